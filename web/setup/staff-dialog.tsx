import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { languages, staffRoles } from '../../core/people/roles.ts'
import type { StaffView } from '../../core/people/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Choice } from '../ui/choice.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import { changesOf } from './changes-of.ts'
import { FormDialog } from './form-dialog.tsx'
import { orNull } from './or-null.ts'
import { linesQuery } from './queries.ts'
import css from './setup.module.css'

export interface StaffDialogProps {
  /** Null: somebody new. */
  readonly person: StaffView | null
  readonly onClose: () => void
  readonly onAdded: (person: StaffView) => void
}

const NO_LINE = 'none'

export function StaffDialog({ person, onClose, onAdded }: StaffDialogProps) {
  const { setup: t, customers: c, people } = useTexts()
  const { data: lines = [] } = useQuery(linesQuery)
  const [name, setName] = useState(person?.name ?? '')
  const [email, setEmail] = useState(person?.email ?? '')
  const [phone, setPhone] = useState(person?.phone ?? '')
  const [position, setPosition] = useState(person?.position ?? '')
  const [role, setRole] = useState(person?.role ?? 'specialist')
  const [lineId, setLineId] = useState(person?.line?.id ?? NO_LINE)
  const [language, setLanguage] = useState(person?.language ?? 'ru')
  const act = useAct<StaffView, object>({
    method: person === null ? 'POST' : 'PATCH',
    path: person === null ? '/staff' : `/staff/${person.id}`,
    stale: [['staff'], ['lines']],
    onDone: (saved) => {
      toast({ text: person === null ? t.added(saved.name) : t.saved() })
      onClose()
      if (person === null) onAdded(saved)
    },
  })
  const fields = act.error?.fields ?? {}
  const open = lines.filter((line) => !line.archived || line.id === lineId)
  return (
    <FormDialog
      title={person === null ? t.addStaff() : t.editStaff()}
      submit={person === null ? t.addStaff() : t.save()}
      size="wide"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => {
        const typed = {
          name: name.trim(),
          email: email.trim(),
          phone: orNull(phone),
          position: orNull(position),
          role,
          lineId: lineId === NO_LINE ? null : lineId,
          language,
        }
        const sent = person === null ? typed : changesOf({ ...person, lineId: person.line?.id ?? null }, typed)
        if (Object.keys(sent).length === 0) onClose()
        else act.mutate(sent)
      }}
    >
      <div className={css.halves}>
        <TextInput label={c.personName()} autoFocus value={name} onChange={setName} error={fields['name']} />
        <TextInput
          label={c.email()}
          type="email"
          value={email}
          onChange={setEmail}
          error={fields['email'] && act.error?.code === 'already_exists' ? c.emailTaken() : fields['email']}
        />
        <TextInput label={c.phone()} type="tel" optional value={phone} onChange={setPhone} error={fields['phone']} />
        <TextInput label={c.position()} optional value={position} onChange={setPosition} error={fields['position']} />
      </div>
      <Choice
        label={t.role()}
        columns={2}
        value={role}
        onChange={setRole}
        error={fields['role']}
        options={staffRoles.map((value) => ({ value, label: people.role(value), text: people.roleHint(value) }))}
      />
      <div className={css.pair}>
        <Select
          label={t.line()}
          value={lineId}
          onChange={setLineId}
          error={fields['lineId']}
          options={[
            { value: NO_LINE, label: t.noLine() },
            ...open.map((line) => ({ value: line.id, label: line.name })),
          ]}
        />
        <Segments
          label={c.language()}
          value={language}
          onChange={setLanguage}
          options={languages.map((value) => ({ value, label: c.languages[value]() }))}
        />
      </div>
    </FormDialog>
  )
}
