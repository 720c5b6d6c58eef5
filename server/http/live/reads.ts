import { sql } from 'kysely'
import type { Tx } from '../../../db/connect.ts'
import type { Announcement } from './announcement.ts'

export interface WriterAndTicket {
  readonly customer_id: string
  readonly requester_id: string
  readonly watcher_ids: string[]
  readonly name: string
}

/** Whose request it is, and what the writer is called. */
export const ticketBeingWritten = (
  tx: Tx,
  { number, personId }: { number: number; personId: string },
): Promise<WriterAndTicket | undefined> =>
  tx
    .selectFrom('ticket')
    .innerJoin('person', (join) => join.on('person.id', '=', personId))
    .select(['ticket.customer_id', 'ticket.requester_id', 'ticket.watcher_ids', 'person.name'])
    .where('ticket.number', '=', number)
    .executeTakeFirst()

/** To all processes, when the transaction commits; nothing is stored. */
export async function announce(tx: Tx, announcement: Announcement): Promise<void> {
  await tx.selectNoFrom(sql`pg_notify('asmo_ticket', ${JSON.stringify(announcement)})`.as('told')).execute()
}
