import { createHash } from 'node:crypto'
import { CHAIN_START, linkOf } from '../chain.ts'
import type { Hashed, Sha256 } from '../chain.ts'
import type { TicketEvent } from '../events.ts'

/** SHA-256 as every writer of events has it. */
export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')

/** A history with its hashes, as it is stored. */
export function hashed(events: readonly TicketEvent[]): readonly Hashed[] {
  let head = CHAIN_START
  return events.map((event) => {
    const link = linkOf({ event, head, sha256 })
    head = link.head
    return { event, hash: link.hash }
  })
}
