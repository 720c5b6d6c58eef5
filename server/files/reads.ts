import { sql } from 'kysely'
import type { SignedIn } from '../../core/people/actor.ts'
import type { Reader } from '../../db/connect.ts'

export interface FileRow {
  readonly id: string
  readonly sha256: string
  readonly size: number
  readonly name: string
}

/**
 * A file that this person may see: one that an event names which he sees, or his own that no event names yet (A2).
 * A customer's reader is bound by row-level security to his organisation; the predicate stands here all the same.
 */
export function findFile(reader: Reader, { id, actor }: { id: string; actor: SignedIn }): Promise<FileRow | undefined> {
  const query = reader
    .selectFrom('file')
    .select(['file.id', 'file.sha256', 'file.size', 'file.name'])
    .where('file.id', '=', id)
  const own = sql<boolean>`file.ticket is null and file.uploaded_by_id = ${actor.personId}`
  if (actor.side === 'provider')
    return query.where(sql<boolean>`(file.ticket is not null or ${own})`).executeTakeFirst()
  const bound = sql<boolean>`file.visibility = 'public' and exists (
    select from ticket where ticket.number = file.ticket and ticket.customer_id = ${actor.customerId}
      and (${actor.sees === 'organisation'}::boolean or ticket.requester_id = ${actor.personId}
        or ticket.watcher_ids @> array[${actor.personId}::uuid]))`
  return query.where(sql<boolean>`(${own} or ${bound})`).executeTakeFirst()
}

/** How much somebody has uploaded that no event names yet (H3). */
export async function unboundOf(reader: Reader, personId: string): Promise<{ count: number; bytes: number }> {
  const row = await reader
    .selectFrom('file')
    .select(({ fn }) => [fn.countAll<number>().as('count'), sql<number>`coalesce(sum(size), 0)::bigint`.as('bytes')])
    .where('ticket', 'is', null)
    .where('uploaded_by_id', '=', personId)
    .executeTakeFirstOrThrow()
  return row
}

/** Which of these contents some row names: a file's, or a letter's that came. */
export async function namedAmong(reader: Reader, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await reader
    .selectFrom('file')
    .select('sha256')
    .where(sql<boolean>`sha256 = any(${[...hashes]}::text[])`)
    .union(
      reader
        .selectFrom('letter')
        .select('raw_sha256 as sha256')
        .where(sql<boolean>`raw_sha256 = any(${[...hashes]}::text[])`),
    )
    .execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Rows in pages by id, for the checker. */
export const filesAfter = (reader: Reader, id: string | null, count: number): Promise<FileRow[]> =>
  reader
    .selectFrom('file')
    .select(['id', 'sha256', 'size', 'name'])
    .$if(id !== null, (query) => query.where('id', '>', id ?? ''))
    .orderBy('id')
    .limit(count)
    .execute()

/** Raw letters in pages by id, for the checker. */
export const rawLettersAfter = (reader: Reader, id: string | null, count: number): Promise<FileRow[]> =>
  reader
    .selectFrom('letter')
    .select(['id', 'raw_sha256 as sha256', 'size', sql<string>`coalesce(subject, message_id, '')`.as('name')])
    .$if(id !== null, (query) => query.where('id', '>', id ?? ''))
    .orderBy('id')
    .limit(count)
    .execute()
