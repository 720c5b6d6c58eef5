import type { TicketFact } from '../tickets/events.ts'
import type { Ticket } from '../tickets/ticket.ts'
import type { CustomerTemplate, StaffTemplate } from './templates.ts'
import type { Heard, Hears, PersonFacts } from './hears.ts'

/**
 * Whom each event concerns, before authors, inactive people and walls are taken out (R5.4; see `whoHears`).
 * A public word goes to the requester and the watchers, whichever side wrote it, and a customer's word to the staff.
 */
export function audienceOf({ event, ticket, people }: Heard): readonly Hears[] {
  const customers = (template: CustomerTemplate): Hears[] => customersOf({ ticket, template, fact: event.fact })
  const staff = (template: StaffTemplate): Hears[] => staffOf({ ticket, people, template })
  const byCustomer = event.actor.side === 'customer'
  const { fact } = event
  switch (fact.type) {
    case 'registered':
      return [{ personId: ticket.requesterId, template: 'registered', reason: 'requester' }]
    case 'accepted':
      return customers('accepted')
    case 'assigned':
      return fact.assigneeId === null ? [] : [{ personId: fact.assigneeId, template: 'assigned', reason: 'assignee' }]
    case 'planned_date_set':
      return customers('planned_date')
    case 'planned_date_agreed':
      return staff('date_agreed')
    case 'planned_date_countered':
      return staff('date_countered')
    case 'message':
    case 'information_provided':
      return byCustomer ? [...customers('message'), ...staff('customer_message')] : customers('message')
    case 'information_requested':
      return customers('question')
    case 'delivery_sent':
      return customers('delivery')
    case 'delivery_accepted':
      return staff('delivery_accepted')
    case 'delivery_rejected':
      return staff('delivery_rejected')
    case 'resolution_proposed':
      return customers('resolution')
    case 'resolution_accepted':
    case 'closed_by_silence':
      return [...customers('closed'), ...staff('desk_closed')]
    case 'returned_for_rework':
      return staff('returned')
    case 'withdrawn':
      return customers('withdrawn')
    case 'cancelled':
      return [...customers('cancelled'), ...staff('desk_cancelled')]
    case 'merged':
      return customers('merged')
    case 'reopened':
      return [...customers('reopened'), ...staff('desk_reopened')]
    case 'reminded':
      return [{ personId: ticket.requesterId, template: 'silence_reminder', reason: 'requester' }]
    case 'alarmed':
      return fact.phase === 'missed'
        ? [...inCharge({ ticket, people, template: 'alarm' }), ...managers(people)]
        : inCharge({ ticket, people, template: 'alarm' })
    case 'classified':
    case 'note':
    case 'linked':
    // Of a part the requester hears by its own registration.
    case 'split_off':
    case 'attached':
    case 'watched':
    case 'unwatched':
      return []
  }
}

/** The requester, the person who told the staff of a decision (U19: he gets the proof of it), the watchers. */
function customersOf({
  ticket,
  template,
  fact,
}: {
  ticket: Ticket
  template: CustomerTemplate
  fact: TicketFact
}): Hears[] {
  const told = 'told' in fact && fact.told !== null ? [fact.told.personId] : []
  return [
    { personId: ticket.requesterId, template, reason: 'requester' },
    ...told.map((personId): Hears => ({ personId, template, reason: 'told' })),
    ...ticket.watcherIds.map((personId): Hears => ({ personId, template, reason: 'watcher' })),
  ]
}

function staffOf({
  ticket,
  people,
  template,
}: {
  ticket: Ticket
  people: readonly PersonFacts[]
  template: StaffTemplate
}): Hears[] {
  return [
    ...inCharge({ ticket, people, template }),
    ...ticket.watcherIds.map((personId): Hears => ({ personId, template, reason: 'watcher' })),
  ]
}

/** The assignee; nobody assigned, or he has left: the dispatchers of the line, else all dispatchers, else the managers. */
function inCharge({
  ticket,
  people,
  template,
}: {
  ticket: Ticket
  people: readonly PersonFacts[]
  template: StaffTemplate
}): Hears[] {
  const staff = people.filter((person) => person.side === 'provider' && person.active)
  const assignee = staff.find((person) => person.id === ticket.assigneeId)
  if (assignee !== undefined) return [{ personId: assignee.id, template, reason: 'assignee' }]
  const dispatchers = staff.filter((person) => person.role === 'dispatcher')
  const ofLine = dispatchers.filter((person) => person.side === 'provider' && person.lineId === ticket.lineId)
  const chosen = ofLine.length > 0 ? ofLine : dispatchers
  if (chosen.length === 0) return managers(people).map((hears) => ({ ...hears, template }))
  return chosen.map(({ id }) => ({ personId: id, template, reason: 'dispatcher' }))
}

const managers = (people: readonly PersonFacts[]): Hears[] =>
  people
    .filter((person) => person.role === 'manager' && person.active)
    .map(({ id }) => ({ personId: id, template: 'alarm', reason: 'manager' }))
