import { sql } from 'kysely'
import type { SignedIn } from '../../core/people/actor.ts'
import type { Reader, Tx } from '../../db/connect.ts'

const rows = (reader: Reader) =>
  reader
    .selectFrom('letter')
    .leftJoin('mailbox', 'mailbox.id', 'letter.mailbox_id')
    .select([
      'letter.id',
      'letter.state',
      'letter.fate',
      'letter.reason',
      'letter.received_at',
      'letter.size',
      'letter.source',
      'letter.mailbox_id',
      'mailbox.name as mailboxName',
      'letter.author',
      'letter.author_name',
      'letter.subject',
      'letter.excerpt',
      'letter.robot',
      'letter.authentication',
      'letter.problems',
      'letter.ticket',
      'letter.suggested_ticket',
    ])

export type LetterListRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

export interface LetterSearch {
  readonly of: 'waiting' | 'asking' | 'trouble' | 'robots' | 'all'
  readonly q: string | undefined
  /** The id of the last one of the page before. */
  readonly after: string | undefined
  readonly limit: number
}

// Constants as they stand in the index, so that it is used.
const kinds = {
  waiting: sql<boolean>`letter.state in ('held', 'asking', 'quarantined')`,
  asking: sql<boolean>`letter.state = 'asking'`,
  trouble: sql<boolean>`letter.state in ('held', 'quarantined')`,
  robots: sql<boolean>`letter.fate in ('robot', 'bounce')`,
  all: sql<boolean>`true`,
}

/** Letters that came, newest first. */
export async function listLetters(reader: Reader, { of, q, after, limit }: LetterSearch): Promise<LetterListRow[]> {
  let query = rows(reader).where(kinds[of])
  const typed = q?.trim() ?? ''
  if (typed !== '') query = query.where(found(typed))
  if (after !== undefined) {
    const last = sql`(select last.received_at from letter as last where last.id = ${after}::uuid)`
    query = query.where(
      sql<boolean>`letter.received_at <= ${last} and (letter.received_at < ${last} or letter.id > ${after}::uuid)`,
    )
  }
  return query.orderBy('letter.received_at', 'desc').orderBy('letter.id').limit(limit).execute()
}

/** An address, a Message-ID or a request's number whole, whenever it was; a part of author or subject among the newest. */
function found(typed: string) {
  const exact = typed.toLowerCase()
  const number = /^№?\s*(\d{1,15})$/.exec(typed)?.[1] ?? null
  const id = typed.replace(/^</, '').replace(/>$/, '')
  return sql<boolean>`letter.id = any(array(
    select newest.id from (
      select l.id, l.subject, l.author, l.author_name from letter l order by l.received_at desc, l.id limit 20000) newest
    where strpos(lower(coalesce(newest.subject, '')), ${exact}) > 0 or strpos(coalesce(newest.author, ''), ${exact}) > 0
      or strpos(lower(coalesce(newest.author_name, '')), ${exact}) > 0
    union select l.id from letter l where l.author = ${exact}
    union select l.id from letter l where l.message_id = ${id}
    union select l.id from letter l where l.ticket = ${number}::bigint))`
}

/** A letter in full, with those who have to do with it, in one statement. */
export const findLetter = (reader: Reader, id: string) =>
  rows(reader)
    .leftJoin('person', 'person.id', 'letter.person_id')
    .leftJoin('person as decider', 'decider.id', 'letter.decided_by_id')
    .leftJoin('customer_domain', (join) =>
      join.on(sql<boolean>`customer_domain.domain = split_part(letter.author, '@', -1)`),
    )
    .leftJoin('customer', 'customer.id', 'customer_domain.customer_id')
    .select([
      'letter.message_id',
      'letter.recipients',
      'letter.envelope_from',
      'letter.envelope_to',
      'letter.sent_at',
      'letter.person_id',
      'person.name as personName',
      'customer.id as customerId',
      'customer.short_name as customerName',
      'letter.placed_by',
      'letter.repeats_id',
      'decider.name as deciderName',
      'letter.decided_at',
      'letter.words',
      sql<boolean>`letter.html is not null`.as('hasHtml'),
      sql<number>`(select count(*)::int from letter other where other.author = letter.author and other.id <> letter.id
        and other.state = 'asking' and other.reason = 'unknown_sender')`.as('alike'),
    ])
    .where('letter.id', '=', id)
    .executeTakeFirst()

export type LetterCardRow = NonNullable<Awaited<ReturnType<typeof findLetter>>>

/** Where the raw letter lies, for the staff. */
export const findOriginal = (reader: Reader, id: string) =>
  reader.selectFrom('letter').select(['raw_sha256', 'size', 'subject']).where('id', '=', id).executeTakeFirst()

/**
 * How a letter looked, sanitised. A customer's person has that of a public event of a request that he sees, and of no
 * other: his reader is bound by row-level security, and the predicate stands here all the same (A1, B1).
 */
export async function findPage(
  reader: Reader,
  { id, actor }: { readonly id: string; readonly actor: SignedIn },
): Promise<string | undefined> {
  let query = reader.selectFrom('letter').select('letter.html').where('letter.id', '=', id)
  if (actor.side === 'customer') {
    query = query.where(sql<boolean>`exists (
      select from ticket_event
        join ticket on ticket.number = ticket_event.ticket
      where ticket_event.ticket = letter.ticket and ticket_event.seq = letter.event_seq
        and ticket_event.visibility = 'public' and ticket.customer_id = ${actor.customerId}
        and (${actor.sees === 'organisation'}::boolean or ticket.requester_id = ${actor.personId}
          or ticket.watcher_ids @> array[${actor.personId}::uuid]))`)
  }
  const row = await query.executeTakeFirst()
  return row?.html ?? undefined
}

/** A letter as a decision needs it, its row held until the transaction ends. */
export const lockLetter = (tx: Tx, id: string) =>
  tx
    .selectFrom('letter')
    .select(['id', 'state', 'fate', 'reason', 'author', 'subject', 'problems', 'decision', 'person_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export type DecidedRow = NonNullable<Awaited<ReturnType<typeof lockLetter>>>
