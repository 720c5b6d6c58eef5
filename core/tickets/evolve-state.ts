import type { Instant } from '../time/instant.ts'
import type { FactType, TicketFact } from './events.ts'
import type { Ticket, Wait } from './ticket.ts'
import type { TicketState } from './words.ts'

/** Where a fact takes the request; a fact that is not named here leaves the state as it is. A test holds it to the table. */
const leadsTo: { readonly [Type in FactType]?: TicketState } = {
  registered: 'registered',
  accepted: 'in_progress',
  information_requested: 'waiting_for_customer',
  information_provided: 'in_progress',
  delivery_sent: 'delivery_verification',
  delivery_accepted: 'in_progress',
  delivery_rejected: 'in_progress',
  resolution_proposed: 'resolution_verification',
  resolution_accepted: 'closed',
  returned_for_rework: 'in_progress',
  withdrawn: 'in_progress',
  cancelled: 'cancelled',
  reopened: 'in_progress',
  merged: 'cancelled',
  closed_by_silence: 'closed',
}

/** The state after a fact (DOMAIN 3). */
export const stateAfter = (ticket: Ticket, fact: TicketFact): TicketState => leadsTo[fact.type] ?? ticket.state

/** What the request waits for in a state: the ball is not with the provider. */
const waitIn: { readonly [State in TicketState]?: Wait['why'] } = {
  waiting_for_customer: 'information',
  delivery_verification: 'delivery',
  resolution_verification: 'resolution',
  closed: 'closed',
  cancelled: 'closed',
}

/**
 * The request in its new state (DOMAIN 4.5): the wait that was open ends, and one begins where the new state is a wait.
 * The customer's silence begins with every wait for him (DOMAIN 4.6). Nothing happens where the state stays.
 */
export function movedTo(ticket: Ticket, { state, at }: { state: TicketState; at: Instant }): Ticket {
  if (state === ticket.state) return ticket
  const why = waitIn[state]
  const before = ticket.waits.map((wait) => (wait.to === null ? { ...wait, to: later(wait.from, at) } : wait))
  return {
    ...ticket,
    state,
    waits: why === undefined ? before : [...before, { from: at, to: null, why }],
    endedAt: why === 'closed' ? at : null,
    silentSince: why === undefined || why === 'closed' ? null : at,
    remindersSent: 0,
    remindedAt: null,
  }
}

/** Clocks of two machines may differ: a wait never ends before it began. */
const later = (a: Instant, b: Instant): Instant => (b < a ? a : b)
