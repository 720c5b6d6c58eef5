import data from './ru-production-calendar.json' with { type: 'json' }
import type { Calendar, DayInterval, Week } from './calendar.ts'
import { parseCivilDate } from './civil.ts'
import { wallTime } from './wall-time.ts'
import type { CivilDate } from './instant.ts'

/** What a provider may decide for himself about the Russian production calendar. */
export interface RussianCalendarOptions {
  /** Hours of an ordinary working day; 08:45–17:00 by default (R2.7). */
  readonly day?: readonly DayInterval[]
  /** IANA zone of the hours; Europe/Moscow by default (R2.7). */
  readonly zone?: string
  /** `full` keeps full hours before a holiday; by default such a day ends an hour earlier (ТК РФ ст. 95). */
  readonly eves?: 'short' | 'full'
  /**
   * `off` closes the days that decrees of the President made non-working in 2020 and 2021. By default they are worked:
   * they did not change the published norm of working time.
   */
  readonly decreeDays?: 'worked' | 'off'
}

/**
 * The Russian production calendar of the published years (DOMAIN 4.1): Monday to Friday, public holidays, transferred
 * days off, working Saturdays, eves of holidays an hour shorter. Outside these years only weekends are known and the
 * dates count as not confirmed. The same options give the same object.
 */
export const russianCalendar = (options: RussianCalendarOptions = {}): Calendar => {
  const { day = OFFICE_DAY, zone = 'Europe/Moscow', eves = 'short', decreeDays = 'worked' } = options
  const key = JSON.stringify([day, zone, eves, decreeDays])
  const kept = made.get(key)
  if (kept !== undefined) return kept
  const calendar: Calendar = {
    id: 'ru',
    version: VERSION,
    zone,
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] } satisfies Week,
    exceptions: exceptionsOf({ day, eves, decreeDays }),
    confirmed: CONFIRMED,
  }
  made.set(key, calendar)
  return calendar
}

interface YearFacts {
  readonly holidays: readonly string[]
  readonly transferredDaysOff: readonly { readonly date: string }[]
  readonly transferredWorkdays: readonly string[]
  readonly shortDays: readonly string[]
  readonly specialNonWorkingDays: readonly string[]
}

const { _meta: META, ...PUBLISHED } = data
const YEARS: readonly (readonly [string, YearFacts])[] = Object.entries<YearFacts>(PUBLISHED)
const NAMES = YEARS.map(([year]) => year).sort()
const VERSION = `${NAMES[0]}–${NAMES.at(-1)}, ${META.generated}`
const SHORTER_BY = 3600

const dateOf = (text: string): CivilDate => {
  const date = parseCivilDate(text)
  if (date === undefined) throw new RangeError(`the production calendar names no date: ${text}`)
  return date
}

const CONFIRMED = { from: dateOf(`${NAMES[0]}-01-01`), to: dateOf(`${NAMES.at(-1)}-12-31`) }
const OFFICE_DAY: readonly DayInterval[] = [{ from: wallTime('08:45'), to: wallTime('17:00') }]
const made = new Map<string, Calendar>()

const exceptionsOf = (options: Required<Pick<RussianCalendarOptions, 'day' | 'eves' | 'decreeDays'>>) => {
  const { day, eves, decreeDays } = options
  const exceptions = new Map<CivilDate, readonly DayInterval[]>()
  for (const [year, facts] of YEARS) {
    const on = (monthAndDay: string): CivilDate => dateOf(`${year}-${monthAndDay}`)
    for (const date of facts.transferredWorkdays) exceptions.set(on(date), day)
    for (const date of eves === 'short' ? facts.shortDays : []) exceptions.set(on(date), shortened(day))
    for (const date of facts.holidays) exceptions.set(on(date), [])
    for (const { date } of facts.transferredDaysOff) exceptions.set(on(date), [])
    for (const date of decreeDays === 'off' ? facts.specialNonWorkingDays : []) exceptions.set(on(date), [])
  }
  return exceptions
}

/** The day without its last hour of work, which may take a short last interval whole. */
const shortened = (day: readonly DayInterval[]): readonly DayInterval[] => {
  const rest = [...day]
  let cut = SHORTER_BY
  for (let last = rest.pop(); last !== undefined; last = rest.pop()) {
    const length = last.to - last.from
    if (length > cut) return [...rest, { from: last.from, to: (last.to - cut) as DayInterval['to'] }]
    cut -= length
  }
  return []
}
