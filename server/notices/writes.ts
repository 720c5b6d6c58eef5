import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

/** Back into the queue, to be tried at once and to where its reader gets letters now: that address. */
export async function requeue(tx: Tx, id: string, now: Instant): Promise<string> {
  const { address } = await tx
    .updateTable('notice')
    .set({
      state: 'queued',
      attempts: 0,
      next_at: now,
      lease_until: null,
      error: null,
      bounced_at: null,
      bounce_status: null,
      sent_at: null,
      address: sql<string>`coalesce((select person.email from person where person.id = notice.person_id), notice.address)`,
    })
    .where('id', '=', id)
    .returning('address')
    .executeTakeFirstOrThrow()
  await tx.selectNoFrom(sql`pg_notify('asmo_outbox', '')`.as('told')).execute()
  return address
}

export async function dropNotice(tx: Tx, id: string, reason: string): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ state: 'dropped', lease_until: null, error: reason })
    .where('id', '=', id)
    .execute()
}
