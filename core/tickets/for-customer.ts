import type { Side } from '../people/roles.ts'
import type { TicketEvent, TicketFact } from './events.ts'
import { internalFacts } from './events.ts'
import type { Ticket } from './ticket.ts'

/**
 * The history that a customer may see (R5.4, U17, B1): internal events are left out altogether, what is internal in a
 * public one is emptied, and the rest is numbered 1, 2, 3 … anew, since a gap would tell of what is not there. Twice
 * guarded: by the visibility that was written and by the type of the fact. What is kept with an event stays with it.
 */
export const forCustomer = <Kept extends { readonly event: TicketEvent }>(history: readonly Kept[]): readonly Kept[] =>
  history
    .filter(({ event }) => isShown(event))
    .map((kept, index) => ({
      ...kept,
      event: { ...kept.event, seq: index + 1, fact: withoutInternals(kept.event.fact) },
    }))

/** The customer's number of each event that he sees, by the staff's number of it (B1). */
export const customersNumbers = (history: readonly { readonly event: TicketEvent }[]): ReadonlyMap<number, number> =>
  new Map(history.filter(({ event }) => isShown(event)).map(({ event }, index) => [event.seq, index + 1] as const))

/** Where a request stands, in the numbering of a side: a customer counts public events only (B1). */
export const seqFor = (side: Side | 'system', ticket: Pick<Ticket, 'seq' | 'publicSeq'>): number =>
  side === 'customer' ? ticket.publicSeq : ticket.seq

/** Whether a customer may know that it happened. */
export const isShown = ({ visibility, fact }: TicketEvent): boolean =>
  visibility === 'public' && !internalFacts.has(fact.type)

function withoutInternals(fact: TicketFact): TicketFact {
  return fact.type === 'assigned' && fact.note !== null ? { ...fact, note: null } : fact
}
