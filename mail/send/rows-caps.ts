import { sql } from 'kysely'
import { caps, capWords, uncapped } from '../../core/letters/caps.ts'
import { shift, type Instant } from '../../core/time/instant.ts'
import type { Database, Reader } from '../../db/connect.ts'
import type { Leased } from './rows.ts'

/** A letter that waited longer for its turn does not count against a cap of its address. */
const longestWait = 4 * 24 * 3600 * 1000

/** What an address got because it had written, apart from the letter itself. */
export interface Answers {
  /** Receipts that left within the hour, or wait before this one (D7). */
  readonly receipts: number
  /** Automatic answers of the last minutes (E1); of receipts that still wait one leaves at most. */
  readonly answers: number
}

/** The letter goes to whoever caused it by a letter of his own: his receipt, or the question about his decision. */
export const answersLetter = ({ template, by_mail }: Leased): boolean =>
  template === 'verification_question' || (template === 'registered' && by_mail)

/** By the letter's id, for letters that answer letters. Counted by address, whatever person is behind it. */
export async function answersBefore(
  reader: Reader,
  letters: readonly Leased[],
  now: Instant,
): Promise<ReadonlyMap<string, Answers>> {
  if (letters.length === 0) return new Map()
  const { receipts, answersToItself } = caps
  const { rows } = await sql<Answers & { readonly id: string }>`
    select l.id, lately.receipts, lately.answers
    from ${these(letters)}, lateral (
      select (count(*) filter (where n.template = 'registered' and (
          (n.state in ('sent', 'bounced') and n.sent_at > ${shift(now, -receipts.within)}::timestamptz)
          or (n.state = 'kept' and n.created_at > ${shift(now, -receipts.within)}::timestamptz)
          or (n.state in ('queued', 'sending') and (n.created_at, n.id) < (l.created_at, l.id)))))::int as receipts,
        (count(*) filter (where n.created_at > ${shift(now, -answersToItself.within)}::timestamptz
          and (n.created_at, n.id) < (l.created_at, l.id)
          and (n.template = 'verification_question' or n.state <> 'queued')))::int as answers
      from notice n
      where lower(n.address) = lower(l.address) and n.created_at > ${shift(now, -longestWait)}::timestamptz
        and n.id <> l.id and n.state <> 'dropped'
        and (n.template = 'verification_question' or (n.template = 'registered' and exists (
          select from ticket_event e where e.ticket = n.ticket and e.seq = n.event_seq and e.channel = 'mail')))) lately`.execute(
    reader,
  )
  return new Map(rows.map(({ id, ...answers }) => [id, answers] as const))
}

/** What an address got within the hour. */
export interface SentLately {
  readonly count: number
  /** When the first of them left; null: none has left yet. */
  readonly first: Instant | null
}

/** By the letter's id: how many letters went to its address within the hour, or are just going before it (E11). */
export async function sentLately(
  reader: Reader,
  letters: readonly Leased[],
  now: Instant,
): Promise<ReadonlyMap<string, SentLately>> {
  if (letters.length === 0) return new Map()
  const { rows } = await sql<SentLately & { readonly id: string }>`
    select l.id, lately.count, lately.first
    from ${these(letters)}, lateral (
      select count(*)::int as count, min(n.sent_at) as first from notice n
      where lower(n.address) = lower(l.address) and n.created_at > ${shift(now, -longestWait)}::timestamptz and n.id <> l.id
        and ((n.state in ('sent', 'bounced') and n.sent_at > ${shift(now, -caps.toOneAddress.within)}::timestamptz)
          or (n.state = 'sending' and n.lease_until > ${now}::timestamptz and (n.created_at, n.id) < (l.created_at, l.id)))
    ) lately`.execute(reader)
  return new Map(rows.map(({ id, ...sent }) => [id, sent] as const))
}

const these = (letters: readonly Leased[]) => sql`
  unnest(${letters.map(({ id }) => id)}::uuid[], ${letters.map(({ address }) => address)}::text[],
    ${letters.map(({ created_at }) => created_at)}::timestamptz[]) as l(id, address, created_at)`

/** How many letters have left since an instant; counting ends at `most`. Read along the newest, not the whole outbox. */
export async function sentSince(database: Database, since: Instant, most: number): Promise<number> {
  const { rows } = await database.read((reader) =>
    sql<{ count: number }>`
      select count(*)::int as count from (select from notice
        where created_at > ${shift(since, -longestWait)}::timestamptz and sent_at >= ${since}::timestamptz
        limit ${most}::int) sent`.execute(reader),
  )
  return rows[0]?.count ?? 0
}

/** Whatever else is due to these addresses waits as long as what was leased: it need not be leased one by one. */
export async function postponeAlso(
  database: Database,
  given: { readonly letters: readonly { readonly address: string; readonly until: Instant }[]; readonly now: Instant },
): Promise<void> {
  const { letters, now } = given
  await database.act((tx) =>
    sql`update notice n set next_at = l.until, error = ${capWords.toOneAddress}
      from (select lower(address) as address, max(until) as until
        from unnest(${letters.map(({ address }) => address)}::text[], ${letters.map(({ until }) => until)}::timestamptz[])
          as every(address, until) group by 1) l
      where lower(n.address) = l.address and n.state = 'queued' and n.next_at <= ${now}::timestamptz
        and n.template <> all(${[...uncapped]}::text[])`.execute(tx),
  )
}

/** Whatever is due waits until then, but for letters that wait for no cap. Answers how many. */
export async function postponeDue(database: Database, now: Instant, until: Instant): Promise<number> {
  const { numAffectedRows } = await database.act((tx) =>
    sql`update notice set next_at = ${until}::timestamptz, error = ${capWords.daily}
      where state = 'queued' and next_at <= ${now}::timestamptz and template <> all(${[...uncapped]}::text[])`.execute(
      tx,
    ),
  )
  return Number(numAffectedRows ?? 0)
}

/** What waits for another day needs not wait any longer: the cap was raised. */
export async function recallPostponed(database: Database, now: Instant): Promise<void> {
  await database.act((tx) =>
    sql`update notice set next_at = ${now}::timestamptz, error = null
      where state = 'queued' and next_at > ${now}::timestamptz and error = ${capWords.daily}`.execute(tx),
  )
}
