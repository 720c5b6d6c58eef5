import type { TicketEvent, TicketFact } from './events.ts'
import { changesOf } from './evolve-facts.ts'
import { movedTo, stateAfter } from './evolve-state.ts'
import { begun } from './evolve-registered.ts'
import { heard, wordOf } from './evolve-words.ts'
import { isShown } from './for-customer.ts'
import type { Ticket } from './ticket.ts'

/**
 * Folds an event into the request (DOMAIN 3). It decides nothing: what `decide` let happen has happened.
 * Throws, as a fault, where the history is broken: a first event other than `registered`, a second registration, an
 * event of another request, a gap in the sequence.
 */
export function evolve(ticket: Ticket | null, event: TicketEvent): Ticket {
  if (ticket === null) {
    if (event.fact.type !== 'registered' || event.seq !== 1)
      throw broken(event, 'a history begins with its registration')
    return begun(event, event.fact)
  }
  if (event.ticket !== ticket.number) throw broken(event, `it does not belong to request ${ticket.number}`)
  if (event.seq !== ticket.seq + 1) throw broken(event, `event ${ticket.seq + 1} was expected`)
  if (event.fact.type === 'registered') throw broken(event, 'a request is registered once')
  const publicSeq = ticket.publicSeq + (isShown(event) ? 1 : 0)
  const changed = { ...ticket, ...changesOf(ticket, event), seq: event.seq, publicSeq }
  const moved = movedTo(changed, { state: stateAfter(ticket, event.fact), at: event.at })
  return heard(moved, { word: wordOf(event), at: event.at, moved: moved.state !== ticket.state })
}

/** The request that a whole history gives: exactly its stored row (HOUSE, idea 1). Throws where it is broken or empty. */
export function replay(events: readonly TicketEvent[]): Ticket {
  let ticket: Ticket | null = null
  for (const event of events) ticket = evolve(ticket, event)
  if (ticket === null) throw new Error('a request without events has no history')
  return ticket
}

const broken = (event: { ticket: number; seq: number; fact: TicketFact }, why: string): Error =>
  new Error(`Event ${event.seq} (${event.fact.type}) of request ${event.ticket}: ${why}`)
