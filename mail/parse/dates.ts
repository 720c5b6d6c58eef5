import { type Instant, parseInstant } from '../../core/time/instant.ts'

/**
 * The instant of a Date field (RFC 5322 3.3), in the obsolete and merely usual forms too: two digits of a year, names
 * of zones, no seconds, no weekday, a comment. Null: unreadable, no such day, no year of letters. A zone that nobody knows is UTC (4.3).
 */
export function readDate(field: string): Instant | null {
  const at = instantOf(field)
  return at !== null && at >= 0 && at < LATEST ? at : null
}

/** The year 9000: no letter is of a later one, or older than 1970. */
const LATEST = Date.UTC(9000, 0)

function instantOf(field: string): Instant | null {
  const text = field
    .slice(0, 200)
    .replaceAll(/\([^()]*\)/g, ' ')
    .trim()
  const match = PATTERN.exec(text)
  if (match === null) return parseInstant(text) ?? null
  const [, day = '', name = '', written = '', hour = '', minute = '', second = '0', zone = ''] = match
  const month = MONTHS.indexOf(name.toLowerCase())
  const year = yearOf(written)
  const civil = `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(day)}`
  const offset = offsetOf(zone)
  if (month < 0 || offset === null) return null
  // A leap second is the second after it (RFC 5322 allows :60).
  const seconds = Math.min(Number(second), 59)
  const at = parseInstant(`${civil}T${two(hour)}:${two(minute)}:${two(seconds)}Z`)
  return at === undefined ? null : ((at - offset * 60_000 + (Number(second) - seconds) * 1000) as Instant)
}

const PATTERN =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]([a-z]{3})[a-z]{0,6}\.?,?[\s-](\d{2,4}),?\s+(\d{1,2}):(\d{2})(?::([0-5]\d|60)(?:\.\d{1,9})?)?\s*([+-]\s?\d{4}|[+-]\d{2}:\d{2}|[a-z]{1,5}(?:[+-]\d{1,4})?)?\b/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const two = (value: string | number): string => String(value).padStart(2, '0')

/** RFC 5322 4.3: 00–49 are of this century, other short years of the last. */
function yearOf(written: string): number {
  const year = Number(written)
  if (written.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return written.length === 3 ? 1900 + year : year
}

const zones: ReadonlyMap<string, number> = new Map([
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
  ['MSK', 3],
  ['MSD', 4],
  ['CET', 1],
  ['CEST', 2],
  ['EET', 2],
  ['EEST', 3],
])

/** Minutes east of Greenwich; null: no offset there can be. */
function offsetOf(zone: string): number | null {
  const match = /([+-])\s?(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (match === null) return (zones.get(zone.toUpperCase()) ?? 0) * 60
  const size = Number(match[2]) * 60 + Number(match[3] ?? 0)
  if (size >= 24 * 60) return null
  return match[1] === '-' ? -size : size
}
