import { sql } from 'kysely'
import type { KeptDecision } from '../../core/letters/decide.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

interface Decided {
  readonly kept: KeptDecision
  readonly deciderId: string
  readonly now: Instant
}

const again = (now: Instant) => ({ state: 'stored', fate: null, reason: null, attempts: 0, next_at: now }) as const

const columns = ({ kept, deciderId, now }: Decided) => ({
  ...again(now),
  decision: JSON.stringify(kept),
  decided_by_id: deciderId,
  decided_at: now,
})

const asksWho = sql<boolean>`state = 'asking' and reason = 'unknown_sender'`
const alike = { asks_who: asksWho, waits: sql<boolean>`state in ('asking', 'held')` }

/** Back to the taker, with what somebody has decided. */
export async function writeDecision(tx: Tx, { letterId, ...decided }: Decided & { letterId: string }): Promise<void> {
  await tx.updateTable('letter').set(columns(decided)).where('id', '=', letterId).execute()
}

/** Back to the taker, to be read again; what was decided before still holds. */
export async function writeRetry(tx: Tx, letterId: string, now: Instant): Promise<void> {
  await tx.updateTable('letter').set(again(now)).where('id', '=', letterId).execute()
}

/** The same for every other letter of the author that asks who he is, or that waits for somebody at all; gives how many. */
export async function decideAlike(
  tx: Tx,
  { author, which, ...decided }: Decided & { readonly author: string; readonly which: keyof typeof alike },
): Promise<number> {
  const done = await tx
    .updateTable('letter')
    .set(columns(decided))
    .where('author', '=', author)
    .where(alike[which])
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Authors are known now: what asked who they are is taken again; gives how many letters. */
export async function askAgain(
  tx: Tx,
  { authors, now }: { readonly authors: readonly string[]; readonly now: Instant },
): Promise<number> {
  if (authors.length === 0) return 0
  const done = await tx
    .updateTable('letter')
    .set(again(now))
    .where(sql<boolean>`author = any(${[...authors]}::text[])`)
    .where(asksWho)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Wakes the taker when the transaction commits. */
export async function tellTaker(tx: Tx): Promise<void> {
  await tx.selectNoFrom(sql`pg_notify('asmo_post', '')`.as('told')).execute()
}
