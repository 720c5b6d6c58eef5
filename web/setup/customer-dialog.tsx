import { useState } from 'react'
import type { CustomerCard } from '../../core/customers/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Segments } from '../ui/segments.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import { changesOf } from './changes-of.ts'
import { FormDialog } from './form-dialog.tsx'
import { orNull } from './or-null.ts'
import css from './setup.module.css'

const kinds = ['organisation', 'person'] as const satisfies readonly CustomerCard['kind'][]

export interface CustomerDialogProps {
  /** Null: a new one. */
  readonly customer: CustomerCard | null
  readonly onClose: () => void
  readonly onSaved?: (customer: CustomerCard) => void
}

export function CustomerDialog({ customer, onClose, onSaved }: CustomerDialogProps) {
  const { customers: t } = useTexts()
  const [kind, setKind] = useState(customer?.kind ?? 'organisation')
  const [name, setName] = useState(customer?.name ?? '')
  const [shortName, setShortName] = useState(customer?.shortName ?? '')
  const [inn, setInn] = useState(customer?.inn ?? '')
  const [phone, setPhone] = useState(customer?.phone ?? '')
  const [note, setNote] = useState(customer?.note ?? '')
  const act = useAct<CustomerCard, object>({
    method: customer === null ? 'POST' : 'PATCH',
    path: customer === null ? '/customers' : `/customers/${customer.id}`,
    stale: [['customers'], ...(customer === null ? [] : [['customer', customer.id]])],
    onDone: (saved) => {
      toast({ text: customer === null ? t.added(saved.shortName) : t.saved() })
      onClose()
      onSaved?.(saved)
    },
  })
  const fields = act.error?.fields ?? {}
  return (
    <FormDialog
      title={customer === null ? t.add() : t.edit()}
      submit={customer === null ? t.addDo() : t.save()}
      size="wide"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => {
        const typed = {
          kind,
          name: name.trim(),
          // What is short already is its own short name.
          shortName: shortName.trim() === '' ? name.trim().slice(0, 100) : shortName.trim(),
          inn: orNull(inn)?.replaceAll(/\s/g, '') ?? null,
          phone: orNull(phone),
          note: orNull(note),
        }
        const sent = customer === null ? typed : changesOf(customer, typed)
        if (Object.keys(sent).length === 0) onClose()
        else act.mutate(sent)
      }}
    >
      <Segments
        label={t.kind()}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: t.kinds[value]() }))}
      />
      <TextInput label={t.fullName()} autoFocus value={name} onChange={setName} error={fields['name']} />
      <TextInput
        label={t.shortName()}
        hint={t.shortNameHint()}
        optional
        value={shortName}
        onChange={setShortName}
        error={fields['shortName']}
      />
      <div className={css.pair}>
        <TextInput
          label={t.inn()}
          placeholder={t.innHint()}
          optional
          inputMode="numeric"
          value={inn}
          onChange={setInn}
          error={fields['inn'] && act.error?.code === 'invalid_input' ? t.innHint() : fields['inn']}
        />
        <TextInput label={t.phone()} optional type="tel" value={phone} onChange={setPhone} error={fields['phone']} />
      </div>
      <TextArea label={t.note()} hint={t.noteHint()} optional value={note} onChange={setNote} error={fields['note']} />
    </FormDialog>
  )
}
