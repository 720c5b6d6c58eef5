import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useWriters } from '../frame/live.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { ticketQuery } from '../tickets/query.ts'
import { useSeen } from '../tickets/seen.ts'
import { StateMark } from '../ui/badge.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { Asks } from './asks.tsx'
import { Composer } from './composer.tsx'
import { Ended } from './ended.tsx'
import { Story } from './story.tsx'
import css from './ticket.module.css'
import { TicketSide } from './ticket-side.tsx'

/** A request: the one thing expected on top, then its story, then the facts (R5.4). */
export function Ticket() {
  const number = Number(useParams({ strict: false })['number'])
  const { data, error, refetch } = useQuery(ticketQuery(number))
  const t = useTexts().portal.ticket
  if (data !== undefined) return <TicketPage key={number} ticket={data} />
  return error === null ? (
    <Skeleton shape="page" lines={8} />
  ) : (
    <ErrorState
      error={error}
      onRetry={() => void refetch()}
      elsewhere={<ButtonLink to={paths.tickets()}>{t.back()}</ButtonLink>}
    />
  )
}

function TicketPage({ ticket }: { readonly ticket: TicketCard }) {
  const { portal, tickets } = useTexts()
  const t = portal.ticket
  const { person } = useSession()
  const [opened] = useState(ticket.seq)
  const seen = useSeen({ personId: person.id, number: ticket.number, seq: ticket.seq })
  return (
    <div className={css.page}>
      <header className={css.head}>
        <p className={css.above}>
          <Link to={paths.tickets()} className={css.back}>
            <Icon name="back" size={16} />
            {t.back()}
          </Link>
          <span>{tickets.number(ticket.number)}</span>
        </p>
        <h1 className={css.title}>{ticket.subject}</h1>
        <p className={css.marks}>
          <StateMark state={ticket.state} />
        </p>
      </header>
      <div className={css.main}>
        <Ended ticket={ticket} />
        <Asks ticket={ticket} />
        <Story ticket={ticket} seen={seen} opened={opened} />
        <Writers number={ticket.number} />
        <Composer ticket={ticket} />
      </div>
      <TicketSide ticket={ticket} />
    </div>
  )
}

/** Who writes just now; the line keeps its place, so that nothing jumps. */
function Writers({ number }: { readonly number: number }) {
  const t = useTexts().portal.ticket
  const writers = useWriters(number)
  return (
    <p className={css.writers} role="status">
      {writers.length > 0 && t.writing(writers.map(({ name }) => name))}
    </p>
  )
}
