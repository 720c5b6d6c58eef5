import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'

/** A letter that this worker has leased: nobody else touches it until the lease is over. */
export interface Leased {
  readonly id: string
  readonly ticket: number | null
  readonly address: string
  readonly template: string
  readonly language: string
  readonly params: unknown
  readonly reason: string
  /** Which attempt this is; it is the token of the lease too. */
  readonly attempts: number
  readonly subject: string | null
  readonly body_text: string | null
  readonly body_html: string | null
  readonly message_id: string | null
  readonly created_at: Instant
  /** False: the person was disabled since, and gets nothing more (A9). */
  readonly active: boolean
}

/**
 * Leases what is due, oldest first. Of one request and one reader only the first that is not finished: its letters
 * arrive in the order of its events, whatever fails in between (I11). A lease that ran out belongs to a worker that
 * died; its letter goes again under the same Message-ID (I14).
 */
export async function lease(
  database: Database,
  given: { now: Instant; until: Instant; most: number },
): Promise<readonly Leased[]> {
  const { now, until, most } = given
  return database.act(async (tx) => {
    const { rows } = await sql<Leased>`
      with due as materialized (
        select n.id from notice n
        where n.state in ('queued', 'sending') and n.next_at <= ${now}::timestamptz
          and (n.state = 'queued' or n.lease_until < ${now}::timestamptz)
          and not exists (
            select from notice earlier
            where earlier.ticket = n.ticket and earlier.address = n.address
              and earlier.state in ('queued', 'sending')
              and (earlier.event_seq, earlier.id) < (n.event_seq, n.id)
          )
        order by n.next_at, n.created_at, n.id
        limit ${most}::int
        for update of n skip locked
      )
      update notice set state = 'sending', lease_until = ${until}::timestamptz, attempts = notice.attempts + 1
      from due where notice.id = due.id
      returning notice.id, ticket, address, template, language, params, reason, attempts, subject, body_text, body_html,
        message_id, created_at,
        coalesce((select p.active from person p where p.id = notice.person_id), true) as active`.execute(tx)
    return rows
  })
}

export interface Written {
  readonly subject: string
  readonly body_text: string
  readonly body_html: string
  readonly message_id: string
}

/** Keeps what was written, so that every attempt sends the same words under the same id. */
export async function keepWritten(database: Database, letter: Leased, written: Written): Promise<void> {
  await database.act((tx) =>
    tx.updateTable('notice').set(written).where('id', '=', letter.id).where('attempts', '=', letter.attempts).execute(),
  )
}

/** How an attempt ended. */
export type End =
  | { readonly state: 'sent'; readonly at: Instant; readonly forget: boolean }
  /** With its words, in one transaction: nothing can be sent in between. */
  | { readonly state: 'kept'; readonly written: Written }
  | { readonly state: 'queued'; readonly nextAt: Instant; readonly error: string }
  | { readonly state: 'failed' | 'dropped'; readonly error: string; readonly forget: boolean }

/** Ends the lease, if it is still ours. `forget`: the letter held a secret and its words go (G2). */
export async function finish(database: Database, letter: Leased, end: End): Promise<void> {
  const forgets = 'forget' in end && end.forget
  await database.act((tx) =>
    tx
      .updateTable('notice')
      .set({
        state: end.state,
        lease_until: null,
        error: 'error' in end ? end.error : null,
        ...(end.state === 'sent' ? { sent_at: end.at } : {}),
        ...(end.state === 'kept' ? end.written : {}),
        ...(end.state === 'queued' ? { next_at: end.nextAt } : {}),
        ...(forgets ? { params: '{}', body_text: null, body_html: null } : {}),
      })
      .where('id', '=', letter.id)
      .where('state', '=', 'sending')
      .where('attempts', '=', letter.attempts)
      .execute(),
  )
}
