import type { Bounce } from '../../core/letters/bounce.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { findBounced, type BouncedNotice } from './reads-bounce.ts'
import { markBounced, markDelayed, markUnreachable, tellStaffOfTicket } from './writes-bounce.ts'

/** The letter of ours that a bounce is about. */
export interface RecordedBounce {
  readonly noticeId: string
  readonly ticket: number | null
  readonly personId: string | null
}

/**
 * Notes a bounce on the very letter that bounced (E2): found by the token of the address that the bounce came to, else
 * by the ENVID that we sent (RFC 3461), else by its Message-ID. A failure marks the letter, once, and its reader's card
 * while the address is still his; a delay is only noted, since the server goes on trying. Null: no letter of ours.
 */
export async function recordBounce(
  tx: Tx,
  given: {
    readonly bounce: Pick<Bounce, 'action' | 'status' | 'words' | 'envelopeId' | 'messageId'>
    /** What stood for `{token}` in the addresses that it came to (MAIL_BOUNCE_TO). */
    readonly tokens: readonly string[]
    readonly now: Instant
  },
): Promise<RecordedBounce | null> {
  const { bounce, now } = given
  const notice = await findNoticeOf(tx, given)
  if (notice === undefined) return null
  const { id, ticket, personId } = notice
  const said = { status: bounce.status, words: bounce.words.slice(0, 500) }
  if (bounce.action === 'delayed' ? await markDelayed(tx, id, said) : await markBounced(tx, id, { ...said, now })) {
    if (bounce.action === 'failed' && personId !== null)
      await markUnreachable(tx, { personId, address: notice.address, words: said.words, now })
    if (ticket !== null) await tellStaffOfTicket(tx, ticket)
  }
  return { noticeId: id, ticket, personId }
}

async function findNoticeOf(
  tx: Tx,
  { bounce, tokens }: Parameters<typeof recordBounce>[1],
): Promise<BouncedNotice | undefined> {
  for (const token of [...tokens, bounce.envelopeId ?? '']) {
    const id = noticeIdIn(token)
    const found = id === undefined ? undefined : await findBounced(tx, { id })
    if (found !== undefined) return found
  }
  return bounce.messageId === null ? undefined : findBounced(tx, { messageId: `<${bounce.messageId}>` })
}

/** A letter's id, with its dashes or, as in the bounce address, without. */
function noticeIdIn(token: string): string | undefined {
  const digits = token.replaceAll('-', '').toLowerCase()
  if (!/^[\da-f]{32}$/.test(digits)) return undefined
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
