import type { FactOf, TicketEvent } from './events.ts'
import type { Delivery, PlannedDate, Ticket } from './ticket.ts'
import type { DeliveryState } from './words.ts'

/** What an event changes in the request, apart from its state, its waits and who spoke last. */
export function changesOf(ticket: Ticket, { fact, at }: TicketEvent): Partial<Ticket> {
  switch (fact.type) {
    case 'accepted':
      return { assigneeId: fact.assigneeId, reactedAt: ticket.reactedAt ?? at }
    case 'assigned':
      return { assigneeId: fact.assigneeId, lineId: fact.lineId }
    case 'classified':
      return classification(fact)
    case 'planned_date_set':
      return { planned: plannedAnew(ticket, { fact, at }) }
    case 'planned_date_agreed':
      return { planned: planned(ticket, { agreement: 'agreed', counter: null }) }
    case 'planned_date_countered':
      return {
        planned: planned(ticket, { agreement: 'countered', counter: { date: fact.date, reason: fact.reason } }),
      }
    case 'delivery_sent':
      return {
        deliveries: [...ticket.deliveries, { id: fact.deliveryId, kind: fact.kind, state: 'pending', sentAt: at }],
      }
    case 'delivery_accepted':
      return { deliveries: decided(ticket, { id: fact.deliveryId, state: 'accepted' }) }
    case 'delivery_rejected':
      return { deliveries: decided(ticket, { id: fact.deliveryId, state: 'rejected' }) }
    case 'resolution_proposed':
      return { resolvedAt: at }
    case 'returned_for_rework':
      return { resolvedAt: null, reworks: ticket.reworks + 1 }
    case 'withdrawn':
      return { resolvedAt: null, deliveries: withdrawn(ticket) }
    case 'cancelled':
      return { deliveries: withdrawn(ticket) }
    case 'reopened':
      return { resolvedAt: null }
    case 'linked':
      return { links: [...ticket.links, { to: fact.to, relation: fact.relation }] }
    case 'split_off':
      return { links: [...ticket.links, { to: fact.to, relation: 'related' }] }
    case 'merged':
      return {
        mergedInto: fact.into,
        links: [...ticket.links, { to: fact.into, relation: 'duplicate_of' }],
        deliveries: withdrawn(ticket),
      }
    case 'watched':
      return { watcherIds: [...ticket.watcherIds, fact.personId] }
    case 'unwatched':
      return { watcherIds: ticket.watcherIds.filter((id) => id !== fact.personId) }
    case 'reminded':
      return { remindersSent: fact.nth, remindedAt: at }
    case 'alarmed':
      return { alarms: [...ticket.alarms, { norm: fact.norm, phase: fact.phase, due: fact.due }] }
    case 'registered':
    case 'message':
    case 'note':
    case 'information_requested':
    case 'information_provided':
    case 'resolution_accepted':
    case 'attached':
    case 'closed_by_silence':
      return {}
  }
}

const classification = (fact: FactOf<'classified'>): Partial<Ticket> => ({
  kind: fact.kind,
  complexity: fact.complexity,
  critical: fact.critical,
  service: fact.service,
  productId: fact.productId,
  moduleId: fact.moduleId,
  entitlement: fact.entitlement,
})

/** R2.7: a date that the customer had proposed needs no agreement of his any more. */
function plannedAnew(ticket: Ticket, set: { fact: FactOf<'planned_date_set'>; at: TicketEvent['at'] }): PlannedDate {
  const { fact, at } = set
  const wished = ticket.planned?.counter?.date === fact.date
  return { date: fact.date, due: fact.due, setAt: at, agreement: wished ? 'agreed' : 'proposed', counter: null }
}

const planned = (ticket: Ticket, change: Pick<PlannedDate, 'agreement' | 'counter'>): PlannedDate | null =>
  ticket.planned === null ? null : { ...ticket.planned, ...change }

const decided = (ticket: Ticket, to: { id: string; state: DeliveryState }): readonly Delivery[] =>
  ticket.deliveries.map((delivery) => (delivery.id === to.id ? { ...delivery, state: to.state } : delivery))

const withdrawn = (ticket: Ticket): readonly Delivery[] =>
  ticket.deliveries.map((delivery) => (delivery.state === 'pending' ? { ...delivery, state: 'withdrawn' } : delivery))
