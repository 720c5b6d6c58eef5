import type { Instant } from '../time/instant.ts'
import { addWorkingDays } from '../time/working-days.ts'
import type { RuleContext } from './context.ts'
import type { Ticket } from './ticket.ts'

/**
 * R5.7, DOMAIN 3: the last instant at which an ended request can be reopened, by the regulation's working days from its
 * end. Null where there is none to tell: it has not ended, it goes on in another one, or the calendar knows no such day
 * (then no day is the last).
 */
export function reopenUntil(
  { endedAt, mergedInto }: Pick<Ticket, 'endedAt' | 'mergedInto'>,
  { regulation, calendar }: Pick<RuleContext, 'regulation' | 'calendar'>,
): Instant | null {
  if (endedAt === null || mergedInto !== null) return null
  return addWorkingDays({ calendar, start: endedAt, days: regulation.reopenWithinDays }) ?? null
}
