import { createHash } from 'node:crypto'
import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { type Patience, within } from './imap-patience.ts'
import { MailboxError } from './problems.ts'

/** The first piece of a letter, with what the server says of the whole. */
export interface FirstPiece {
  readonly uid: number
  readonly bytes: Uint8Array
  /** RFC822.SIZE; null: not told. */
  readonly size: number | null
  readonly internalDate: Date | null
}

/** What a letter was that came short of its announced size, to know it again. */
export interface Shortfall {
  readonly digest: string
  readonly times: number
}

export interface Fetching {
  readonly client: ImapFlow
  readonly patience: Patience
  readonly maxSize: number
  /** By UID, for as long as the mailbox is watched. */
  readonly shortfalls: Map<number, Shortfall>
}

/** How a stream ended, for whoever must know whose fault it was. */
export interface Course {
  fault: unknown
  whole: boolean
}

const pieceSize = 262_144
/** Some servers (Exchange) only estimate sizes: what comes the same three times is taken for the whole. */
const sameTimes = 3

/**
 * The beginning of a letter, read without marking it as seen (BODY.PEEK). Null: the server lists it and gives nothing (I2).
 */
export async function firstPiece(uid: number, fetching: Fetching): Promise<FirstPiece | null> {
  const message = await piece(uid, { from: 0, fetching })
  if (message?.source === undefined || message.source.length === 0) return null
  const { internalDate } = message
  const date = typeof internalDate === 'string' ? new Date(internalDate) : (internalDate ?? null)
  const known = date === null || Number.isNaN(date.getTime()) ? null : date
  return { uid, bytes: message.source, size: message.size ?? null, internalDate: known }
}

/** Whether the folder still has it: somebody may have moved it elsewhere meanwhile. */
export async function isListed(uid: number, { client, patience }: Fetching): Promise<boolean> {
  const search = client.search({ uid: String(uid) }, { uid: true })
  const found = await within(patience.answerMs, { client, work: search })
  return !Array.isArray(found) || found.includes(uid)
}

/**
 * The bytes of a letter, piece by piece as the store takes them. Breaks off with an error when the letter is shorter than
 * announced or the connection fails, so that nothing is stored (I2).
 */
export async function* bytesOf(
  first: FirstPiece,
  { fetching, course }: { fetching: Fetching; course: Course },
): AsyncGenerator<Uint8Array> {
  const { uid, size } = first
  const hash = createHash('sha256')
  let total = 0
  let bytes: Uint8Array | null = first.bytes
  try {
    while (bytes !== null) {
      total += bytes.length
      if (total > fetching.maxSize) throw new MailboxError('letter_too_large')
      hash.update(bytes)
      yield bytes
      const all: boolean = total === size || bytes.length > pieceSize || (size === null && bytes.length < pieceSize)
      bytes = all ? null : await nextBytes(uid, { from: total, fetching })
    }
    if (size !== null && total < size) judge({ uid, digest: hash.digest('hex'), shortfalls: fetching.shortfalls })
    course.whole = true
  } catch (error) {
    course.fault = error
    throw error
  }
}

function judge({ uid, digest, shortfalls }: { uid: number; digest: string; shortfalls: Map<number, Shortfall> }): void {
  const before = shortfalls.get(uid)
  const times = before?.digest === digest ? before.times + 1 : 1
  shortfalls.set(uid, { digest, times })
  if (times < sameTimes) throw new MailboxError('letter_short', `UID ${uid}`)
}

async function nextBytes(
  uid: number,
  { from, fetching }: { from: number; fetching: Fetching },
): Promise<Uint8Array | null> {
  const message = await piece(uid, { from, fetching })
  if (message?.source === undefined || message.source.length === 0) return null
  // A server that knows of no parts sends the beginning again.
  return originOf(message) === from ? message.source : null
}

interface Where {
  readonly from: number
  readonly fetching: Fetching
}

async function piece(uid: number, { from, fetching }: Where): Promise<FetchMessageObject | null> {
  const { client, patience } = fetching
  const source = { start: from, maxLength: pieceSize }
  const query = from === 0 ? { uid: true, size: true, internalDate: true, source } : { uid: true, source }
  const message = await within(patience.answerMs, { client, work: client.fetchOne(String(uid), query, { uid: true }) })
  return message === false || message.uid !== uid ? null : message
}

function originOf(message: object): number | null {
  if (!('partialOrigins' in message) || !(message.partialOrigins instanceof Map)) return null
  const origin: unknown = message.partialOrigins.get('')
  return typeof origin === 'number' ? origin : null
}
