import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

/** Back into the queue, to be tried at once. */
export async function requeue(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ state: 'queued', attempts: 0, next_at: now, lease_until: null, error: null })
    .where('id', '=', id)
    .execute()
  await tx.selectNoFrom(sql`pg_notify('asmo_outbox', '')`.as('told')).execute()
}

export async function dropNotice(tx: Tx, id: string, reason: string): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ state: 'dropped', lease_until: null, error: reason })
    .where('id', '=', id)
    .execute()
}
