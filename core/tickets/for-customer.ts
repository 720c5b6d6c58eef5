import type { TicketEvent, TicketFact } from './events.ts'
import { internalFacts } from './events.ts'

/**
 * The events that a customer may see (R5.4, U17, B1): internal ones are left out altogether, and what is internal in a
 * public one is emptied. Twice guarded: by the visibility that was written and by the type of the fact.
 */
export const forCustomer = (events: readonly TicketEvent[]): readonly TicketEvent[] =>
  events
    .filter(({ visibility, fact }) => visibility === 'public' && !internalFacts.has(fact.type))
    .map((event) => ({ ...event, fact: withoutInternals(event.fact) }))

function withoutInternals(fact: TicketFact): TicketFact {
  return fact.type === 'assigned' && fact.note !== null ? { ...fact, note: null } : fact
}
