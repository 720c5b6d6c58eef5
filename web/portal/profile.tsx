import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAct } from '../act.ts'
import { type Session, sessionQuery, useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import css from './profile.module.css'
import { organisationQuery } from './queries.ts'
import { Refused } from './refused.tsx'

/** Name, telephone and password of one's own. Language and appearance are in the account menu. */
export function Profile() {
  const { portal, people } = useTexts()
  const t = portal.organisation.profile
  const { person } = useSession()
  const { data } = useQuery(organisationQuery)
  const me = data?.people.find(({ id }) => id === person.id)
  return (
    <Page title={t.title()} lead={`${people.role(person.role)}. ${people.roleHint(person.role)}`} width="read">
      <About key={me === undefined ? '' : me.id} phone={me?.phone ?? ''} />
      <Password />
    </Page>
  )
}

function About({ phone: known }: { readonly phone: string }) {
  const { portal, customers, ui } = useTexts()
  const t = portal.organisation.profile
  const { person } = useSession()
  const client = useQueryClient()
  const [name, setName] = useState(person.name)
  const [phone, setPhone] = useState(known)
  const act = useAct<Session, { readonly name: string; readonly phone: string | null }>({
    method: 'PATCH',
    path: '/me',
    stale: [['organisation']],
    onDone: (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      toast({ text: t.saved() })
    },
  })
  const missing = name.trim() === ''
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!missing && !act.isPending) act.mutate({ name: name.trim(), phone: phone.trim() === '' ? null : phone.trim() })
  }
  const fields = act.error?.fields ?? {}
  return (
    <Panel title={t.about()}>
      <form className={css.form} onSubmit={send}>
        <TextInput
          label={customers.personName()}
          autoComplete="name"
          error={missing ? t.nameMissing() : fields['name']}
          value={name}
          onChange={setName}
        />
        <TextInput
          label={customers.phone()}
          hint={t.phoneHint()}
          optional
          type="tel"
          autoComplete="tel"
          error={fields['phone']}
          value={phone}
          onChange={setPhone}
        />
        <TextInput label={customers.email()} hint={t.emailHint()} readOnly value={person.email} onChange={() => {}} />
        <Refused error={act.error} />
        <div>
          <Button type="submit" look="primary" busy={act.isPending}>
            {ui.save()}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function Password() {
  const { portal, signIn, ui } = useTexts()
  const t = portal.organisation.profile
  const { person } = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct<void, { readonly current: string; readonly next: string }>({
    method: 'PUT',
    path: '/me/password',
    onDone: () => {
      setCurrent('')
      setNext('')
      setTried(false)
      toast({ text: t.changed() })
    },
  })
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (current !== '' && next !== '' && !act.isPending) act.mutate({ current, next })
  }
  const wrong = act.error?.code === 'wrong_credentials'
  return (
    <Panel title={t.password()}>
      <form className={css.form} onSubmit={send}>
        {/* For password managers: whose password this is. */}
        <input type="text" autoComplete="username" readOnly hidden value={person.email} />
        <TextInput
          label={t.current()}
          type="password"
          autoComplete="current-password"
          error={wrong ? t.currentWrong() : tried && current === '' ? ui.required() : undefined}
          value={current}
          onChange={setCurrent}
        />
        <TextInput
          label={signIn.newPassword()}
          hint={signIn.passwordHint()}
          type="password"
          autoComplete="new-password"
          error={tried && next === '' ? ui.required() : undefined}
          value={next}
          onChange={setNext}
        />
        <Refused error={wrong ? null : act.error} />
        <div className={css.send}>
          <Button type="submit" busy={act.isPending}>
            {t.change()}
          </Button>
          <p>{t.changeThen()}</p>
        </div>
      </form>
    </Panel>
  )
}
