import { HOUR, MINUTE, SECOND } from './instant.ts'
import type { Span } from './instant.ts'

/** The longest duration that can be read or written: a thousand years. */
const LONGEST = (1000 * 8766 * HOUR) as Span

/**
 * Reads an ISO 8601 duration in hours, minutes and seconds: `PT8H`, `PT2H30M`, `PT0S`, with a fraction in the last
 * part (`PT1.5H`). Undefined for anything else. Years, months, weeks and days are refused: a day of work has no fixed
 * length, and a norm of the regulation is written in hours (R2.7). What is no whole number of milliseconds is refused
 * as well, since nothing is rounded (DOMAIN 4.2); so is anything above `LONGEST`.
 */
export const parseDuration = (text: string): Span | undefined => {
  const match = ISO_8601.exec(text)
  if (match === null) return undefined
  let total = 0
  for (const [index, unit] of UNITS.entries()) {
    const part = inUnit(match[index + 1], unit)
    if (part === undefined) return undefined
    total += part
  }
  return total <= LONGEST ? (total as Span) : undefined
}

/** Writes a span in hours, minutes and seconds, hours never folded into days: `PT49H30M`, `PT0S`, `PT0.25S`. */
export const formatDuration = (span: Span): string => {
  if (!Number.isSafeInteger(span) || span < 0) throw new RangeError(`no ISO 8601 duration for ${span} ms`)
  const hours = Math.floor(span / HOUR)
  const minutes = Math.floor(span / MINUTE) % 60
  const seconds = (span % MINUTE) / SECOND
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds > 0 ? `${seconds}S` : ''}`
  return text === '' ? 'PT0S' : `PT${text}`
}

const UNITS = [HOUR, MINUTE, SECOND] as const

/** A fraction may stand only in the last part, which the look-ahead asks of each. */
const ISO_8601 =
  /^PT(?=\d)(?:(\d{1,15}(?:[.,]\d{1,15}(?=H$))?)H)?(?:(\d{1,15}(?:[.,]\d{1,15}(?=M$))?)M)?(?:(\d{1,15}(?:[.,]\d{1,15})?)S)?$/

/** Whole milliseconds of one part, in integers so that `PT0.1S` is 100 and not nearly so. */
const inUnit = (text: string | undefined, unit: number): number | undefined => {
  if (text === undefined) return 0
  const [whole = '0', fraction = ''] = text.split(/[.,]/)
  const scale = 10n ** BigInt(fraction.length)
  const scaled = BigInt(whole + fraction) * BigInt(unit)
  return scaled % scale === 0n ? Number(scaled / scale) : undefined
}
