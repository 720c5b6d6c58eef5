import { useState } from 'react'
import type { ContractKind, SupportPlace } from '../../core/contracts/contract.ts'
import type { ContractView } from '../../core/contracts/wire.ts'
import { services } from '../../core/tickets/words.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Segments } from '../ui/segments.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import { changesOf } from './changes-of.ts'
import { Checks } from './checks.tsx'
import { type ContractDraft, draftOf, wireOf, wrongNorms } from './contract-draft.ts'
import { ContractNorms } from './contract-norms.tsx'
import { ContractProducts } from './contract-products.tsx'
import { FormDialog } from './form-dialog.tsx'
import css from './setup.module.css'
import { useToday } from './today.ts'

export interface ContractDialogProps {
  readonly customerId: string
  /** Null: a new one. */
  readonly contract: ContractView | null
  readonly onClose: () => void
}

const kinds: readonly ContractKind[] = ['licence', 'service']
const places: readonly SupportPlace[] = ['remote', 'on_site']

/** Everything of a contract that decides cover and norms. */
export function ContractDialog({ customerId, contract, onClose }: ContractDialogProps) {
  const { customers: t, contracts, tickets } = useTexts()
  const today = useToday()
  const [draft, setDraft] = useState(() => draftOf(contract, today))
  const [checked, setChecked] = useState(false)
  const change = (news: Partial<ContractDraft>): void => setDraft((known) => ({ ...known, ...news }))
  const act = useAct<ContractView, Partial<ReturnType<typeof wireOf>>>({
    method: contract === null ? 'POST' : 'PATCH',
    path: contract === null ? `/customers/${customerId}/contracts` : `/contracts/${contract.id}`,
    stale: [['customers'], ['customer', customerId]],
    onDone: () => {
      toast({ text: t.saved() })
      onClose()
    },
  })
  const fields = act.error?.fields ?? {}
  const noService = draft.services.length === 0
  const send = (): void => {
    setChecked(true)
    if (noService || wrongNorms(draft).length > 0) return
    const sent = contract === null ? wireOf(draft) : changesOf(wireOf(draftOf(contract, today)), wireOf(draft))
    if (Object.keys(sent).length === 0) onClose()
    else act.mutate(sent)
  }
  return (
    <FormDialog
      title={contract === null ? t.addContract() : t.editContract()}
      submit={contract === null ? t.addContract() : t.save()}
      size="wide"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={send}
    >
      <Segments
        label={t.contractKind()}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        options={kinds.map((value) => ({ value, label: contracts.kind(value) }))}
      />
      <div className={css.pair}>
        <TextInput
          label={t.number()}
          autoFocus
          value={draft.number}
          onChange={(number) => change({ number })}
          error={fields['number']}
        />
        <TextInput
          label={t.startsOn()}
          type="date"
          value={draft.startsOn}
          onChange={(startsOn) => change({ startsOn })}
          error={fields['startsOn']}
        />
        <TextInput
          label={t.endsOn()}
          optional
          type="date"
          value={draft.endsOn}
          onChange={(endsOn) => change({ endsOn })}
          error={fields['endsOn']}
        />
      </div>
      <Checks
        label={t.services()}
        value={draft.services}
        onChange={(picked) => change({ services: picked })}
        options={services.map((value) => ({ value, label: tickets.service(value) }))}
        error={checked && noService ? t.servicesMissing() : fields['services']}
      />
      <ContractProducts value={draft.productIds} onChange={(productIds) => change({ productIds })} />
      <div className={css.pair}>
        <Segments
          label={t.place()}
          value={draft.place}
          onChange={(place) => change({ place })}
          options={places.map((value) => ({ value, label: contracts.place(value) }))}
        />
        <TextInput
          label={t.priceNote()}
          optional
          value={draft.priceNote}
          onChange={(priceNote) => change({ priceNote })}
          error={fields['priceNote']}
        />
      </div>
      <ContractNorms
        hours={draft.hours}
        onChange={(hours) => change({ hours })}
        wrong={checked ? wrongNorms(draft) : []}
        error={fields['normMinutes']}
      />
      <TextArea
        label={t.specification()}
        hint={t.specificationHint()}
        optional
        value={draft.specification}
        onChange={(specification) => change({ specification })}
        error={fields['specification']}
      />
    </FormDialog>
  )
}
