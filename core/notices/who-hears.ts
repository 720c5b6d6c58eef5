import { internalFacts } from '../tickets/events.ts'
import type { Ticket } from '../tickets/ticket.ts'
import { audienceOf } from './audience.ts'
import type { Happening, Heard, Hears, PersonFacts } from './hears.ts'
import { customerTemplates, type Template } from './templates.ts'

/**
 * Who gets which letter of an event, and why (R5.4). Each person once an event; never its author, but the receipt of a
 * registration goes to the requester always; nobody inactive; nobody of another customer; nothing internal to a
 * customer (U17, B1). In the order: requester, who told, watchers; assignee, dispatchers, managers.
 */
export function whoHears(heard: Heard): readonly Hears[] {
  const { event, ticket, people } = heard
  const byId = new Map(people.map((person) => [person.id, person]))
  const chosen = new Map<string, Hears>()
  for (const hears of audienceOf(heard)) {
    const person = byId.get(hears.personId)
    if (person === undefined || !person.active || chosen.has(person.id)) continue
    if (person.id === event.actor.personId && hears.template !== 'registered') continue
    if (!mayHear({ person, template: hears.template, event, ticket })) continue
    chosen.set(person.id, hears)
  }
  return [...chosen.values()]
}

/** The wall of U17 and A5, whatever the table of audiences says. */
function mayHear(asked: { person: PersonFacts; template: Template; event: Happening; ticket: Ticket }): boolean {
  const { person, template, event, ticket } = asked
  const forCustomers = customerTemplates.some((one) => one === template)
  if (person.side === 'provider') return !forCustomers
  if (!forCustomers || person.customerId !== ticket.customerId) return false
  return event.visibility === 'public' && !internalFacts.has(event.fact.type)
}
