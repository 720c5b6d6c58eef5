import { type FormEvent, useState } from 'react'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { Outside } from './outside.tsx'
import css from './outside.module.css'
import { Refused } from './sign-in.tsx'

/** Asks for a one-time link. The answer is the same whether or not the address is known (G1). */
export function Forgotten() {
  const t = useTexts().signIn
  const [email, setEmail] = useState('')
  const ask = useAct<void, { email: string }>({ path: '/password-resets' })
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!ask.isPending) ask.mutate({ email: email.trim() })
  }
  const back = <Link to={paths.signIn()}>{t.back()}</Link>
  if (ask.isSuccess) return <Outside title={t.linkSentTitle()} lead={t.linkSent(email.trim())} foot={back} />
  return (
    <Outside title={t.forgottenTitle()} lead={t.forgottenLead()} foot={back}>
      <form onSubmit={send} className={css.form}>
        <Refused error={ask.error} />
        <TextInput
          label={t.email()}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={setEmail}
        />
        <Button type="submit" look="primary" wide busy={ask.isPending}>
          {t.sendLink()}
        </Button>
      </form>
    </Outside>
  )
}
