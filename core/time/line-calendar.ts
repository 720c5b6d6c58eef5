import { calendarFromText } from './calendar-text.ts'
import type { CalendarProblem } from './calendar-text.ts'
import type { Calendar } from './calendar.ts'
import { LineFault, shown } from './line-fault.ts'
import { russianCalendar } from './russia.ts'
import { calendarWire } from './wire.ts'

/**
 * The calendar of a line: `"ru"` or a written one. A stream of lines names the same few calendars over and over, so
 * the last ones read are kept, by what is written in them. Throws LineFault.
 */
export const lineCalendar = (value: unknown): Calendar => {
  if (value === 'ru') return russianCalendar()
  if (typeof value !== 'object' || value === null) {
    return refuse('calendar', `${shown(value)} is no calendar: give "ru" or an object`)
  }
  const text = written(value)
  const kept = calendars.get(text)
  if (kept !== undefined) return kept
  const calendar = readCalendar(value)
  if (text.length > LONGEST_KEPT) return calendar
  const [oldest] = calendars.keys()
  if (calendars.size >= CALENDARS_KEPT && oldest !== undefined) calendars.delete(oldest)
  calendars.set(text, calendar)
  return calendar
}

const CALENDARS_KEPT = 32
const LONGEST_KEPT = 65_536
const calendars = new Map<string, Calendar>()

const refuse = (field: string, message: string): never => {
  throw new LineFault({ code: 'bad_calendar', field, message })
}

const written = (value: object): string => {
  try {
    return JSON.stringify(value)
  } catch {
    // Nested so deep that it cannot be written: no calendar is.
    return refuse('calendar', 'the calendar is nested too deep')
  }
}

const readCalendar = (value: object): Calendar => {
  const shape = calendarWire.safeParse(value)
  if (!shape.success) {
    const [issue] = shape.error.issues
    const field = ['calendar', ...(issue?.path ?? [])].map(String).join('.')
    return refuse(field.slice(0, 160), issue?.message.slice(0, 160) ?? 'not a calendar')
  }
  const reading = calendarFromText(shape.data)
  if (reading.calendar !== undefined) return reading.calendar
  const [first] = reading.problems
  return first === undefined ? refuse('calendar', 'not a calendar') : refuse(`calendar.${first.at}`, sentence(first))
}

const SENTENCES = {
  unknown_zone: 'is no zone of the IANA database',
  unknown_weekday: 'is no day of the week (mon, tue, wed, thu, fri, sat, sun)',
  bad_date: 'is no date (YYYY-MM-DD)',
  bad_range: 'is no range of dates',
  bad_time: 'is no interval of times of day (00:00 to 24:00)',
  empty_interval: 'ends where it begins',
  over_midnight: 'ends before it begins; work over midnight is two intervals, to 24:00 and from 00:00 of the next day',
  overlap: 'overlap',
} as const satisfies Record<CalendarProblem['problem'], string>

const sentence = ({ problem, text }: CalendarProblem): string => `${shown(text)} ${SENTENCES[problem]}`
