import { weekday } from './civil.ts'
import type { Weekday } from './civil.ts'
import type { CivilDate } from './instant.ts'

/** Whole seconds after local midnight, 0–86400; 86400 is `24:00`, the end of the day. */
export type DaySecond = number & { readonly daySecond: unique symbol }

/** A stretch of working time within one day, half-open: the second `to` is not worked any more. */
export interface DayInterval {
  readonly from: DaySecond
  readonly to: DaySecond
}

/** The working hours of an ordinary week. A day without intervals is a day off. */
export type Week = Readonly<Record<Weekday, readonly DayInterval[]>>

/** The first and the last date of a range, both included. */
export interface DateRange {
  readonly from: CivilDate
  readonly to: CivilDate
}

/**
 * A provider's working time (R2.7, DOMAIN 4.1): hours of the week in a zone and dates that have hours of their own.
 * Made by `makeCalendar`, `russianCalendar` or `calendarFromWire`, which sort the intervals of a day and refuse
 * contradictions; never edited afterwards. Working time is every moment at which the zone's wall clock shows a time
 * inside an interval of the date it shows: a skipped hour does not count, a repeated hour counts twice.
 */
export interface Calendar {
  /** Which calendar, e.g. `ru`. */
  readonly id: string
  /** Which edition of it; every explanation names it (DOMAIN 4.9). */
  readonly version: string
  /** IANA zone in which the hours are meant. */
  readonly zone: string
  readonly week: Week
  /** Dates with hours of their own instead of their weekday's: none for a holiday, shorter before one. */
  readonly exceptions: ReadonlyMap<CivilDate, readonly DayInterval[]>
  /** The dates for which the exceptions are known whole; `undefined` claims all dates (DOMAIN 4.1). */
  readonly confirmed: DateRange | undefined
}

/** The working intervals of a date, in order; empty on a day off. */
export const openIntervals = (calendar: Calendar, date: CivilDate): readonly DayInterval[] =>
  calendar.exceptions.get(date) ?? calendar.week[weekday(date)]

/** Whether the calendar's exceptions are known for a date; otherwise only its weekly hours are (DOMAIN 4.1). */
export const isConfirmed = (calendar: Calendar, date: CivilDate): boolean =>
  calendar.confirmed === undefined || (date >= calendar.confirmed.from && date <= calendar.confirmed.to)
