import type { Calendar, DayInterval, Week } from './calendar.ts'
import { parseCivilDate, WEEKDAYS } from './civil.ts'
import type { Weekday } from './civil.ts'
import type { CivilDate } from './instant.ts'
import { isZone } from './offsets.ts'
import { DAY_SECONDS } from './day-number.ts'
import { formatWallTime, parseWallTime } from './wall-time.ts'

/** One interval of a day as people write it: `["08:45", "17:00"]`; `24:00` is the end of the day. */
export type IntervalText = readonly [from: string, to: string]

/** A calendar as it is written: in a file, on the wire, on a screen. A weekday that is left out is a day off. */
export interface CalendarText {
  readonly zone: string
  readonly week: { readonly [Day in Weekday]?: readonly IntervalText[] | undefined }
  /** Dates with hours of their own, by `YYYY-MM-DD`; an empty list is a day off. */
  readonly exceptions?: Readonly<Record<string, readonly IntervalText[]>> | undefined
  /** The dates for which the exceptions are known whole; left out, all are. */
  readonly confirmed?: { readonly from: string; readonly to: string } | undefined
  readonly id?: string | undefined
  readonly version?: string | undefined
}

/**
 * Why a calendar is refused. `empty_interval`: it ends where it begins · `over_midnight`: it ends before it begins;
 * work over midnight is written as two intervals, up to `24:00` and from `00:00` of the next day · `overlap`: two
 * intervals of a day share time; intervals that only touch are one.
 */
export type CalendarProblemWord =
  | 'unknown_zone'
  | 'unknown_weekday'
  | 'bad_date'
  | 'bad_range'
  | 'bad_time'
  | 'empty_interval'
  | 'over_midnight'
  | 'overlap'

/** One thing that is wrong with a written calendar, and where: `week.mon[1]`, `exceptions.2026-01-01`. */
export interface CalendarProblem {
  readonly at: string
  readonly problem: CalendarProblemWord
  /** What stands there. */
  readonly text: string
}

/** A calendar, or everything that is wrong with what was written. */
export type CalendarReading =
  | { readonly calendar: Calendar }
  | { readonly calendar?: undefined; readonly problems: readonly CalendarProblem[] }

/** Reads a written calendar. The intervals of a day may come in any order; every problem is reported, not the first. */
export const calendarFromText = (text: CalendarText): CalendarReading => {
  const problems: CalendarProblem[] = []
  if (!isZone(text.zone)) problems.push({ at: 'zone', problem: 'unknown_zone', text: text.zone })
  for (const name of Object.keys(text.week)) {
    if (!isWeekday(name)) problems.push({ at: `week.${name}`, problem: 'unknown_weekday', text: name })
  }
  const read = (at: string, intervals: readonly IntervalText[]) => readDay({ at, intervals, problems })
  const week = weekOf((name) => read(`week.${name}`, text.week[name] ?? []))
  const exceptions = new Map<CivilDate, readonly DayInterval[]>()
  for (const [name, intervals] of Object.entries(text.exceptions ?? {})) {
    const date = parseCivilDate(name)
    if (date === undefined) problems.push({ at: `exceptions.${name}`, problem: 'bad_date', text: name })
    else exceptions.set(date, read(`exceptions.${name}`, intervals))
  }
  const confirmed = text.confirmed === undefined ? undefined : readRange(text.confirmed, problems)
  if (problems.length > 0) return { problems }
  const { zone, id = 'own', version = '' } = text
  return { calendar: { id, version, zone, week, exceptions, confirmed } }
}

/** Writes a calendar in the form that `calendarFromText` reads; exceptions in the order of their dates. */
export const calendarToText = (calendar: Calendar): CalendarText => {
  const { id, version, zone, confirmed } = calendar
  const dates = [...calendar.exceptions].sort(([a], [b]) => (a < b ? -1 : 1))
  const text = {
    id,
    version,
    zone,
    week: weekOf((name) => calendar.week[name].map(intervalText)),
    exceptions: Object.fromEntries(dates.map(([date, intervals]) => [date, intervals.map(intervalText)])),
  }
  return confirmed === undefined ? text : { ...text, confirmed: { ...confirmed } }
}

const isWeekday = (name: string): boolean => WEEKDAYS.some((weekday) => weekday === name)

const weekOf = <Day>(day: (name: Weekday) => Day) =>
  ({
    mon: day('mon'),
    tue: day('tue'),
    wed: day('wed'),
    thu: day('thu'),
    fri: day('fri'),
    sat: day('sat'),
    sun: day('sun'),
  }) satisfies Record<keyof Week, Day>

const intervalText = ({ from, to }: DayInterval): IntervalText => [formatWallTime(from), formatWallTime(to)]

interface DayReading {
  readonly at: string
  readonly intervals: readonly IntervalText[]
  readonly problems: CalendarProblem[]
}

const readDay = ({ at, intervals, problems }: DayReading): readonly DayInterval[] => {
  const read: DayInterval[] = []
  for (const [index, pair] of intervals.entries()) {
    const [from, to] = [parseWallTime(pair[0]), parseWallTime(pair[1])]
    if (from !== undefined && to !== undefined && from < to) read.push({ from, to })
    else problems.push({ at: `${at}[${index}]`, problem: intervalProblem(from, to), text: pair.join('–') })
  }
  read.sort((a, b) => a.from - b.from)
  const joined: DayInterval[] = []
  for (const interval of read) {
    const last = joined.at(-1)
    if (last !== undefined && interval.from < last.to) {
      problems.push({
        at,
        problem: 'overlap',
        text: [last, interval].map((one) => intervalText(one).join('–')).join(', '),
      })
    }
    if (last?.to === interval.from) joined[joined.length - 1] = { from: last.from, to: interval.to }
    else joined.push(interval)
  }
  return joined
}

const intervalProblem = (from: number | undefined, to: number | undefined): CalendarProblemWord => {
  if (from === undefined || to === undefined || from === DAY_SECONDS) return 'bad_time'
  return from === to ? 'empty_interval' : 'over_midnight'
}

const readRange = (range: { from: string; to: string }, problems: CalendarProblem[]): Calendar['confirmed'] => {
  const [from, to] = [parseCivilDate(range.from), parseCivilDate(range.to)]
  if (from !== undefined && to !== undefined && from <= to) return { from, to }
  problems.push({ at: 'confirmed', problem: 'bad_range', text: `${range.from}–${range.to}` })
  return undefined
}
