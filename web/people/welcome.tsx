import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAct } from '../act.ts'
import { call, Problem } from '../api.ts'
import { forgetSession, sessionQuery } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useGo } from '../ui/link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { Outside } from './outside.tsx'
import css from './outside.module.css'
import { Refused } from './sign-in.tsx'

/** `GET /invitations/:token`. */
interface Invitation {
  /** Null for the first administrator: nobody knows him yet. */
  readonly name: string | null
  readonly email: string | null
  readonly purpose: 'invitation' | 'password_reset' | 'first_administrator'
}

const ENOUGH = 10

/** Where a one-time link leads: an invitation, a new password, the first administrator. */
export function Welcome() {
  const token = String(useParams({ strict: false })['token'] ?? '')
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call<Invitation>('GET', `/invitations/${encodeURIComponent(token)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (invitation.error instanceof Problem && invitation.error.status >= 400 && invitation.error.status < 500)
    return <LinkDead />
  if (invitation.error !== null)
    return <ErrorState error={invitation.error} onRetry={() => void invitation.refetch()} />
  if (invitation.data === undefined) return <Outside title={<Skeleton lines={1} />} />
  return <Accept token={token} invitation={invitation.data} />
}

function LinkDead() {
  const t = useTexts().signIn
  return (
    <Outside title={t.linkDeadTitle()} lead={t.linkDead()}>
      <ButtonLink to={paths.forgotten()} look="primary" wide>
        {t.askNewLink()}
      </ButtonLink>
    </Outside>
  )
}

function Accept({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const t = useTexts().signIn
  const go = useGo()
  const client = useQueryClient()
  const first = invitation.purpose === 'first_administrator'
  const [name, setName] = useState('')
  const [email, setEmail] = useState(invitation.email ?? '')
  const [password, setPassword] = useState('')
  const accept = useAct<void, { password: string; name?: string; email?: string }>({
    path: `/invitations/${encodeURIComponent(token)}/acceptance`,
    onDone: async () => {
      // Somebody else may have been signed in at this browser.
      forgetSession(client)
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
      go(paths.home(), 'replace')
    },
  })
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!accept.isPending) accept.mutate(first ? { password, name: name.trim(), email: email.trim() } : { password })
  }
  const fields = accept.error?.fields ?? {}
  return (
    <Outside
      title={invitation.name === null ? t.create() : t.welcomeTitle(invitation.name)}
      lead={leadOf(t, invitation)}
    >
      <form onSubmit={send} className={css.form}>
        <Refused error={accept.error} />
        <TextInput
          label={t.email()}
          type="email"
          autoComplete="username"
          readOnly={!first}
          required
          error={fields['email']}
          value={email}
          onChange={setEmail}
        />
        {first && (
          <TextInput
            label={t.yourName()}
            hint={t.yourNameHint()}
            error={fields['name']}
            autoComplete="name"
            required
            value={name}
            onChange={setName}
          />
        )}
        <TextInput
          label={t.newPassword()}
          hint={t.passwordHint()}
          error={fields['password']}
          type="password"
          autoComplete="new-password"
          required
          minLength={ENOUGH}
          autoFocus
          value={password}
          onChange={setPassword}
        />
        <Meter length={password.length} />
        <Button type="submit" look="primary" wide busy={accept.isPending}>
          {t.create()}
        </Button>
      </form>
    </Outside>
  )
}

function Meter({ length }: { readonly length: number }) {
  const t = useTexts().signIn
  const good = length >= ENOUGH
  return (
    <p className={css.meter} data-good={good || undefined} aria-live="polite">
      {good && <Icon name="check" size={16} />}
      {length > 0 && (good ? t.passwordGood() : t.passwordShort(ENOUGH - length))}
    </p>
  )
}

function leadOf(t: ReturnType<typeof useTexts>['signIn'], { purpose }: Invitation): string {
  if (purpose === 'first_administrator') return t.welcomeFirst()
  return purpose === 'invitation' ? t.welcomeInvitation() : t.welcomeReset()
}
