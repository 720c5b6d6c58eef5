import { sql } from 'kysely'
import type { TicketRow } from '../../core/tickets/wire.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { isOpen, rowColumns, rowJoins, type RowFacts } from './reads-rows.ts'
import { rowView } from './views-row.ts'

/** A request that is late or soon will be, with the norm that says so. */
export interface Urgent {
  readonly row: TicketRow
  readonly norm: string
  readonly late: boolean
}

const MOST = 1000

/** Open requests due by an instant, the latest first to be late on top. */
export async function urgentTickets(
  reader: Reader,
  house: House,
  { until, now }: { readonly until: Instant; readonly now: Instant },
): Promise<Urgent[]> {
  const { rows } = await sql<RowFacts>`
    select ${rowColumns}
    from (select t.* from ticket t where ${isOpen} and t.queue_at <= ${until}::timestamptz
      order by t.queue_at, t.number limit ${sql.lit(MOST)}) t
    ${rowJoins} order by t.queue_at, t.number`.execute(reader)
  return rows.map((row) => ({
    row: rowView(house, { row, now, side: 'provider' }),
    norm: row.clock?.norm ?? '',
    late: row.queue_at <= now,
  }))
}

/** How many open requests each specialist holds; null: nobody. */
export async function openBySpecialist(
  reader: Reader,
): Promise<{ id: string | null; name: string | null; open: number }[]> {
  const { rows } = await sql<{ id: string | null; name: string | null; open: number }>`
    select a.id, a.name, w.open
    from (select t.assignee_id, count(*)::int as open from ticket t where ${isOpen} group by t.assignee_id) w
    left join staff_card a on a.id = w.assignee_id order by a.name nulls last, a.id`.execute(reader)
  return rows
}
