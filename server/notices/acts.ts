import type { Actor } from '../../core/people/actor.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { actorId } from '../people/writes.ts'
import { lockNotice } from './reads.ts'
import { dropNotice, requeue } from './writes.ts'

/** From which states a letter can be sent again: it failed, came back, was dropped, or was kept for want of a mail server. */
const retryable: readonly string[] = ['failed', 'bounced', 'dropped', 'kept']
/** A letter can be sent again while there is something to send: what held a one-time link is empty once it has ended (G2). */
export const mayRetry = ({ state, forgotten }: { readonly state: string; readonly forgotten: boolean }): boolean =>
  retryable.includes(state) && !forgotten
/** Which letters can still be held back. One that is just being sent is out of our hands. */
export const droppable: readonly string[] = ['queued', 'failed', 'kept']

interface Given {
  readonly actor: Actor
  readonly noticeId: string
  readonly now: Instant
}

/**
 * Sends a letter again, under the same Message-ID, to the address that its reader has now: it may have been mended since
 * it came back. Refusal: `not_in_this_state`.
 */
export async function retryNotice(tx: Tx, { actor, noticeId, now }: Given): Promise<true | Refusal> {
  const notice = await lockNotice(tx, noticeId)
  if (notice === undefined) return refuse('not_found')
  if (!mayRetry(notice)) return refuse('not_in_this_state')
  const address = await requeue(tx, noticeId, now)
  await record(tx, {
    at: now,
    actorId: actorId(actor),
    action: 'notice.retry',
    subjectType: 'notice',
    subjectId: noticeId,
    subject: address,
  })
  return true
}

export async function dropLetter(tx: Tx, given: Given & { reason: string }): Promise<true | Refusal> {
  const { actor, noticeId, now, reason } = given
  const notice = await lockNotice(tx, noticeId)
  if (notice === undefined) return refuse('not_found')
  if (!droppable.includes(notice.state)) return refuse('not_in_this_state')
  await dropNotice(tx, noticeId, reason)
  const what = { subjectType: 'notice', subjectId: noticeId, subject: notice.address } as const
  await record(tx, { at: now, actorId: actorId(actor), ...what, action: 'notice.drop', detail: { reason } })
  return true
}
