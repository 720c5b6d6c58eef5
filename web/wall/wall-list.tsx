import { useQuery } from '@tanstack/react-query'
import type { TicketRow } from '../../core/tickets/wire.ts'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { ClockChip } from '../tickets/clock-chip.tsx'
import { StateMark } from '../ui/badge.tsx'
import { Link } from '../ui/link.tsx'
import { Moment } from '../ui/moment.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { type Chosen, NOBODY } from './chosen.ts'
import css from './wall.module.css'

export interface WallListProps {
  readonly chosen: Chosen
  readonly items: readonly TicketRow[]
}

/** The requests behind a figure. */
export function WallList({ chosen, items }: WallListProps) {
  return chosen.of === 'open' ? <OpenOf person={chosen.person} /> : <Rows rows={items} />
}

/** All open requests of a specialist: more than the wall itself holds. */
function OpenOf({ person }: { readonly person: string }) {
  const who = person === NOBODY ? { view: 'unassigned' } : { view: 'open', assigneeId: person }
  const { data, error, refetch } = useQuery({
    queryKey: ['tickets', 'open-with', person],
    queryFn: ({ signal }) =>
      call<{ items: readonly TicketRow[] }>('GET', '/tickets', { query: { ...who, limit: 200 }, signal }),
  })
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data === undefined ? <Skeleton shape="rows" lines={6} /> : <Rows rows={data.items} />
}

function Rows({ rows }: { readonly rows: readonly TicketRow[] }) {
  const t = useTexts().wall
  if (rows.length === 0) return <p className={css.empty}>{t.noneHere()}</p>
  return (
    <ul className={css.list} aria-label={t.list()}>
      {rows.map((row) => (
        <Row key={row.number} row={row} />
      ))}
    </ul>
  )
}

function Row({ row }: { readonly row: TicketRow }) {
  const { wall: t, tickets } = useTexts()
  return (
    <li>
      <Link to={paths.deskTicket(row.number)} className={css.row}>
        <span className={css.subject}>
          <span className={css.number}>{tickets.number(row.number)}</span> {row.subject}
        </span>
        <span className={css.chip}>
          <ClockChip clock={row.clock} covered={row.covered} />
        </span>
        <span className={css.facts}>
          {[row.customer.name, row.module?.name ?? row.product?.name].filter(Boolean).join(' · ')}
          {' · '}
          {row.assignee?.name ?? t.unassigned()}
        </span>
        <span className={css.state}>
          <StateMark state={row.state} plain />
          {row.clock !== null && row.clock.due !== null && (
            <span>
              {t.due()} <Moment at={row.clock.due} form="brief" />
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}
