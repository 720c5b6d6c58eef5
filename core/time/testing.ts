import { calendarFromText } from './calendar-text.ts'
import type { CalendarText } from './calendar-text.ts'
import type { Calendar } from './calendar.ts'
import { parseCivilDate } from './civil.ts'
import { parseDuration } from './duration.ts'
import { parseInstant } from './instant.ts'
import type { CivilDate, Instant, Span } from './instant.ts'

/** The instant that a test writes; throws where it is none. Tests only. */
export const at = (text: string): Instant => written(text, parseInstant(text))

/** The span that a test writes (`PT8H`); throws where it is none. Tests only. */
export const span = (text: string): Span => written(text, parseDuration(text))

/** The date that a test writes; throws where it is none. Tests only. */
export const on = (text: string): CivilDate => written(text, parseCivilDate(text))

/** The calendar that a test writes; throws what is wrong with it. Tests only. */
export const calendarOf = (text: CalendarText): Calendar => {
  const reading = calendarFromText(text)
  if (reading.calendar === undefined) throw new Error(JSON.stringify(reading.problems))
  return reading.calendar
}

/** A calendar with the same intervals on each of the seven days. Tests only. */
export const everyDay = (zone: string, ...day: readonly (readonly [string, string])[]): Calendar =>
  calendarOf({ zone, week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day } })

const written = <Value>(text: string, value: Value | undefined): Value => {
  if (value === undefined) throw new Error(`a test writes what cannot be read: ${text}`)
  return value
}
