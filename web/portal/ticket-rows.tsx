import type { TicketRow } from '../../core/tickets/wire.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Badge, StateMark } from '../ui/badge.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { DateOnly, Moment } from '../ui/moment.tsx'
import css from './ticket-rows.module.css'

/** Requests as a customer reads them: what it is, where it stands, who has it, by when. */
export function TicketRows({ rows }: { readonly rows: readonly TicketRow[] }) {
  return (
    <ul className={css.rows}>
      {rows.map((row) => (
        <li key={row.number}>
          <Row row={row} />
        </li>
      ))}
    </ul>
  )
}

function Row({ row }: { readonly row: TicketRow }) {
  const { portal, tickets } = useTexts()
  const { person } = useSession()
  const t = portal.row
  const { lastWord } = row
  return (
    <Link to={paths.ticket(row.number)} className={css.row}>
      <span className={css.head}>
        <span className={css.number}>{tickets.number(row.number)}</span>
        <span className={css.subject}>{row.subject}</span>
      </span>
      <span className={css.marks}>
        {row.expected === null ? (
          <StateMark state={row.state} />
        ) : (
          <Badge tone="accent" icon="arrow-right">
            {tickets.expected(row.expected)}
          </Badge>
        )}
      </span>
      <span className={css.facts}>
        <Due row={row} />
        {row.endedAt === null && <span>{row.assignee === null ? t.nobodyYet() : t.assignee(row.assignee.name)}</span>}
        {row.requester.id !== person.id && <span>{t.requester(row.requester.name)}</span>}
        {row.endedAt === null && (
          <span className={css.last}>
            {t.lastWord(lastWord.name ?? t.support())}, <Moment at={lastWord.at} form="brief" />
          </span>
        )}
      </span>
      <Icon name="chevron-right" size={16} className={css.go} />
    </Link>
  )
}

/** What a customer counts on: the reaction until somebody has it, then the planned date. */
function Due({ row }: { readonly row: TicketRow }) {
  const t = useTexts().portal.row
  const { clock } = row
  if (row.endedAt !== null)
    return (
      <span>
        {t.endedAt()} <Moment at={row.endedAt} form="brief" />
      </span>
    )
  if (row.plannedFor !== null)
    return (
      <span>
        {t.planned()} <DateOnly date={row.plannedFor} />
      </span>
    )
  if (row.state === 'registered' && clock?.measure === 'reaction' && clock.state === 'running' && clock.due !== null)
    return (
      <span>
        {t.reactsBy()} <Moment at={clock.due} form="brief" />
      </span>
    )
  return null
}
