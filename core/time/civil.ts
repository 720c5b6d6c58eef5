import { dateOfDayNumber, dayNumber, isRealDate, padded, weekdayIndex } from './day-number.ts'
import type { CivilDate } from './instant.ts'

/** The days of the week in the order of ISO 8601: Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number]

/** Reads `YYYY-MM-DD`; undefined for any other form and for a date that the Gregorian calendar lacks. */
export const parseCivilDate = (text: string): CivilDate | undefined => {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (match === null) return undefined
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return isRealDate(date) ? (text as CivilDate) : undefined
}

/** The number of days from 1970-01-01 to a date. */
export const dayOfDate = (date: CivilDate): number =>
  dayNumber({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) })

/** The date so many days after 1970-01-01. Throws RangeError outside the years 0000–9999. */
export const dateOfDay = (day: number): CivilDate => {
  const { year, month, day: dayOfMonth } = dateOfDayNumber(day)
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`a civil date has no year ${year}`)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}` as CivilDate
}

/** The date `count` days later (earlier where negative); months and years carry over. */
export const addCivilDays = (date: CivilDate, count: number): CivilDate => dateOfDay(dayOfDate(date) + count)

/** The weekday of a date. */
export const weekday = (date: CivilDate): Weekday => WEEKDAYS[weekdayIndex(dayOfDate(date))] ?? 'mon'
