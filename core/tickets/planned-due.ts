import { openIntervals } from '../time/calendar.ts'
import type { Calendar } from '../time/calendar.ts'
import type { CivilDate, Instant } from '../time/instant.ts'
import { instantOf } from '../time/zone.ts'

/** The due instant of a planned date (R2.7): closing time of that day; undefined on a day without working time. */
export function plannedDue(calendar: Calendar, date: CivilDate): Instant | undefined {
  const last = openIntervals(calendar, date).at(-1)
  return last === undefined ? undefined : instantOf(calendar.zone, { date, time: last.to * 1000 })
}
