import { DAY_MS, dateOfDayNumber, dayNumber, isRealDate, padded } from './day-number.ts'
import { offsetAt } from './offsets.ts'

/** A point on the time line: whole milliseconds since 1970-01-01T00:00:00Z. Never a local time. */
export type Instant = number & { readonly instant: unique symbol }

/** A length of real (elapsed) or working time: whole milliseconds, never negative in a norm. */
export type Span = number & { readonly span: unique symbol }

/** A date of the civil calendar without a time or a zone, `YYYY-MM-DD`. */
export type CivilDate = string & { readonly civilDate: unique symbol }

export const SECOND = 1000 as Span
export const MINUTE = 60_000 as Span
export const HOUR = 3_600_000 as Span

/** The span of so many minutes. */
export const minutes = (count: number): Span => (count * MINUTE) as Span

/** The span of so many hours. */
export const hours = (count: number): Span => (count * HOUR) as Span

/** An instant moved by a span; no calendar is asked. */
export const shift = (at: Instant, by: number): Instant => (at + by) as Instant

/**
 * Reads an RFC 3339 instant (`2026-11-20T16:30:00+03:00`, years 0000–9999). The offset is required.
 * Undefined for anything else: no offset, a date or a time that does not exist, a leap second (`:60`), `24:00`.
 * Digits of a fraction beyond the millisecond are dropped: the precision that the regulation needs is the second.
 */
export const parseInstant = (text: string): Instant | undefined => {
  const match = RFC_3339.exec(text)
  if (match === null) return undefined
  const field = (index: number): number => Number(match[index] ?? 0)
  const date = { year: field(1), month: field(2), day: field(3) }
  const [hour, minute, second, offsetHour, offsetMinute] = [field(4), field(5), field(6), field(9), field(10)]
  if (!isRealDate(date) || hour > 23 || minute > 59 || second > 59) return undefined
  if (offsetHour > 23 || offsetMinute > 59) return undefined
  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const local = dayNumber(date) * DAY_MS + ((hour * 60 + minute) * 60 + second) * SECOND + milliseconds
  const offset = (offsetHour * 60 + offsetMinute) * MINUTE
  return (match[8] === '-' ? local + offset : local - offset) as Instant
}

/**
 * Writes an instant as RFC 3339: in UTC with `Z`, or with the local time and offset of a zone
 * (`2026-11-23T10:15:00+03:00`). A fraction only where there is one. An offset with seconds (before zones were
 * introduced) is written rounded to the minute, with the local time to match, so the instant stays exact.
 * Throws RangeError for an unknown zone and outside the years 0000–9999, which RFC 3339 cannot say.
 */
export const formatInstant = (at: Instant, zone?: string): string => {
  if (zone === undefined) return `${localText(at)}Z`
  const offset = Math.round(offsetAt(zone, at) / MINUTE)
  const size = Math.abs(offset)
  const sign = offset < 0 ? '-' : '+'
  return `${localText(at + offset * MINUTE)}${sign}${padded(Math.floor(size / 60), 2)}:${padded(size % 60, 2)}`
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,30}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/

const localText = (local: number): string => {
  const day = Math.floor(local / DAY_MS)
  const { year, month, day: dayOfMonth } = dateOfDayNumber(day)
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`RFC 3339 has no year ${year}`)
  const rest = local - day * DAY_MS
  const second = Math.floor(rest / SECOND)
  const fraction = rest % SECOND
  const time = `${padded(Math.floor(second / 3600), 2)}:${padded(Math.floor(second / 60) % 60, 2)}:${padded(second % 60, 2)}`
  const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`
  return fraction === 0 ? `${date}T${time}` : `${date}T${time}.${padded(fraction, 3)}`
}
