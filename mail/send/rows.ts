import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import type { Database, Tx } from '../../db/connect.ts'

/** A letter that this worker has leased: nobody else touches it until the lease is over. */
export interface Leased {
  readonly id: string
  readonly ticket: number | null
  readonly event_seq: number | null
  readonly person_id: string | null
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
  /** Nobody of the staff has confirmed yet who it is (D7). */
  readonly draft: boolean
  /** It tells of something that came by mail. */
  readonly by_mail: boolean
}

/** What is due, oldest first, locked; `also` narrows it. Index notice_to_send hands it out in this order. */
const due = (given: { now: Instant; most: number; also?: RawBuilder<unknown> }) => sql`
  select n.id from notice n
  where n.state in ('queued', 'sending') and n.next_at <= ${given.now}::timestamptz
    and (n.state = 'queued' or n.lease_until < ${given.now}::timestamptz)
    ${given.also ?? sql``}
  order by n.next_at, n.created_at, n.id
  limit ${given.most}::int
  for update of n skip locked`

const columns = sql`notice.id, ticket, event_seq, person_id, address, template, language, params, reason, attempts, subject,
  body_text, body_html, message_id, created_at,
  coalesce((select p.active from person p where p.id = notice.person_id), true) as active,
  coalesce((select p.draft from person p where p.id = notice.person_id), false) as draft,
  coalesce((select e.channel = 'mail' from ticket_event e where e.ticket = notice.ticket and e.seq = notice.event_seq), false)
    as by_mail`

/**
 * Leases what is due, oldest first. Of one request and one reader only the first that is not finished: its letters
 * arrive in the order of its events, whatever fails in between (I11). A lease that ran out belongs to a worker that
 * died; its letter goes again under the same Message-ID (I14). `only`: letters of these templates.
 */
export async function lease(
  database: Database,
  given: { now: Instant; until: Instant; most: number; only?: readonly string[] | undefined },
): Promise<readonly Leased[]> {
  const { now, until, most, only } = given
  const also = sql`${only === undefined ? sql`` : sql`and n.template = any(${[...only]}::text[])`} and not exists (
      select from notice earlier
      where earlier.ticket = n.ticket and earlier.address = n.address
        and earlier.state in ('queued', 'sending')
        and (earlier.event_seq, earlier.id) < (n.event_seq, n.id)
    )`
  return database.act(async (tx) => {
    const { rows } = await sql<Leased>`
      with due as materialized (${due({ now, most, also })})
      update notice set state = 'sending', lease_until = ${until}::timestamptz, attempts = notice.attempts + 1
      from due where notice.id = due.id
      returning ${columns}`.execute(tx)
    return rows
  })
}

/** What is due, locked until the transaction ends and not leased: for letters that do not leave the database. */
export async function lockDue(tx: Tx, given: { now: Instant; most: number }): Promise<readonly Leased[]> {
  const { rows } = await sql<Leased>`
    with due as materialized (${due(given)})
    select ${columns} from notice join due using (id) order by next_at, created_at, id`.execute(tx)
  return rows
}

export interface Written {
  readonly subject: string
  readonly body_text: string
  readonly body_html: string
  readonly message_id: string
}

export interface WrittenLetter {
  readonly letter: Leased
  readonly written: Written
}

/** Keeps what was written, so that every attempt sends the same words under the same id. One statement for all. */
export async function keepWritten(database: Database, letters: readonly WrittenLetter[]): Promise<void> {
  if (letters.length === 0) return
  await database.act((tx) =>
    sql`
      update notice set subject = w.subject, body_text = w.body_text, body_html = w.body_html, message_id = w.message_id
      from unnest(${letters.map(({ letter }) => letter.id)}::uuid[],
        ${letters.map(({ letter }) => String(letter.attempts))}::int[], ${wordsOf(letters.map(({ written }) => written))})
        as w(id, attempts, subject, body_text, body_html, message_id)
      where notice.id = w.id and notice.attempts = w.attempts`.execute(tx),
  )
}

const wordsOf = (all: readonly (Written | null)[]) =>
  sql.join(
    (['subject', 'body_text', 'body_html', 'message_id'] as const).map(
      (name) => sql`${all.map((written) => written?.[name] ?? null)}::text[]`,
    ),
  )

/** A letter that goes nowhere, and why. `forget`: it held a secret and its words go (G2). */
export interface Dead {
  readonly state: 'failed' | 'dropped'
  readonly error: string
  readonly forget: boolean
}

/** What became of letters that `lockDue` locked, in one statement: kept with their words, or dead. */
export async function settle(
  tx: Tx,
  letters: readonly {
    readonly letter: Leased
    readonly end: Dead | { readonly state: 'kept'; readonly written: Written }
  }[],
): Promise<void> {
  const each = <T>(of: (end: (typeof letters)[number]['end']) => T): T[] => letters.map(({ end }) => of(end))
  await sql`
    update notice set state = e.state, attempts = notice.attempts + 1, lease_until = null, error = e.error,
      params = case when e.forget then '{}' else params end,
      subject = coalesce(e.subject, notice.subject), message_id = coalesce(e.message_id, notice.message_id),
      body_text = case when e.forget then null else coalesce(e.body_text, notice.body_text) end,
      body_html = case when e.forget then null else coalesce(e.body_html, notice.body_html) end
    from unnest(${letters.map(({ letter }) => letter.id)}::uuid[], ${each(({ state }) => state)}::text[],
      ${each((end) => ('error' in end ? end.error : null))}::text[],
      ${each((end) => 'forget' in end && end.forget)}::boolean[],
      ${wordsOf(each((end) => ('written' in end ? end.written : null)))})
      as e(id, state, error, forget, subject, body_text, body_html, message_id)
    where notice.id = e.id`.execute(tx)
}

/** How an attempt ended. */
export type End =
  | { readonly state: 'sent'; readonly at: Instant; readonly forget: boolean }
  /** `deferred`: a cap holds it back, and it was no attempt. */
  | { readonly state: 'queued'; readonly nextAt: Instant; readonly error: string; readonly deferred?: true }
  | Dead

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
        ...(end.state === 'queued' ? { next_at: end.nextAt } : {}),
        ...('deferred' in end ? { attempts: letter.attempts - 1 } : {}),
        ...(forgets ? { params: '{}', body_text: null, body_html: null } : {}),
      })
      .where('id', '=', letter.id)
      .where('state', '=', 'sending')
      .where('attempts', '=', letter.attempts)
      .execute(),
  )
}
