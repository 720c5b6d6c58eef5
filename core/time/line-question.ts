import type { Calendar } from './calendar.ts'
import { parseDuration } from './duration.ts'
import { formatInstant, parseInstant } from './instant.ts'
import type { Instant, Span } from './instant.ts'
import { lineCalendar } from './line-calendar.ts'
import { LineFault, shown } from './line-fault.ts'
import type { LineErrorCode } from './line-fault.ts'
import { FIRST_INSTANT, HORIZON_MS, LAST_INSTANT } from './openings.ts'
import type { ClosedPause } from './pauses.ts'

/** What a line of `asmo worktime` asks: when so much working time has passed, or how much passed until an instant. */
export type LineQuestion = {
  readonly calendar: Calendar
  readonly start: Instant
  readonly pauses: readonly ClosedPause[]
} & ({ readonly add: Span; readonly end?: undefined } | { readonly end: Instant })

/** Reads one line; throws LineFault with the first thing that is wrong with it. */
export const readLine = (line: string): LineQuestion => {
  const fields = readObject(line)
  const start = readInstant(required(fields, 'start'), 'start')
  const calendar = lineCalendar(required(fields, 'calendar'))
  const pauses = fields['pauses'] === undefined ? [] : readPauses(fields['pauses'])
  const common = { calendar, start, pauses }
  if ((fields['add'] === undefined) === (fields['end'] === undefined)) {
    return refuse('add_or_end', 'add', 'give either "add" or "end"')
  }
  if (fields['end'] === undefined) return { ...common, add: readDuration(fields['add']) }
  const end = readInstant(fields['end'], 'end')
  if (end < start) return refuse('end_before_start', 'end', `${shown(fields['end'])} is before the start`)
  if (end - start > HORIZON_MS) return refuse('too_long', 'end', 'no more than a hundred years are counted in one line')
  return { ...common, end }
}

const KEYS = new Set(['calendar', 'start', 'add', 'end', 'pauses'])

const refuse = (code: LineErrorCode, field: string, message: string): never => {
  throw new LineFault({ code, field, message })
}

const readObject = (line: string): Readonly<Record<string, unknown>> => {
  if (line.trim() === '') throw new LineFault({ code: 'empty_line', message: 'the line is empty' })
  const value = parsed(line)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LineFault({ code: 'not_object', message: 'the line is no JSON object' })
  }
  const fields = Object.entries(value)
  for (const [key] of fields) if (!KEYS.has(key)) refuse('unknown_key', key.slice(0, 80), `unknown key ${shown(key)}`)
  return Object.fromEntries(fields)
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    throw new LineFault({ code: 'not_json', message: 'the line is not JSON' })
  }
}

const required = (fields: Readonly<Record<string, unknown>>, key: string): unknown =>
  fields[key] === undefined ? refuse('missing_key', key, `"${key}" is missing`) : fields[key]

const readInstant = (value: unknown, field: string): Instant => {
  const at = typeof value === 'string' ? parseInstant(value) : undefined
  if (at === undefined) {
    return refuse('bad_instant', field, `${shown(value)} is no RFC 3339 instant with an offset`)
  }
  if (at >= FIRST_INSTANT && at <= LAST_INSTANT) return at
  const [first, last] = [formatInstant(FIRST_INSTANT), formatInstant(LAST_INSTANT)]
  return refuse('bad_instant', field, `${shown(value)} is not between ${first} and ${last}`)
}

const readDuration = (value: unknown): Span =>
  (typeof value === 'string' ? parseDuration(value) : undefined) ??
  refuse('bad_duration', 'add', `${shown(value)} is no ISO 8601 duration in hours, minutes and seconds (PT8H, PT2H30M)`)

const readPauses = (value: unknown): readonly ClosedPause[] =>
  Array.isArray(value)
    ? value.map((pair: unknown, index) => readPause(pair, `pauses[${index}]`))
    : refuse('bad_pauses', 'pauses', 'pauses are a list of pairs of instants')

const readPause = (pair: unknown, field: string): ClosedPause => {
  if (!Array.isArray(pair) || pair.length !== 2) {
    return refuse('bad_pauses', field, `${shown(pair)} is no pair of instants`)
  }
  const [from, to] = [readInstant(pair[0], `${field}[0]`), readInstant(pair[1], `${field}[1]`)]
  return to < from ? refuse('bad_pauses', field, 'the pause ends before it begins') : { from, to }
}
