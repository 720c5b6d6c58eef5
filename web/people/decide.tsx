import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { DecisionLink } from '../../core/letters/wire.ts'
import { useAct } from '../act.ts'
import { call, Problem } from '../api.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Outside } from './outside.tsx'
import css from './outside.module.css'
import { Refused } from './sign-in.tsx'

/** Whether the link itself is the trouble: used, too old, overtaken, or never made. */
const isDead = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 404 || error.code === 'link_used_or_expired')

/**
 * Where a link of a letter leads by which a customer accepts a resolution or returns it (R5.7). It opens without signing
 * in and tells nothing of the request but its number (B5); nothing is decided before the button is pressed.
 */
export function Decide() {
  const token = String(useParams({ strict: false })['token'] ?? '')
  const link = useQuery({
    queryKey: ['decision', token],
    queryFn: ({ signal }) => call<DecisionLink>('GET', `/decisions/${encodeURIComponent(token)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (isDead(link.error)) return <LinkDead />
  if (link.error !== null) return <ErrorState error={link.error} onRetry={() => void link.refetch()} />
  if (link.data === undefined) return <Outside title={<Skeleton lines={1} />} />
  return <Question token={token} link={link.data} />
}

function LinkDead() {
  const t = useTexts().decide
  return (
    <Outside title={t.deadTitle()} lead={t.dead()}>
      <ButtonLink to={paths.home()} look="primary" wide>
        {t.signIn()}
      </ButtonLink>
    </Outside>
  )
}

function Question({ token, link }: { readonly token: string; readonly link: DecisionLink }) {
  const t = useTexts().decide
  const { choice, number } = link
  const accepts = choice === 'accept'
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const act = useAct<unknown, { reason?: string }>({ path: `/decisions/${encodeURIComponent(token)}` })
  if (act.isSuccess) return <Decided link={link} />
  if (isDead(act.error)) return <LinkDead />
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const words = reason.trim()
    setMissing(!accepts && words === '')
    if (!act.isPending && (accepts || words !== '')) act.mutate(accepts ? {} : { reason: words })
  }
  return (
    <Outside
      title={accepts ? t.acceptTitle(number) : t.returnTitle(number)}
      lead={`${t.hello(link.name)} ${accepts ? t.acceptWhat() : t.returnWhat()}`}
      foot={t.notYou(link.provider)}
    >
      <form onSubmit={send} className={css.form}>
        <Refused error={act.error} />
        {!accepts && (
          <TextArea
            label={t.reason()}
            hint={t.reasonHint()}
            autoFocus
            minRows={4}
            value={reason}
            onChange={setReason}
            error={missing ? t.reasonMissing() : act.error?.fields['reason']}
          />
        )}
        <Button type="submit" look="primary" icon={accepts ? 'check' : 'undo'} wide busy={act.isPending}>
          {accepts ? t.acceptDo(number) : t.returnDo()}
        </Button>
      </form>
      <p className={css.foot}>{t.otherWay[choice]()}</p>
    </Outside>
  )
}

function Decided({ link: { choice, number } }: { readonly link: DecisionLink }) {
  const t = useTexts().decide
  const accepted = choice === 'accept'
  return (
    <Outside
      title={accepted ? t.acceptedTitle(number) : t.returnedTitle(number)}
      lead={accepted ? t.acceptedText() : t.returnedText()}
    >
      <ButtonLink to={paths.ticket(number)} wide>
        {t.seeTicket()}
      </ButtonLink>
    </Outside>
  )
}
