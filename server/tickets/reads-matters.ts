import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../db/connect.ts'

/** Locks the request that has waited longest for the rounds; one that somebody has in hand is left to the next round (I14). */
export async function takeDue(tx: Tx, now: Instant): Promise<number | undefined> {
  const { rows } = await sql<{ number: number }>`
    select number from ticket where next_matter_at <= ${now}::timestamptz
    order by next_matter_at limit 1 for update skip locked`.execute(tx)
  return rows[0]?.number
}

/** When the rounds are needed next; null: nothing is waiting for them. */
export async function nextMatterAt(reader: Reader): Promise<Instant | null> {
  const row = await reader
    .selectFrom('ticket')
    .select('next_matter_at')
    .where('next_matter_at', 'is not', null)
    .orderBy('next_matter_at')
    .limit(1)
    .executeTakeFirst()
  return row?.next_matter_at ?? null
}

/** Numbers of open requests after a number, in order, for a walk through all of them. */
export async function openAfter(reader: Reader, after: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from ticket where number > ${after}::bigint and state not in ('closed', 'cancelled')
    order by number limit ${sql.lit(limit)}`.execute(reader)
  return rows.map(({ number }) => number)
}
