import { setTimeout as sleep } from 'node:timers/promises'
import { capWords } from '../../core/letters/caps.ts'
import type { AddressPattern } from '../../core/letters/reply-address.ts'
import { holdsSecret } from '../../core/notices/templates.ts'
import type { Instant } from '../../core/time/instant.ts'
import { shift } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import type { Installation } from '../../server/installation/reads.ts'
import type { Alarm } from './alarm.ts'
import { deferredOf, droppedOf } from './bars.ts'
import { failureOf, givenUpAfter, waitAfter } from './failure.ts'
import { type Log } from './log.ts'
import { prepare } from './prepare.ts'
import { type End, finish, keepWritten, type Leased, type WrittenLetter } from './rows.ts'
import { postponeAlso } from './rows-caps.ts'
import { replyAddresses } from './rows-replies.ts'
import { stepsOf } from './rows-step.ts'
import { threadsOf } from './rows-thread.ts'
import type { Transport } from './transport.ts'
import { type House, type Marks, messageOf } from './write.ts'

export interface Post extends House {
  readonly database: Database
  readonly transport: Transport
  readonly now: () => Instant
  readonly log: Log
  readonly installation: Installation
  readonly mailReplyTo: AddressPattern | null
  readonly mailBounceTo: AddressPattern | null
  readonly alarm: Alarm
}

/** A conversation that takes longer is given up, well before the lease ends. */
const longestAttempt = 240_000

/**
 * One attempt at each of the leased letters, all at once, each to its recorded end. Their words, and the addresses at
 * which they are answered, are kept before the first of them leaves.
 */
export async function deliver(letters: readonly Leased[], post: Post, answerable: boolean): Promise<void> {
  const { database } = post
  const barred = await barredOf(letters, post)
  const steps = await database.read((reader) => stepsOf(reader, letters))
  const written: WrittenLetter[] = []
  const ended: { letter: Leased; end: End }[] = []
  for (const letter of letters) {
    const prepared = barred.get(letter.id) ?? prepare(letter, post, { step: steps.get(letter.id), answerable })
    if ('state' in prepared) ended.push({ letter, end: prepared })
    else written.push({ letter, written: prepared })
  }
  await keepWritten(
    database,
    written.filter(({ letter }) => letter.message_id === null),
  )
  const marks = await marksOf(
    written.map(({ letter }) => letter),
    post,
  )
  await Promise.all([
    ...ended.map(({ letter, end }) => finished(letter, end, post)),
    ...written.map(async (one) => finished(one.letter, await attempt(one, marks(one.letter), post), post)),
  ])
  await alarmOfLoops(ended, post)
}

/** What must not go, or not now, by id. */
async function barredOf(letters: readonly Leased[], { database, ...post }: Post): Promise<ReadonlyMap<string, End>> {
  const now = post.now()
  const dropped = await database.read((reader) => droppedOf(reader, letters, now))
  const rest = letters.filter(({ id }) => !dropped.has(id))
  const deferred = await database.read((reader) => deferredOf(reader, rest, now))
  const waiting = rest.flatMap(({ id, address }) => {
    const until = deferred.get(id)?.nextAt
    return until === undefined ? [] : [{ address, until }]
  })
  if (waiting.length > 0) await postponeAlso(database, { letters: waiting, now })
  return new Map<string, End>([...dropped, ...deferred])
}

async function marksOf(letters: readonly Leased[], post: Post): Promise<(letter: Leased) => Marks> {
  const { database, installation, mailReplyTo, mailBounceTo } = post
  const threads = await database.read((reader) => threadsOf(reader, letters))
  const given = { pattern: mailReplyTo, installation, now: post.now() }
  const { pattern } = given
  const replies = pattern === null ? undefined : await replyAddresses(database, letters, { ...given, pattern })
  return ({ id }) => ({
    installation: installation.id,
    replyTo: replies?.get(id) ?? null,
    bounceTo: mailBounceTo,
    thread: threads.get(id),
  })
}

/** Records how it ended. Logs name the row, never a person or a word (B7). */
async function finished(letter: Leased, end: End, post: Post): Promise<void> {
  await finish(post.database, letter, end)
  const facts = { notice: letter.id, template: letter.template, attempt: letter.attempts, state: end.state }
  if ('error' in end) post.log.warn({ ...facts, error: withoutAddress(end.error, letter.address) }, 'letter not sent')
  else post.log.info(facts, 'letter')
}

/** E1: a person hears of it before two machines have filled a disk. */
async function alarmOfLoops(ended: readonly { letter: Leased; end: End }[], { alarm }: Post): Promise<void> {
  const loops = ended.filter(({ end }) => 'error' in end && end.error === capWords.answersToItself)
  for (const { letter } of loops) await alarm({ kind: 'loop', address: letter.address, count: 1 })
}

async function attempt({ letter, written }: WrittenLetter, marks: Marks, post: Post): Promise<End> {
  const forget = holdsSecret(letter.template)
  try {
    await within(
      longestAttempt,
      post.transport.send(messageOf({ letter, written, now: letter.created_at }, post, marks)),
    )
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
