import type { Actor } from '../people/actor.ts'
import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { Given } from './context.ts'
import type { Told, TicketFact } from './events.ts'
import type { Ticket } from './ticket.ts'

type Decided = Refusal | readonly TicketFact[]

/** R5.6: software or metadata for the customer to verify. Refusal: `already_exists` (a delivery of this id). */
export function deliver({ ticket, command }: Given<'deliver'>): Decided {
  const { deliveryId, kind, title, instructions, files } = command
  if (ticket.deliveries.some(({ id }) => id === deliveryId)) return refuse('already_exists', 'deliveryId')
  return [{ type: 'delivery_sent', deliveryId, kind, title, instructions, files }]
}

/** R5.6: the customer accepts a delivery; the work goes on. Refusals: `not_the_pending_delivery`, see `toldRefusal`. */
export function acceptDelivery({ ticket, command, context }: Given<'accept_delivery'>): Decided {
  const { deliveryId, told, comment } = command
  const refusal = notPending(ticket, deliveryId) ?? toldRefusal(context.actor, told)
  return refusal ?? [{ type: 'delivery_accepted', deliveryId, told, comment }]
}

/** R5.6: the customer rejects a delivery with a reason. Refusals: `not_the_pending_delivery`, see `toldRefusal`. */
export function rejectDelivery({ ticket, command, context }: Given<'reject_delivery'>): Decided {
  const { deliveryId, told, reason, files = [] } = command
  const refusal = notPending(ticket, deliveryId) ?? toldRefusal(context.actor, told)
  return refusal ?? [{ type: 'delivery_rejected', deliveryId, told, reason, files }]
}

/** R5.7: the provider's resolution goes to the customer for verification. */
export function proposeResolution({ command: { text, files } }: Given<'propose_resolution'>): Decided {
  return [{ type: 'resolution_proposed', text, files }]
}

/** R5.7: the customer accepts the resolution, which closes the request. Refusal: see `toldRefusal`. */
export function acceptResolution({ command: { told, comment }, context }: Given<'accept_resolution'>): Decided {
  return toldRefusal(context.actor, told) ?? [{ type: 'resolution_accepted', told, comment }]
}

/** R5.7: the customer returns the resolution for rework, with a reason. Refusal: see `toldRefusal`. */
export function returnForRework({ command, context }: Given<'return_for_rework'>): Decided {
  const { told, reason, files } = command
  return toldRefusal(context.actor, told) ?? [{ type: 'returned_for_rework', told, reason, files }]
}

/** R5.3: staff takes back what lies with the customer — a question, a delivery or a resolution — with a reason. */
export function withdraw({ command: { reason } }: Given<'withdraw'>): Decided {
  return [{ type: 'withdrawn', reason }]
}

/** The customer decides about what lies before him, not about an older or a foreign delivery. */
function notPending({ deliveries }: Ticket, deliveryId: string): Refusal | null {
  const pending = deliveries.some(({ id, state }) => id === deliveryId && state === 'pending')
  return pending ? null : refuse('not_the_pending_delivery', 'deliveryId')
}

/**
 * U19, R5.7: the provider's side never approves. Staff records a customer's decision only with how, and by whom, the
 * customer told it (`told_how_is_missing`); a decision of the customer's own has no such note (`invalid_input`).
 */
function toldRefusal(actor: Actor, told: Told | null): Refusal | null {
  if (actor.side === 'customer') return told === null ? null : refuse('invalid_input', 'told')
  return told === null ? refuse('told_how_is_missing', 'told') : null
}
