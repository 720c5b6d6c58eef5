import type { Registered, TicketEvent } from './events.ts'
import { isShown } from './for-customer.ts'
import type { Ticket } from './ticket.ts'

/** The request as its registration leaves it (R5.1, R5.2): the first word is the requester's, whoever wrote it down. */
export function begun(event: TicketEvent, fact: Registered): Ticket {
  return {
    number: event.ticket,
    seq: event.seq,
    publicSeq: isShown(event) ? 1 : 0,
    state: 'registered',
    customerId: fact.customerId,
    requesterId: fact.requesterId,
    registeredById: event.actor.personId,
    channel: event.channel,
    subject: fact.subject,
    description: fact.description,
    kind: fact.kind,
    complexity: null,
    critical: fact.critical,
    impact: fact.impact,
    urgency: fact.urgency,
    service: fact.service,
    productId: fact.productId,
    moduleId: fact.moduleId,
    expectedBy: fact.expectedBy,
    entitlement: fact.entitlement,
    regulation: fact.regulation,
    lineId: fact.lineId,
    assigneeId: null,
    planned: null,
    deliveries: [],
    waits: [],
    reworks: 0,
    watcherIds: [],
    links: [],
    mergedInto: null,
    registeredAt: event.at,
    reactedAt: null,
    resolvedAt: null,
    endedAt: null,
    lastWord: { side: 'customer', personId: fact.requesterId, at: event.at },
    silentSince: null,
    remindersSent: 0,
    remindedAt: null,
    alarms: [],
  }
}
