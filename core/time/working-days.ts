import { openIntervals } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { addCivilDays, dateOfDay, dayOfDate } from './civil.ts'
import type { CivilDate, Instant } from './instant.ts'
import { nextOpening } from './openings.ts'
import { instantOf, localIn } from './zone.ts'

/** Whether anything is worked on a date: a shortened day and a working Saturday are working days. */
export const isWorkingDate = (calendar: Calendar, date: CivilDate): boolean => openIntervals(calendar, date).length > 0

/**
 * The date itself when it is a working one, otherwise the next that is (ГК 193: a last day that is not working moves
 * to the next working one). Undefined when none follows within a hundred years.
 */
export const nextWorkingDate = (calendar: Calendar, date: CivilDate): CivilDate | undefined => {
  const first = dayOfDate(date)
  const last = Math.min(first + HORIZON_DAYS, LAST_DAY)
  for (let day = first; day <= last; day++) {
    const candidate = dateOfDay(day)
    if (isWorkingDate(calendar, candidate)) return candidate
  }
  return undefined
}

/** Working days to be counted from an instant on. */
export interface WorkingDays {
  readonly calendar: Calendar
  readonly start: Instant
  /** How many working days must pass; a whole number, not negative. */
  readonly days: number
}

/**
 * The same time of day so many working days later (R5.5, DOMAIN 4.6: a reminder after two working days). A start
 * outside working time counts from the next opening; a time at which the last day is not open any more, or not yet,
 * goes on to the next opening. Undefined when the calendar has not so many working days in a hundred years.
 */
export const addWorkingDays = ({ calendar, start, days }: WorkingDays): Instant | undefined => {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`${days} working days cannot be added`)
  const from = nextOpening(calendar, start)
  if (from === undefined) return undefined
  const { date, time } = localIn(calendar.zone, from)
  const last = workingDateAfter({ calendar, date, days })
  return last === undefined ? undefined : nextOpening(calendar, instantOf(calendar.zone, { date: last, time }))
}

const HORIZON_DAYS = 36_525

/** 9999-12-31, where civil dates end. */
const LAST_DAY = 2_932_896

const workingDateAfter = (search: { calendar: Calendar; date: CivilDate; days: number }): CivilDate | undefined => {
  let { date, days } = search
  const last = dayOfDate(date) + HORIZON_DAYS
  for (; days > 0; days--) {
    const next = nextWorkingDate(search.calendar, addCivilDays(date, 1))
    if (next === undefined || dayOfDate(next) > last) return undefined
    date = next
  }
  return date
}
