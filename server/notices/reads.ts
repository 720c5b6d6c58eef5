import { sql } from 'kysely'
import type { Reader, Tx } from '../../db/connect.ts'

const rows = (reader: Reader) =>
  reader
    .selectFrom('notice')
    .leftJoin('person', 'person.id', 'notice.person_id')
    .select([
      'notice.id',
      'notice.ticket',
      'notice.template',
      'notice.language',
      'notice.person_id',
      'person.name',
      'notice.address',
      'notice.state',
      'notice.attempts',
      'notice.subject',
      'notice.error',
      'notice.created_at',
      'notice.next_at',
      'notice.sent_at',
    ])

const forgotten = sql<boolean>`notice.body_text is null and notice.params = '{}'`

export type NoticeRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

export interface OutboxSearch {
  readonly state: string | undefined
  /** The id of the last one of the page before. */
  readonly after: string | undefined
  readonly limit: number
}

/** The outbox, newest first. */
export async function listNotices(reader: Reader, { state, after, limit }: OutboxSearch): Promise<NoticeRow[]> {
  let query = rows(reader)
  if (state !== undefined) query = query.where('notice.state', '=', state)
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(notice.created_at, notice.id) < (select last.created_at, last.id from notice as last where last.id = ${after})`,
    )
  }
  return query.orderBy('notice.created_at', 'desc').orderBy('notice.id', 'desc').limit(limit).execute()
}

/** One letter with its text, or with what it will be written from. */
export const findNotice = (reader: Reader, id: string) =>
  rows(reader)
    .select(['notice.params', 'notice.reason', 'notice.body_text', 'notice.body_html', forgotten.as('forgotten')])
    .where('notice.id', '=', id)
    .executeTakeFirst()

export type LetterRow = NonNullable<Awaited<ReturnType<typeof findNotice>>>

/** Whether there is a mailbox or an address at our own door at which letters are taken. */
export async function takesLetters(reader: Reader): Promise<boolean> {
  const found = await reader.selectFrom('mailbox').select('id').where('active', '=', true).limit(1).executeTakeFirst()
  return found !== undefined
}

export interface LockedNotice {
  readonly state: string
  readonly address: string
  /** It has neither words nor what they would be made of any more. */
  readonly forgotten: boolean
}

export const lockNotice = (tx: Tx, id: string): Promise<LockedNotice | undefined> =>
  tx
    .selectFrom('notice')
    .select(['state', 'address', forgotten.as('forgotten')])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
