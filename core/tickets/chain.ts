import type { TicketEvent } from './events.ts'

/**
 * THE CHAIN of a request (DOMAIN 3), by which anybody who has an exported history can check offline that nothing in it
 * was altered, removed or put in later. For an outsider, whole:
 *
 * 1. Every event has a hash: SHA-256, in lower-case hex, of the UTF-8 bytes of its canonical text.
 * 2. The canonical text is JSON by RFC 8785: keys sorted by UTF-16 code units, no white space, at every depth.
 *    Its keys: `actor` {`personId`, `side`}, `at` (milliseconds since 1970-01-01T00:00:00Z), `channel`, `fact`,
 *    `previous`, `ticket`, `v` (the number 1), `visibility`; an internal event has `seq` as well.
 * 3. The chain runs through the public events: `previous` is the hash of the public event before, `""` for the first.
 *    So a customer, who gets the public events only, can check the whole of what he gets, and the chain does not
 *    tell him whether there is anything else (B1).
 * 4. An internal event hangs on the chain: its `previous` is the hash of the last public event before it. That no
 *    internal event was removed shows in the sequence numbers, which have no gaps.
 * 5. Words are not in the chain but beside it: the facts name each by its digest, SHA-256 in hex over the bytes of
 *    its salt and then the UTF-8 bytes of the text.
 *    Erased words (152-ФЗ) leave the chain as it was; words that are there can be checked against their digest.
 */
export function canonical(event: TicketEvent, previousHash: string): string {
  const { ticket, seq, at, actor, channel, visibility, fact } = event
  const said = { v: 1, ticket, at, actor, channel, visibility, fact, previous: previousHash }
  return canonicalJson(visibility === 'internal' ? { ...said, seq } : said)
}

/** SHA-256 of a text's UTF-8 bytes in lower-case hex; core has none of its own. */
export type Sha256 = (text: string) => string

/** The first public event has nothing before it. */
export const CHAIN_START = ''

/**
 * The hash of a new event, and the head that the chain has then. Writers use this and nothing else: `head` is the hash
 * of the last public event, `CHAIN_START` before the first, and stays where it is when an internal event is written.
 */
export function linkOf(given: { readonly event: TicketEvent; readonly head: string; readonly sha256: Sha256 }): {
  readonly hash: string
  readonly head: string
} {
  const { event, head, sha256 } = given
  const hash = sha256(canonical(event, head))
  return { hash, head: event.visibility === 'public' ? hash : head }
}

/** An event with the hash that is kept with it. */
export interface Hashed {
  readonly event: TicketEvent
  readonly hash: string
}

/** What is wrong with a chain, and at which event first. */
export interface ChainProblem {
  readonly seq: number
  readonly problem: 'hash_differs' | 'order'
}

/**
 * Checks the chain of one request from its beginning; null: all is well. Takes a whole history, or the public events of
 * one as a customer has them, in order. A history that was cut at its end is sound in itself: compare `headOf` with
 * the head that was noted elsewhere.
 */
export function verifyChain(history: readonly Hashed[], sha256: Sha256): ChainProblem | null {
  let head = CHAIN_START
  let seq = 0
  for (const { event, hash } of history) {
    if (event.seq <= seq) return { seq: event.seq, problem: 'order' }
    const link = linkOf({ event, head, sha256 })
    if (link.hash !== hash) return { seq: event.seq, problem: 'hash_differs' }
    head = link.head
    seq = event.seq
  }
  return null
}

/** The head of a chain: the hash of its last public event. */
export const headOf = (history: readonly Hashed[]): string =>
  history.findLast(({ event }) => event.visibility === 'public')?.hash ?? CHAIN_START

/** A value as JSON by RFC 8785. A key without a value is not there, as in JSON. Throws where JSON has no form for it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, of]) => of !== undefined)
    const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${sorted.map(([key, of]) => `${JSON.stringify(key)}:${canonicalJson(of)}`).join(',')}}`
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  throw new TypeError(`no JSON for ${String(value)}`)
}
