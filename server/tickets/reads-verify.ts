import { sql } from 'kysely'
import type { Reader } from '../../db/connect.ts'
import type { Schema } from '../../db/schema.ts'
import type { Selectable } from 'kysely'
import { storedEvent, type StoredEvent } from './reads-card.ts'

export type TicketColumns = Omit<Selectable<Schema['ticket']>, 'search'>

/** A stored request with its whole history. */
export interface Whole {
  readonly row: TicketColumns
  readonly events: readonly StoredEvent[]
}

/** The next requests by number, with their events, in two statements. */
export async function wholeAfter(reader: Reader, after: number, limit: number): Promise<Whole[]> {
  const rows = await reader
    .selectFrom('ticket')
    .selectAll()
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
  const numbers = rows.map(({ number }) => number)
  const events = await reader
    .selectFrom('ticket_event')
    .selectAll()
    .where('ticket', '=', sql<number>`any(${numbers}::bigint[])`)
    .orderBy('ticket')
    .orderBy('seq')
    .execute()
  const byTicket = Map.groupBy(events.map(storedEvent), ({ event }) => event.ticket)
  return rows.map((row) => ({ row, events: byTicket.get(row.number) ?? [] }))
}

/** Events of requests that are not there. The database's own key forbids them. */
export async function orphanEvents(reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ticket_event e
    where not exists (select from ticket t where t.number = e.ticket)`.execute(reader)
  return rows[0]?.count ?? 0
}
