import { useState } from 'react'
import { lastDayOfYearFrom } from '../../core/contracts/default-contract.ts'
import type { ContractView } from '../../core/contracts/wire.ts'
import { parseCivilDate } from '../../core/time/civil.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import { FormDialog } from './form-dialog.tsx'
import css from './setup.module.css'
import { useToday } from './today.ts'

/** R2.5 «типовой договор»: a number and a date, nothing more. */
export function DefaultContractDialog({
  customerId,
  onClose,
}: {
  readonly customerId: string
  readonly onClose: () => void
}) {
  const t = useTexts().customers
  const [number, setNumber] = useState('')
  const [startsOn, setStartsOn] = useState(useToday())
  const act = useAct<ContractView, object>({
    path: `/customers/${customerId}/contracts/default`,
    stale: [['customers'], ['customer', customerId]],
    onDone: () => {
      toast({ text: t.saved() })
      onClose()
    },
  })
  const fields = act.error?.fields ?? {}
  const starts = parseCivilDate(startsOn)
  return (
    <FormDialog
      title={t.defaultTitle()}
      submit={t.createDefault()}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => act.mutate({ number, startsOn })}
    >
      <p className={css.text}>{t.defaultWhat()}</p>
      <div className={css.pair}>
        <TextInput label={t.number()} autoFocus value={number} onChange={setNumber} error={fields['number']} />
        <TextInput
          label={t.startsOn()}
          type="date"
          value={startsOn}
          onChange={setStartsOn}
          error={fields['startsOn']}
        />
      </div>
      <p className={css.quiet} aria-live="polite">
        {starts === undefined ? '\u00a0' : t.defaultUntil(lastDayOfYearFrom(starts))}
      </p>
    </FormDialog>
  )
}
