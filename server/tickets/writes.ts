import { sql } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import type { Schema } from '../../db/schema.ts'

export type TicketRow = Omit<Insertable<Schema['ticket']>, 'search'>
export type TicketChange = Omit<Updateable<Schema['ticket']>, 'search'>
export type EventRow = Insertable<Schema['ticket_event']>
export type NoticeRow = Insertable<Schema['notice']>

/** What is told to the live streams when the transaction commits. */
export interface Announcement {
  readonly number: number
  readonly seq: number
  /** What customers are told instead (B1). */
  readonly publicSeq: number
  readonly customerId: string
  readonly requesterId: string
  readonly watcherIds: readonly string[]
  /** False: nothing of it is for customers. */
  readonly public: boolean
}

interface Written {
  readonly events: readonly EventRow[]
  readonly notices: readonly NoticeRow[]
  readonly announcement: Announcement
}

/** A new request with its first events and letters, in one statement. */
export async function insertTicket(
  tx: Tx,
  { row, words, ...written }: Written & { readonly row: TicketRow; readonly words: string },
): Promise<void> {
  const search = sql<string>`setweight(to_tsvector('russian', ${row.subject}::text), 'A') || to_tsvector('russian', ${indexable(words)}::text)`
  const ticket = tx.with('changed', (query) =>
    query
      .insertInto('ticket')
      .values({ ...row, search })
      .returning('number'),
  )
  await finish(ticket, written)
}

/** A request moved on, with the events that moved it and their letters, in one statement. */
export async function updateTicket(
  tx: Tx,
  given: Written & {
    readonly number: number
    readonly change: TicketChange
    /** Public words to be found by; null: none. */
    readonly words: string | null
  },
): Promise<void> {
  const { number, change, words, ...written } = given
  // A request with an endless correspondence is found by the first of its words; a tsvector has an end too.
  const search =
    words === null
      ? {}
      : {
          search: sql<string>`case when length(search) < 10000 then search || to_tsvector('russian', ${indexable(words)}::text) else search end`,
        }
  const ticket = tx.with('changed', (query) =>
    query
      .updateTable('ticket')
      .set({ ...change, ...search })
      .where('number', '=', number)
      .returning('number'),
  )
  await finish(ticket, written)
}

const indexable = (words: string): string => words.slice(0, 20_000)

type WithChanged = ReturnType<typeof changedOf>
const changedOf = (tx: Tx) =>
  tx.with('changed', (query) => query.updateTable('ticket').set({ seq: 0 }).returning('number'))

async function finish(ticket: WithChanged, { events, notices, announcement }: Written): Promise<void> {
  const recorded = ticket.with('recorded', (query) => query.insertInto('ticket_event').values([...events]))
  const tell = sql`pg_notify('asmo_ticket', ${JSON.stringify(announcement)})`
  if (notices.length === 0) {
    await recorded.selectFrom('changed').select(tell.as('told')).executeTakeFirstOrThrow()
    return
  }
  await recorded
    .with('posted', (query) => query.insertInto('notice').values([...notices]))
    .selectFrom('changed')
    .select([tell.as('told'), sql`pg_notify('asmo_outbox', '')`.as('woken')])
    .executeTakeFirstOrThrow()
}

/** The columns of the clocks alone, computed anew without an event (a calendar was extended, or nothing was due yet). */
export async function setClockColumns(
  tx: Tx,
  { number, change }: { readonly number: number; readonly change: TicketChange },
): Promise<void> {
  await tx.updateTable('ticket').set(change).where('number', '=', number).execute()
}
