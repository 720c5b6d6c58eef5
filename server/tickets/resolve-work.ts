import { entitle } from '../../core/contracts/entitle.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { TicketCommand } from '../../core/tickets/commands.ts'
import { openIntervals, type Calendar } from '../../core/time/calendar.ts'
import { SECOND, type CivilDate, type Instant } from '../../core/time/instant.ts'
import { dateIn, instantOf } from '../../core/time/zone.ts'
import { contractsOf } from '../contracts/reads.ts'
import type { Desk } from './desk.ts'
import type { TicketOrder } from './orders.ts'

type Order<Name extends TicketOrder['command']> = Extract<TicketOrder, { readonly command: Name }>
type Resolved = Refusal | TicketCommand

/** R2.1: to a specialist in office, to a line in use. Refusals: `not_a_specialist`, `person_inactive`, `not_found`. */
export function assignment(order: Order<'assign'>, { loaded, words }: Desk): Resolved {
  const { assigneeId, lineId = loaded.ticket.lineId } = order
  const person = assigneeId === null ? null : loaded.people.get(assigneeId)
  if (person !== null && person?.side !== 'provider') return refuse('not_a_specialist', 'assigneeId')
  if (person !== null && !person.active) return refuse('person_inactive', 'assigneeId')
  if (lineId !== null && lineId !== loaded.ticket.lineId && !loaded.lineKnown) return refuse('not_found', 'lineId')
  return { command: 'assign', assigneeId, lineId, note: words.keepIfAny(order.note) }
}

/** R2.7: with cover decided anew, since kind, service or product may have changed (R2.5, R2.6). */
export async function classification(order: Order<'classify'>, desk: Desk): Promise<Resolved> {
  const { loaded, tx, calendar, now, words } = desk
  const { command, kind, complexity, critical, service, productId, moduleId } = order
  if (productId !== null && !loaded.productKnown) return refuse('not_found', 'productId')
  if (moduleId !== null && loaded.moduleProductId !== productId) return refuse('module_not_of_product', 'moduleId')
  desk.contracts = await contractsOf(tx, loaded.ticket.customerId)
  const entitlement = entitle({ contracts: desk.contracts, kind, service, productId, on: dateIn(calendar.zone, now) })
  const justification = words.keepIfAny(order.justification)
  return { command, kind, complexity, critical, justification, service, productId, moduleId, entitlement }
}

/** R2.7: due at the closing time of that date. A date that is not worked has none. */
export function plannedDate(order: Order<'set_planned_date'>, { calendar, words }: Desk): Resolved {
  const due = closingTime(calendar, order.date)
  if (due === undefined) return refuse('planned_date_not_working', 'date')
  return { command: order.command, date: order.date, due, reason: words.keepIfAny(order.reason) }
}

function closingTime(calendar: Calendar, date: CivilDate): Instant | undefined {
  const last = openIntervals(calendar, date).at(-1)
  return last && instantOf(calendar.zone, { date, time: last.to * SECOND })
}
