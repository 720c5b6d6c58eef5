import type { Instant } from '../../core/time/instant.ts'
import type { MailboxSettings } from '../../server/letters/watched-mailboxes.ts'
import type { Log } from '../send/log.ts'
import type { StoreLetter, UidBook } from './arrival.ts'
import type { Connection } from './imap-connect.ts'
import { type Course, type Fetching, bytesOf, firstPiece, isListed } from './imap-letter.ts'
import { moveAway } from './imap-move.ts'
import { type Folder, newUids, openFolder } from './imap-folder.ts'
import type { Patience } from './imap-patience.ts'
import { MailboxError, type Problem, problemOf } from './problems.ts'

export interface Looking {
  readonly settings: MailboxSettings
  readonly book: UidBook
  readonly store: StoreLetter
  readonly log: Log
  readonly maxSize: number
  readonly tooLarge?: () => Promise<void>
  readonly patience: Patience
  /** No further letter is begun. */
  readonly stopped: () => boolean
}

/** What is remembered of a mailbox for as long as it is watched, through all connections. */
export interface Memory {
  uidValidity: number
  /** Letters that are there and not taken, and how often that was tried: the fresh ones go first. */
  readonly pending: Map<number, number>
  readonly shortfalls: Fetching['shortfalls']
  /** When the folder was found to have been made anew, on the clock of `performance`; null: not while it was watched. */
  renewedAt: number | null
}

/** What a look into the folder found. */
export interface Look {
  readonly folder: Folder
  /** The folder was made anew (I5). */
  readonly renewed: boolean
  readonly problem: Problem | null
}

/**
 * Looks into the folder and takes what is new, letter by letter: store, then move away. With `before`, the folder as it
 * was at the last look, only what came since is looked for; without it the whole folder is compared with the book (I4).
 */
export async function look(
  connection: Connection,
  looking: Looking & { readonly memory: Memory; readonly before: Folder | null },
): Promise<Look> {
  const { memory, before } = looking
  const { client } = connection
  const folder = before ?? (await openFolder(client, looking))
  const { uids, highest } = await newUids(client, { ...looking, folder })
  if (before === null) remember(memory, { folder, uids })
  else for (const uid of uids) memory.pending.set(uid, 0)
  const problems = [
    await takePending(connection, { ...looking, folder }),
    await tidyUp(connection, { ...looking, folder }),
  ]
  const problem = problems.find((one) => one !== null) ?? null
  return { folder: { ...folder, highest, renewed: false }, renewed: folder.renewed, problem }
}

/** A whole comparison knows what waits; how often it failed is forgotten only with the folder. */
function remember(memory: Memory, { folder, uids }: { folder: Folder; uids: readonly number[] }): void {
  const same = memory.uidValidity === folder.uidValidity
  const failures = new Map(same ? memory.pending : [])
  memory.pending.clear()
  for (const uid of uids) memory.pending.set(uid, failures.get(uid) ?? 0)
  if (!same) memory.shortfalls.clear()
  memory.uidValidity = folder.uidValidity
}

const storeFailuresMost = 3

/** Takes what waits; answers the first thing that went wrong. */
async function takePending(
  { client }: Connection,
  looking: Looking & { readonly memory: Memory; readonly folder: Folder },
): Promise<Problem | null> {
  const { memory, settings, patience, maxSize, log, stopped } = looking
  const { pending, shortfalls } = memory
  const fetching = { client, patience, maxSize, shortfalls }
  const inTurn = [...pending].sort(([a, failures], [b, others]) => failures - others || a - b)
  let [taken, storeFailures] = [0, 0]
  let problem: Problem | null = null
  for (const [uid, failures] of inTurn) {
    if (stopped()) break
    // Said before: a letter over which the connection breaks comes after the others next time.
    pending.set(uid, failures + 1)
    const outcome = await take(uid, { ...looking, fetching })
    if (outcome === 'taken' || outcome === 'gone' || outcome.word === 'letter_too_large') pending.delete(uid)
    if (outcome === 'taken') taken += 1
    if (typeof outcome === 'string') continue
    problem ??= outcome
    storeFailures = outcome.word === 'store_failed' ? storeFailures + 1 : 0
    // Nothing can be stored now, and what is not asked for is not lost either.
    if (storeFailures >= storeFailuresMost) break
  }
  if (taken > 0) log.info({ mailbox: settings.id, taken }, 'letters taken from a mailbox')
  return problem
}

/** Moves away what is stored. */
async function tidyUp(
  connection: Connection,
  { settings, book, folder, patience }: Looking & { readonly folder: Folder },
): Promise<Problem | null> {
  if (settings.moveTo === null) return null
  const stored = await book.unmoved(settings.id, folder.uidValidity)
  const { gone, problem } = await moveAway(stored, { connection, folder: settings.moveTo, patience })
  if (gone.length > 0) await book.moved(settings.id, folder.uidValidity, gone)
  return problem
}

interface Taking extends Looking {
  readonly folder: Folder
  readonly fetching: Fetching
}

/** A failure of the connection throws; everything else is a problem of this letter. */
async function take(uid: number, taking: Taking): Promise<'taken' | 'gone' | Problem> {
  const { settings, store, fetching, folder, log, maxSize, book } = taking
  const first = await firstPiece(uid, fetching)
  if (first === null) return (await isListed(uid, fetching)) ? { word: 'letter_empty', detail: `UID ${uid}` } : 'gone'
  const course: Course = { fault: null, whole: false }
  const passOver = async (): Promise<Problem> => {
    // Should telling fail, the letter is looked at again.
    await taking.tooLarge?.()
    await book.skip(settings.id, folder.uidValidity, [uid])
    log.warn(
      { mailbox: settings.id, uid, size: first.size },
      'a letter is larger than allowed and stays in the mailbox',
    )
    return { word: 'letter_too_large', detail: `UID ${uid}` }
  }
  if (first.size !== null && first.size > maxSize) return passOver()
  try {
    const internalDate = first.internalDate === null ? null : (first.internalDate.getTime() as Instant)
    const { uidValidity } = folder
    const arrival = { source: 'imap', mailboxId: settings.id, uidValidity, uid, internalDate } as const
    const outcome = await store(bytesOf(first, { fetching, course }), arrival)
    if (outcome === 'too_large') return await passOver()
    if (outcome === 'stored' && !course.whole) throw new Error('the store did not read the letter to its end')
    fetching.shortfalls.delete(uid)
    return 'taken'
  } catch (error) {
    const fault = problemOf(course.fault ?? error)
    if (fault.word === 'letter_too_large') return await passOver()
    if (fault.word === 'letter_short') return fault
    if (course.fault !== null || !fetching.client.usable) throw course.fault ?? new MailboxError('lost')
    log.error({ error, mailbox: settings.id, uid }, 'a letter of a mailbox could not be stored; it stays there')
    return { word: 'store_failed', detail: `UID ${uid}` }
  }
}
