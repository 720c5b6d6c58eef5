import type { StaffActor } from '../../core/people/actor.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { ourAddresses } from './reads-mailboxes.ts'
import { senderAt } from './reads-senders.ts'
import { blockSender, unblockSender } from './writes-senders.ts'

interface By {
  readonly actor: StaffActor
  readonly now: Instant
}

/**
 * From now on letters from this address are put aside unread. Not that of a person we know: a forger could silence him
 * by writing in his name; who is not to write any more loses his account.
 */
export async function block(
  tx: Tx,
  { actor, author, reason, now }: By & { readonly author: string | null; readonly reason: string },
): Promise<true | Refusal> {
  if (author === null) return refuse('invalid_input', 'block')
  if ((await ourAddresses(tx)).has(author)) return refuse('our_own_address', 'block')
  if ((await senderAt(tx, author)) !== undefined) return refuse('sender_known', 'block')
  await blockSender(tx, { address: author, reason, blockedById: actor.personId, now })
  const what = { subjectType: 'sender', subjectId: null, subject: author } as const
  await record(tx, { at: now, actorId: actor.personId, action: 'sender.block', ...what, detail: { reason } })
  return true
}

/** Letters from there are taken like any others again. */
export async function unblock(tx: Tx, { actor, address, now }: By & { address: string }): Promise<true | Refusal> {
  if (!(await unblockSender(tx, address.toLowerCase()))) return refuse('not_found')
  const what = { subjectType: 'sender', subjectId: null, subject: address.toLowerCase() } as const
  await record(tx, { at: now, actorId: actor.personId, action: 'sender.unblock', ...what })
  return true
}
