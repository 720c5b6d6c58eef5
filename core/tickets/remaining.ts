import type { Calendar } from '../time/calendar.ts'
import type { Instant, Span } from '../time/instant.ts'
import type { Pause } from '../time/pauses.ts'
import { workBetween } from '../time/worktime.ts'

/**
 * Working time left until a due instant, negative when overdue: how much working time has passed since. Pauses count
 * neither way, so that nobody gets later while the customer is asked (U1).
 */
export function remainingOf(given: {
  readonly calendar: Calendar
  readonly due: Instant
  readonly now: Instant
  readonly pauses?: readonly Pause[]
}): Span {
  const { calendar, due, now, pauses } = given
  if (now <= due) return workBetween({ calendar, start: now, end: due, pauses }).worked
  const { worked } = workBetween({ calendar, start: due, end: now, pauses })
  return (worked === 0 ? 0 : -worked) as Span
}
