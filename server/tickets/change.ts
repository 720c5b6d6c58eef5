import { createHash } from 'node:crypto'
import { linkOf } from '../../core/tickets/chain.ts'
import { evolve } from '../../core/tickets/evolve.ts'
import type { TextDigest, TicketEvent } from '../../core/tickets/events.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import { keptBeside, type KeptText } from './texts.ts'
import type { Announcement, EventRow } from './writes.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Events folded in and linked to the chain, ready to be written. */
export interface Folded {
  readonly ticket: Ticket
  readonly rows: readonly EventRow[]
  /** Hash of the last public event. */
  readonly head: string
}

export function fold(given: {
  readonly before: Ticket | null
  readonly head: string
  readonly events: readonly TicketEvent[]
  readonly texts: ReadonlyMap<TextDigest, KeptText>
}): Folded {
  let ticket = given.before
  let head = given.head
  const rows: EventRow[] = []
  for (const event of given.events) {
    ticket = evolve(ticket, event)
    const link = linkOf({ event, head, sha256 })
    head = link.head
    rows.push(eventRow(event, { hash: link.hash, texts: given.texts }))
  }
  if (ticket === null) throw new Error('a decision without events')
  return { ticket, rows, head }
}

const eventRow = (
  event: TicketEvent,
  beside: { readonly hash: string; readonly texts: ReadonlyMap<TextDigest, KeptText> },
): EventRow => ({
  ticket: event.ticket,
  seq: event.seq,
  at: event.at,
  actor_side: event.actor.side,
  actor_id: event.actor.personId,
  channel: event.channel,
  visibility: event.visibility,
  type: event.fact.type,
  fact: JSON.stringify(event.fact),
  texts: JSON.stringify(keptBeside(event.fact, beside.texts)),
  hash: Buffer.from(beside.hash, 'hex'),
})

/** What the live streams are told: where the request stands, and who may know. */
export const announcementOf = (ticket: Ticket, events: readonly TicketEvent[]): Announcement => ({
  number: ticket.number,
  seq: ticket.seq,
  publicSeq: ticket.publicSeq,
  customerId: ticket.customerId,
  requesterId: ticket.requesterId,
  watcherIds: ticket.watcherIds,
  public: events.some(({ visibility }) => visibility === 'public'),
})

/** Words by which a request is found: public ones only, so that no search tells a customer of a note (B1). */
export function wordsToFind(events: readonly TicketEvent[], texts: ReadonlyMap<TextDigest, KeptText>): string | null {
  const found = events
    .filter(({ visibility }) => visibility === 'public')
    .flatMap(({ fact }) => Object.values(keptBeside(fact, texts)))
    .map(({ text }) => text)
  return found.length === 0 ? null : found.join('\n')
}
