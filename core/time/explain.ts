import { isConfirmed } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { dateOfDay, dayOfDate, weekday, WEEKDAYS } from './civil.ts'
import { DAY_MS } from './day-number.ts'
import type { CivilDate, Instant, Span } from './instant.ts'
import { walkOpenings } from './openings.ts'
import type { Piece } from './worktime.ts'
import { dateIn, endOfDay, startOfDay } from './zone.ts'

/**
 * What is particular about a date. `weekend`: its weekday has no hours · `holiday`: its weekday has, the date has not
 * (public holiday, transferred day off), or a holiday falls on a weekend · `short`: less than its weekday's hours ·
 * `working_saturday`: hours although its weekday has none (a Sunday too) · `changed`: other hours of the same or a greater length ·
 * `clock_change`: the date is not 24 hours long · `pause`: some of its working time was not counted ·
 * `outside_hours`: a working date of which the stretch touches only time before opening or after closing ·
 * `not_confirmed`: the calendar's exceptions are not known for it (DOMAIN 4.1).
 */
export type DayNote =
  | 'weekend'
  | 'holiday'
  | 'short'
  | 'working_saturday'
  | 'changed'
  | 'clock_change'
  | 'pause'
  | 'outside_hours'
  | 'not_confirmed'

/** One date of an explanation: a cell of the strip of days. */
export interface ExplainedDay {
  readonly date: CivilDate
  /** When the date's first working interval begins; undefined on a day off. */
  readonly opens: Instant | undefined
  /** When its last one ends. */
  readonly closes: Instant | undefined
  /** Working time that was counted on this date. */
  readonly counted: Span
  /** Working time that was not counted since the clock stood. */
  readonly paused: Span
  readonly notes: readonly DayNote[]
  readonly pieces: readonly Piece[]
}

/** Why a due instant is what it is, date by date, free of any language (U7, DOMAIN 4.9). */
export interface Explanation {
  readonly calendar: { readonly id: string; readonly version: string; readonly zone: string }
  readonly days: readonly ExplainedDay[]
}

/** What `addWork` or `workBetween` found, with the stretch that it is to be explained for. */
export interface Explained {
  readonly calendar: Calendar
  readonly from: Instant
  /** The due instant, or the end of the stretch. */
  readonly to: Instant
  readonly pieces: readonly Piece[]
}

/**
 * Every date from `from` to `to`, those without work included. The pieces are those of the calculation itself, so the
 * explanation cannot say anything else than what was computed (DOMAIN 4.9).
 */
export const explain = ({ calendar, from, to, pieces }: Explained): Explanation => {
  const { id, version, zone } = calendar
  const byDate = Map.groupBy(pieces, (piece) => dateIn(zone, piece.from))
  // What ends at midnight ends on the date before, not on an empty day after it.
  const last = dayOfDate(dateIn(zone, to > from ? ((to - 1) as Instant) : to))
  const days: ExplainedDay[] = []
  for (let day = dayOfDate(dateIn(zone, from)); day <= last; day++) {
    const date = dateOfDay(day)
    days.push(explainDay(calendar, { date, pieces: byDate.get(date) ?? [], untouched: to <= from }))
  }
  return { calendar: { id, version, zone }, days }
}

/** What is particular about a date, whatever is counted on it. */
export const dayNotes = (calendar: Calendar, date: CivilDate): readonly DayNote[] => {
  const notes = hoursNotes(calendar, date)
  if (endOfDay(date, calendar.zone) - startOfDay(date, calendar.zone) !== DAY_MS) notes.push('clock_change')
  if (!isConfirmed(calendar, date)) notes.push('not_confirmed')
  return notes
}

interface DayToExplain {
  readonly date: CivilDate
  readonly pieces: readonly Piece[]
  readonly untouched: boolean
}

const explainDay = (calendar: Calendar, { date, pieces, untouched }: DayToExplain): ExplainedDay => {
  const { opens, closes, notes } = dayFacts(calendar, date)
  const paused = total(pieces, 'pause')
  const outside = !untouched && pieces.length === 0 && opens !== undefined
  const more: readonly DayNote[] = paused > 0 ? ['pause'] : outside ? ['outside_hours'] : []
  const allNotes = more.length > 0 ? [...notes, ...more] : notes
  return { date, opens, closes, counted: total(pieces, 'work'), paused, notes: allNotes, pieces }
}

type DayFacts = Pick<ExplainedDay, 'opens' | 'closes' | 'notes'>

/** Every explanation asks for the same few dates, and the answer never changes; about three years are kept. */
const DATES_KEPT = 1024
const knownDays = new WeakMap<Calendar, Map<CivilDate, DayFacts>>()

const dayFacts = (calendar: Calendar, date: CivilDate): DayFacts => {
  const days = knownDays.get(calendar) ?? new Map<CivilDate, DayFacts>()
  if (days.size === 0) knownDays.set(calendar, days)
  const known = days.get(date)
  if (known !== undefined) return known
  if (days.size >= DATES_KEPT) days.clear()
  const facts = { ...openingOf(calendar, date), notes: dayNotes(calendar, date) }
  days.set(date, facts)
  return facts
}

const hoursNotes = (calendar: Calendar, date: CivilDate): DayNote[] => {
  const usual = calendar.week[weekday(date)]
  const own = calendar.exceptions.get(date)
  if (own === undefined) return usual.length === 0 ? ['weekend'] : []
  if (own.length === 0) return ['holiday']
  // A worked day off has no usual length: it is short where the week's longest day is longer.
  const dayOff = usual.length === 0
  const full = dayOff ? Math.max(...WEEKDAYS.map((name) => secondsOf(calendar.week[name]))) : secondsOf(usual)
  const notes: DayNote[] = dayOff ? ['working_saturday'] : []
  if (secondsOf(own) < full) notes.push('short')
  else if (!dayOff && JSON.stringify(own) !== JSON.stringify(usual)) notes.push('changed')
  return notes
}

const secondsOf = (intervals: readonly { from: number; to: number }[]): number =>
  intervals.reduce((sum, { from, to }) => sum + to - from, 0)

const openingOf = (calendar: Calendar, date: CivilDate): Omit<DayFacts, 'notes'> => {
  let opens: Instant | undefined
  let closes: Instant | undefined
  const { zone } = calendar
  walkOpenings({ calendar, from: startOfDay(date, zone), until: endOfDay(date, zone) }, (from, to) => {
    if (dateIn(zone, from as Instant) !== date) return false
    opens ??= from as Instant
    closes = to as Instant
    return false
  })
  return { opens, closes }
}

const total = (pieces: readonly Piece[], kind: Piece['kind']): Span =>
  pieces.reduce((sum, piece) => (piece.kind === kind ? sum + piece.span : sum), 0) as Span
