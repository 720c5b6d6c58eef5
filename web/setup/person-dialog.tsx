import { type ReactNode, useState } from 'react'
import { competences, customerRoles, languages, visibilities } from '../../core/people/roles.ts'
import type { ContactView } from '../../core/people/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Checkbox, Choice } from '../ui/choice.tsx'
import { Segments } from '../ui/segments.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import { changesOf } from './changes-of.ts'
import { Checks } from './checks.tsx'
import { FormDialog } from './form-dialog.tsx'
import { orNull } from './or-null.ts'
import css from './setup.module.css'

export interface PersonDialogProps {
  readonly customerId: string
  /** Null: somebody new. */
  readonly person: ContactView | null
  readonly onClose: () => void
  /** Somebody new was added, who is to be invited at once. */
  readonly onInvite: (person: ContactView) => void
  /** What only the staff keeps of him. */
  readonly more?: ReactNode
}

export function PersonDialog({ customerId, person, onClose, onInvite, more }: PersonDialogProps) {
  const { customers: t, people } = useTexts()
  const [name, setName] = useState(person?.name ?? '')
  const [email, setEmail] = useState(person?.email ?? '')
  const [phone, setPhone] = useState(person?.phone ?? '')
  const [position, setPosition] = useState(person?.position ?? '')
  const [role, setRole] = useState(person?.role ?? 'user')
  const [sees, setSees] = useState(person?.sees ?? 'own')
  const [able, setAble] = useState(person?.competences ?? [])
  const [invites, setInvites] = useState(person === null)
  const [language, setLanguage] = useState(person?.language ?? 'ru')
  const act = useAct<ContactView, object>({
    method: person === null ? 'POST' : 'PATCH',
    path: person === null ? `/customers/${customerId}/people` : `/people/${person.id}`,
    stale: [['customer', customerId], ['customers'], ['organisation']],
    onDone: (saved) => {
      toast({ text: person === null ? t.added(saved.name) : t.saved() })
      onClose()
      if (invites) onInvite(saved)
    },
  })
  const fields = act.error?.fields ?? {}
  return (
    <FormDialog
      title={person === null ? t.addPerson() : t.editPerson()}
      submit={person === null ? t.addPerson() : t.save()}
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
          sees: role === 'customer_administrator' ? 'organisation' : sees,
          competences: able,
          language,
        }
        const sent = person === null ? typed : changesOf(person, typed)
        if (Object.keys(sent).length === 0) onClose()
        else act.mutate(sent)
      }}
    >
      <div className={css.halves}>
        <TextInput label={t.personName()} autoFocus value={name} onChange={setName} error={fields['name']} />
        <TextInput
          label={t.email()}
          type="email"
          value={email}
          onChange={setEmail}
          error={fields['email'] && act.error?.code === 'already_exists' ? t.emailTaken() : fields['email']}
        />
        <TextInput label={t.phone()} type="tel" optional value={phone} onChange={setPhone} error={fields['phone']} />
        <TextInput label={t.position()} optional value={position} onChange={setPosition} error={fields['position']} />
      </div>
      {more}
      <Choice
        label={t.role()}
        columns={3}
        value={role}
        onChange={setRole}
        error={fields['role']}
        options={customerRoles.map((value) => ({ value, label: people.role(value), text: people.roleHint(value) }))}
      />
      {role === 'customer_administrator' ? (
        <p className={css.quiet}>{t.seesAll()}</p>
      ) : (
        <Segments
          label={t.sees()}
          value={sees}
          onChange={setSees}
          options={visibilities.map((value) => ({ value, label: people.sees(value) }))}
        />
      )}
      <Checks
        label={t.competences()}
        hint={t.competencesHint()}
        value={able}
        onChange={(picked) => setAble([...picked])}
        options={competences.map((value) => ({ value, label: people.competence(value) }))}
      />
      <Segments
        label={t.language()}
        value={language}
        onChange={setLanguage}
        options={languages.map((value) => ({ value, label: t.languages[value]() }))}
      />
      {person === null && (
        <Checkbox label={t.inviteNow()} text={t.inviteNowText()} checked={invites} onChange={setInvites} />
      )}
    </FormDialog>
  )
}
