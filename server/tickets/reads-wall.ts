import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { TicketRow } from '../../core/tickets/wire.ts'
import type { wallQueryShape } from '../../core/tickets/wire-lists.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { allOf, isOpen, rowColumns, rowJoins, type RowFacts } from './reads-rows.ts'
import { rowView } from './views-row.ts'

/** A request that is late or soon will be, with the norm that says so. */
export interface Urgent {
  readonly row: TicketRow
  readonly norm: string
  readonly late: boolean
}

interface Looked {
  readonly now: Instant
  /** What is due by then is near. */
  readonly until: Instant
}

/** Open requests due by an instant, the latest first to be late on top: those of one figure, or all. */
export async function urgentTickets(
  reader: Reader,
  house: House,
  asked: Looked & { readonly most: number; readonly opened: z.output<typeof wallQueryShape> },
): Promise<Urgent[]> {
  const { now, until, most, opened } = asked
  const conditions = [isOpen, sql`t.queue_at <= ${until}::timestamptz`, ...openedBy(opened, now)]
  const { rows } = await sql<RowFacts>`
    select ${rowColumns}
    from (select t.* from ticket t where ${allOf(conditions)} order by t.queue_at, t.number limit ${sql.lit(most)}) t
    ${rowJoins} order by t.queue_at, t.number`.execute(reader)
  return rows.map((row) => ({
    row: rowView(house, { row, now, side: 'provider' }),
    norm: row.clock?.norm ?? '',
    late: row.queue_at <= now,
  }))
}

function openedBy({ norm, person, of }: z.output<typeof wallQueryShape>, now: Instant): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = []
  if (norm !== undefined) found.push(sql`t.clock ->> 'norm' = ${norm}::text`)
  if (person === 'nobody') found.push(sql`t.assignee_id is null`)
  else if (person !== undefined) found.push(sql`t.assignee_id = ${person}::uuid`)
  if (of === 'late') found.push(sql`t.queue_at <= ${now}::timestamptz`)
  if (of === 'near') found.push(sql`t.queue_at > ${now}::timestamptz`)
  return found
}

/** Open requests of one specialist (null: of nobody) under one norm; those that are neither late nor near have none. */
export interface Counted {
  readonly id: string | null
  readonly name: string | null
  readonly norm: string | null
  readonly regulation: { readonly id: string; readonly version: number } | null
  readonly open: number
  readonly late: number
  readonly near: number
}

/** All open requests by specialist and norm, in one statement: every figure of the wall is a sum of these. */
export async function countOpen(reader: Reader, { now, until }: Looked): Promise<Counted[]> {
  const late = sql`t.queue_at <= ${now}::timestamptz`
  const urgent = sql`t.queue_at <= ${until}::timestamptz`
  const { rows } = await sql<Counted>`
    select a.id, a.name, w.norm, w.regulation, w.open, w.late, w.near
    from (select t.assignee_id, case when ${urgent} then t.clock ->> 'norm' end as norm,
        case when ${urgent} then t.clock -> 'regulation' end as regulation,
        count(*)::int as open, count(*) filter (where ${late})::int as late,
        count(*) filter (where ${urgent} and not ${late})::int as near
      from ticket t where ${isOpen} group by 1, 2, 3) w
    left join staff_card a on a.id = w.assignee_id
    order by a.name nulls last, a.id, w.norm nulls last, w.regulation desc`.execute(reader)
  return rows
}
