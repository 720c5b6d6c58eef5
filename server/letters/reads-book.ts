import { sql } from 'kysely'
import type { Reader } from '../../db/connect.ts'

/** One UIDVALIDITY of one mailbox. */
export interface Life {
  readonly mailboxId: string
  readonly uidValidity: number
}

export async function validityOf(
  reader: Reader,
  { mailboxId, uidValidity }: Life,
): Promise<{ readonly firstUidNext: number } | null> {
  const row = await reader
    .selectFrom('mailbox_validity')
    .select('first_uid_next as firstUidNext')
    .where('mailbox_id', '=', mailboxId)
    .where('uid_validity', '=', uidValidity)
    .executeTakeFirst()
  return row ?? null
}

export async function knownUids(
  reader: Reader,
  { mailboxId, uidValidity, uids }: Life & { readonly uids: readonly number[] },
): Promise<ReadonlySet<number>> {
  if (uids.length === 0) return new Set()
  const rows = await reader
    .selectFrom('mailbox_uid')
    .select('uid')
    .where('mailbox_id', '=', mailboxId)
    .where('uid_validity', '=', uidValidity)
    .where(sql<boolean>`uid = any(${[...uids]}::bigint[])`)
    .execute()
  return new Set(rows.map(({ uid }) => uid))
}

export async function unmovedUids(reader: Reader, { mailboxId, uidValidity }: Life): Promise<readonly number[]> {
  const rows = await reader
    .selectFrom('mailbox_uid')
    .select('uid')
    .where('mailbox_id', '=', mailboxId)
    .where('uid_validity', '=', uidValidity)
    .where(sql<boolean>`unmoved`)
    .orderBy('uid')
    .execute()
  return rows.map(({ uid }) => uid)
}
