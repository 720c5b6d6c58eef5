import { sql } from 'kysely'
import { capWords } from '../../core/letters/caps.ts'
import type { PostRoom } from '../../core/letters/wire.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'

/** Counts of what waits, each over a partial index; the mailboxes in use with their problems. */
export async function postRoomNow(reader: Reader, now: Instant): Promise<PostRoom> {
  const { rows } = await sql<Omit<PostRoom, 'mailboxes'>>`
    select
      (select count(*)::int from letter where state = 'asking') as asking,
      (select count(*)::int from letter where state in ('held', 'quarantined')) as trouble,
      (select count(*)::int from letter where state = 'stored') as stored,
      (select count(*)::int from person where draft and active) as drafts,
      exists (select from notice where state = 'queued' and next_at > ${now}::timestamptz
        and error = ${capWords.daily}) as capped`.execute(reader)
  const [counts] = rows
  if (counts === undefined) throw new Error('counts without a row')
  const mailboxes = await reader
    .selectFrom('mailbox')
    .select(['id', 'name', 'problem'])
    .where('kind', '=', 'imap')
    .where('active', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return { ...counts, mailboxes }
}
