import type { Tx } from '../../db/connect.ts'
import type { Instant } from '../../core/time/instant.ts'

/** A write that may be sent again: who sent it, under which key, and a digest of what was in it (I13). */
export interface Submission {
  readonly actor: string
  readonly key: string
  readonly requestHash: Buffer
}

export interface FirstAnswer {
  readonly status: number
  readonly reply: unknown
}

/**
 * Takes the key for this transaction. A twin that is under way at the same moment waits here for the first to end.
 * Null: ours, go on. Otherwise the first answer, or `reused` when the first had another content.
 */
export async function claimKey(tx: Tx, submission: Submission, now: Instant): Promise<FirstAnswer | 'reused' | null> {
  const { actor, key, requestHash } = submission
  const claimed = await tx
    .insertInto('idempotency_key')
    .values({ actor, key, request_hash: requestHash, status: null, reply: 'null', created_at: now })
    .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed !== undefined) return null
  const first = await tx
    .selectFrom('idempotency_key')
    .select(['request_hash', 'status', 'reply'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()
  // Forgotten by a round between the two statements: a key so old is nobody's retry.
  if (first === undefined || first.status === null || !first.request_hash.equals(requestHash)) return 'reused'
  return { status: first.status, reply: first.reply }
}

/** Keeps the first answer beside the change that it speaks of, in the same transaction. */
export async function keepAnswer(
  tx: Tx,
  { actor, key, status, replyText }: { actor: string; key: string; status: number; replyText: string },
): Promise<void> {
  await tx
    .updateTable('idempotency_key')
    .set({ status, reply: replyText })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute()
}

/** Forgets answers that nobody will ask for again. */
export async function forgetKeys(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('idempotency_key').where('created_at', '<', before).execute()
}
