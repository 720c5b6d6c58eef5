import { setTimeout as sleep } from 'node:timers/promises'
import { holdsSecret } from '../../core/notices/templates.ts'
import type { Instant } from '../../core/time/instant.ts'
import { shift } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import { isPlainAddress } from './address.ts'
import { failureOf, givenUpAfter, waitAfter } from './failure.ts'
import { type End, finish, keepWritten, type Leased } from './rows.ts'
import type { Transport } from './transport.ts'
import { type House, messageOf, writeLetter } from './write.ts'

export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export interface Post extends House {
  readonly database: Database
  /** Null: no mail is set up, letters are kept to be read in the outbox screen. */
  readonly transport: Transport | null
  readonly now: () => Instant
  readonly log: Log
}

/** A conversation that takes longer is given up, well before the lease ends. */
const longestAttempt = 240_000

/** One attempt at one leased letter, to its recorded end. Logs name the row, never a person or a word (B7). */
export async function deliver(letter: Leased, post: Post): Promise<void> {
  const end = await attempt(letter, post)
  await finish(post.database, letter, end)
  const facts = { notice: letter.id, template: letter.template, attempt: letter.attempts, state: end.state }
  if ('error' in end) post.log.warn({ ...facts, error: withoutAddress(end.error, letter.address) }, 'letter not sent')
  else post.log.info(facts, 'letter')
}

async function attempt(letter: Leased, post: Post): Promise<End> {
  const forget = holdsSecret(letter.template)
  if (!letter.active) return { state: 'dropped', error: 'the person is disabled', forget }
  if (!isPlainAddress(letter.address)) return { state: 'failed', error: 'not a mail address', forget }
  const written = writeLetter(letter, post)
  if (written === undefined) return { state: 'failed', error: 'the letter cannot be written from its row', forget }
  if (post.transport === null) return { state: 'kept', written }
  if (letter.message_id === null) await keepWritten(post.database, letter, written)
  const { sender } = post
  try {
    const message = messageOf({ letter, written, sender, now: letter.created_at })
    await within(longestAttempt, post.transport.send(message))
    return { state: 'sent', at: post.now(), forget }
  } catch (error) {
    const { permanent, words } = failureOf(error)
    const now = post.now()
    const tooOld = now - letter.created_at > givenUpAfter
    if (permanent || tooOld) return { state: 'failed', error: words, forget }
    return { state: 'queued', nextAt: shift(now, waitAfter(letter.attempts)), error: words }
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const stop = new AbortController()
  const late = sleep(ms, undefined, { signal: stop.signal, ref: false }).then(() => {
    throw new Error('the mail server took too long')
  })
  // Whichever loses the race must not be an unhandled rejection.
  late.catch(() => undefined)
  work.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    stop.abort()
  }
}

/** Mail servers repeat the recipient in their refusals. */
const withoutAddress = (words: string, address: string): string => words.replaceAll(address, '…')
