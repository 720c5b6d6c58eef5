import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAct } from '../act.ts'
import { Lead } from '../frame/side.tsx'
import { sessionQuery } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Link, useHere } from '../ui/link.tsx'
import { useProblemText } from '../ui/state-page.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { Outside } from './outside.tsx'
import css from './outside.module.css'

/** Stands at its own address, and in the place of any page that needs somebody signed in. */
export function SignIn() {
  const t = useTexts().signIn
  const { data: session } = useQuery(sessionQuery)
  const here = useHere()
  if (session && here === paths.signIn()) return <Lead to={paths.home()} />
  return (
    <Outside title={t.title()} foot={t.noAccount()}>
      <SignInForm />
    </Outside>
  )
}

function SignInForm() {
  const t = useTexts().signIn
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useAct<void, { email: string; password: string }>({
    path: '/session',
    stale: [sessionQuery.queryKey],
    onProblem: () => setPassword(''),
  })
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!enter.isPending) enter.mutate({ email: email.trim(), password })
  }
  return (
    <form onSubmit={send} className={css.form}>
      <Refused error={enter.error} />
      <TextInput
        label={t.email()}
        type="email"
        name="email"
        autoComplete="username"
        required
        autoFocus
        value={email}
        onChange={setEmail}
      />
      <TextInput
        label={t.password()}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" look="primary" wide busy={enter.isPending}>
        {enter.isPending ? t.entering() : t.enter()}
      </Button>
      <Link to={paths.forgotten()} className={css.aside}>
        {t.forgotten()}
      </Link>
    </form>
  )
}

/** What the server said no to, in its own words. */
export function Refused({ error }: { readonly error: unknown }) {
  const text = useProblemText(error)
  if (error === null || error === undefined) return null
  return (
    <Banner tone="danger" loud>
      {text}
    </Banner>
  )
}
