import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { CivilDate } from '../time/instant.ts'
import { isWorkingDate } from '../time/working-days.ts'
import { dateIn } from '../time/zone.ts'
import type { Given, RuleContext } from './context.ts'
import type { TicketFact } from './events.ts'

type Decided = Refusal | readonly TicketFact[]

/**
 * R2.7: the provider sets the planned date by the customer's priority. `due` is the closing time of that day, given by
 * the act from the calendar. Setting the date that the customer proposed agrees with him.
 * Refusals: `planned_date_not_working`, `planned_date_in_the_past`, `nothing_changes`.
 */
export function setPlannedDate({ ticket: { planned }, command, context }: Given<'set_planned_date'>): Decided {
  const { date, due, reason } = command
  if (!isWorkingDate(context.calendar, date)) return refuse('planned_date_not_working', 'date')
  if (due <= context.now) return refuse('planned_date_in_the_past', 'date')
  if (planned !== null && planned.due === due && planned.agreement !== 'countered')
    return refuse('nothing_changes', 'date')
  return [{ type: 'planned_date_set', date, due, reason }]
}

/** R2.7: the customer agrees to the date on offer; also after he proposed another one himself. */
export function agreePlannedDate(_given: Given<'agree_planned_date'>): Decided {
  return [{ type: 'planned_date_agreed' }]
}

/**
 * R2.7: the customer proposes another date, with a reason; the date on offer stands until the provider sets a new one.
 * Refusals: `planned_date_not_working`, `planned_date_in_the_past`, `nothing_changes`.
 */
export function counterPlannedDate({ ticket: { planned }, command, context }: Given<'counter_planned_date'>): Decided {
  const { date, reason } = command
  if (!isWorkingDate(context.calendar, date)) return refuse('planned_date_not_working', 'date')
  if (date < today(context)) return refuse('planned_date_in_the_past', 'date')
  if (date === planned?.date || date === planned?.counter?.date) return refuse('nothing_changes', 'date')
  return [{ type: 'planned_date_countered', date, reason }]
}

const today = ({ calendar, now }: RuleContext): CivilDate => dateIn(calendar.zone, now)
