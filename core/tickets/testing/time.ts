import { parseCivilDate } from '../../time/civil.ts'
import { formatInstant, parseInstant } from '../../time/instant.ts'
import type { CivilDate, Instant } from '../../time/instant.ts'
import { russianCalendar } from '../../time/russia.ts'

/** The provider's calendar in tests: Moscow, 08:45–17:00, shortened eves. */
export const calendar = russianCalendar()

/** An instant in Moscow, written as tests read best: `msk('2026-11-20 16:30')`. Throws where there is none. */
export function msk(text: string): Instant {
  const [date = '', time = ''] = text.split(' ')
  const at = parseInstant(`${date}T${time.length === 5 ? `${time}:00` : time}+03:00`)
  if (at === undefined) throw new RangeError(`not a Moscow time: ${text}`)
  return at
}

/** The other way round, for assertions that read: `2026-11-23 10:15`. */
export function inMoscow(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at, 'Europe/Moscow').slice(0, 16).replace('T', ' ')
}

/** A civil date written in a test. Throws where there is none. */
export function civil(text: string): CivilDate {
  const date = parseCivilDate(text)
  if (date === undefined) throw new RangeError(`not a date: ${text}`)
  return date
}
