import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import type { Life } from './reads-book.ts'

/** `renewed`: this UIDVALIDITY is new, and an older one was known (I5). */
export async function beginValidity(
  tx: Tx,
  { mailboxId, uidValidity, uidNext, now }: Life & { readonly uidNext: number; readonly now: Instant },
): Promise<{ readonly renewed: boolean }> {
  const begun = await tx
    .insertInto('mailbox_validity')
    .values({ mailbox_id: mailboxId, uid_validity: uidValidity, first_uid_next: uidNext, begun_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('uid_validity')
    .executeTakeFirst()
  if (begun === undefined) return { renewed: false }
  const older = await tx
    .selectFrom('mailbox_validity')
    .select('uid_validity')
    .where('mailbox_id', '=', mailboxId)
    .where('uid_validity', '!=', uidValidity)
    .limit(1)
    .executeTakeFirst()
  return { renewed: older !== undefined }
}

type Uids = Life & { readonly uids: readonly number[] }

export async function skipUids(tx: Tx, { mailboxId, uidValidity, uids }: Uids): Promise<void> {
  if (uids.length === 0) return
  await sql`
    insert into mailbox_uid (mailbox_id, uid_validity, uid)
    select ${mailboxId}::uuid, ${uidValidity}::bigint, uid from unnest(${[...uids]}::bigint[]) as uid
    on conflict do nothing`.execute(tx)
}

export async function markMoved(tx: Tx, { mailboxId, uidValidity, uids }: Uids): Promise<void> {
  if (uids.length === 0) return
  await tx
    .updateTable('mailbox_uid')
    .set({ unmoved: false })
    .where('mailbox_id', '=', mailboxId)
    .where('uid_validity', '=', uidValidity)
    .where(sql<boolean>`uid = any(${[...uids]}::bigint[])`)
    .execute()
}

/** The box lies somewhere else now: what its UIDs mean there nobody knows. What was taken is known by its content (I5). */
export async function forgetBook(tx: Tx, mailboxId: string): Promise<void> {
  await tx.deleteFrom('mailbox_validity').where('mailbox_id', '=', mailboxId).execute()
}
