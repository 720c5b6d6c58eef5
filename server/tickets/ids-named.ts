import type { TicketFact } from '../../core/tickets/events.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { StoredEvent } from './reads-card.ts'

/** Ids of everybody and everything that a request and its history name. */
export function idsNamed(ticket: Ticket, events: readonly StoredEvent[]): ReadonlySet<string> {
  const found: (string | null)[] = [ticket.requesterId, ticket.registeredById, ticket.assigneeId, ...ticket.watcherIds]
  for (const { event } of events) found.push(event.actor.personId, ...idsIn(event.fact))
  return new Set(found.filter((id) => id !== null))
}

const idsIn = (fact: TicketFact): (string | null)[] => [
  'requesterId' in fact ? fact.requesterId : null,
  'assigneeId' in fact ? fact.assigneeId : null,
  'personId' in fact ? fact.personId : null,
  'lineId' in fact ? fact.lineId : null,
  'productId' in fact ? fact.productId : null,
  'moduleId' in fact ? fact.moduleId : null,
  'told' in fact ? (fact.told?.personId ?? null) : null,
]
