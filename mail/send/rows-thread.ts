import { sql } from 'kysely'
import type { Reader } from '../../db/connect.ts'
import type { Leased } from './rows.ts'

/** A letter of a thread: the event that it caused or tells of, and its Message-ID. */
interface ThreadLetter {
  readonly seq: number
  readonly id: string
}

/** What one reader has of a request before a letter: his own letters, and ours to him, each newest first. */
export interface Thread {
  /** Message-IDs without angle brackets: he wrote them, so they can be anything. */
  readonly theirs: readonly ThreadLetter[]
  /** With angle brackets. */
  readonly ours: readonly ThreadLetter[]
}

/** More a thread does not need. */
const enough = 20

/**
 * The threads of letters about requests, by the letter's id. Only what its reader wrote or got himself: ids of anybody
 * else's letters tell of people (B3).
 */
export async function threadsOf(reader: Reader, letters: readonly Leased[]): Promise<ReadonlyMap<string, Thread>> {
  const about = letters.filter(({ ticket, person_id }) => ticket !== null && person_id !== null)
  if (about.length === 0) return new Map()
  const { rows } = await sql<Thread & { readonly letter: string }>`
    select l.id as letter,
      (select coalesce(json_agg(m), '[]') from (
        select m.event_seq as seq, m.message_id as id from letter m
        where m.ticket = l.ticket and m.person_id = l.person and m.fate in ('registered', 'answered')
          and m.message_id is not null and m.event_seq <= l.seq
        order by m.event_seq desc, m.received_at desc limit ${enough}::int) m) as theirs,
      (select coalesce(json_agg(n), '[]') from (
        select n.event_seq as seq, n.message_id as id from notice n
        where n.ticket = l.ticket and n.person_id = l.person and n.state = 'sent'
          and n.message_id is not null and (n.event_seq, n.id) < (l.seq, l.id)
        order by n.event_seq desc, n.id desc limit ${enough}::int) n) as ours
    from unnest(${about.map(({ id }) => id)}::uuid[], ${about.map(({ ticket }) => ticket)}::bigint[],
      ${about.map(({ event_seq }) => event_seq)}::int[], ${about.map(({ person_id }) => person_id)}::uuid[])
      as l(id, ticket, seq, person)`.execute(reader)
  return new Map(rows.map(({ letter, theirs, ours }) => [letter, { theirs, ours }] as const))
}
