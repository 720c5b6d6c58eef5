import { setTimeout as sleep } from 'node:timers/promises'
import { holdsSecret } from '../../core/notices/templates.ts'
import type { Instant } from '../../core/time/instant.ts'
import { shift } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import { failureOf, givenUpAfter, waitAfter } from './failure.ts'
import { type Log } from './log.ts'
import { prepare } from './prepare.ts'
import { type End, finish, keepWritten, type Leased, type WrittenLetter } from './rows.ts'
import type { Transport } from './transport.ts'
import { type House, messageOf } from './write.ts'

export interface Post extends House {
  readonly database: Database
  readonly transport: Transport
  readonly now: () => Instant
  readonly log: Log
}

/** A conversation that takes longer is given up, well before the lease ends. */
const longestAttempt = 240_000

/**
 * One attempt at each of the leased letters, all at once, each to its recorded end. Their words are kept before the
 * first of them leaves.
 */
export async function deliver(letters: readonly Leased[], post: Post): Promise<void> {
  const written: WrittenLetter[] = []
  const dead: { letter: Leased; end: End }[] = []
  for (const letter of letters) {
    const prepared = prepare(letter, post)
    if ('state' in prepared) dead.push({ letter, end: prepared })
    else written.push({ letter, written: prepared })
  }
  await keepWritten(
    post.database,
    written.filter(({ letter }) => letter.message_id === null),
  )
  await Promise.all([
    ...dead.map(({ letter, end }) => finished(letter, end, post)),
    ...written.map(async (one) => finished(one.letter, await attempt(one, post), post)),
  ])
}

/** Records how it ended. Logs name the row, never a person or a word (B7). */
async function finished(letter: Leased, end: End, post: Post): Promise<void> {
  await finish(post.database, letter, end)
  const facts = { notice: letter.id, template: letter.template, attempt: letter.attempts, state: end.state }
  if ('error' in end) post.log.warn({ ...facts, error: withoutAddress(end.error, letter.address) }, 'letter not sent')
  else post.log.info(facts, 'letter')
}

async function attempt({ letter, written }: WrittenLetter, post: Post): Promise<End> {
  const forget = holdsSecret(letter.template)
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
