import { dateOfDay, dayOfDate } from './civil.ts'
import { DAY_MS } from './day-number.ts'
import type { CivilDate, Instant } from './instant.ts'
import { chunkAt, chunkIndex, offsetAt } from './offsets.ts'

/** What a wall clock of a zone shows: the date, and the milliseconds since its midnight (below 86,400,000). */
export interface LocalTime {
  readonly date: CivilDate
  readonly time: number
}

/** What the wall clock of a zone shows at an instant. Throws RangeError for an unknown zone. */
export const localIn = (zone: string, at: Instant): LocalTime => {
  const local = at + offsetAt(zone, at)
  const day = Math.floor(local / DAY_MS)
  return { date: dateOfDay(day), time: local - day * DAY_MS }
}

/** The date that the wall clock of a zone shows at an instant. */
export const dateIn = (zone: string, at: Instant): CivilDate => localIn(zone, at).date

/**
 * Every instant at which the wall clock of a zone shows this date and time, earliest first: one as a rule, none in an
 * hour that a spring change skips, two in an hour that an autumn change repeats. `24:00` is the next date's midnight.
 */
export const instantsOf = (zone: string, local: LocalTime): readonly Instant[] => {
  const wall = dayOfDate(local.date) * DAY_MS + local.time
  const found: Instant[] = []
  for (const { from, to, offset } of stretchesNear(zone, wall)) {
    const at = wall - offset
    if (at >= from && at < to) found.push(at as Instant)
  }
  return found
}

/**
 * The instant at which a zone's wall clock shows this date and time: the earlier one of a repeated hour; for a skipped
 * hour the instant of the change, since that is when a clock that waits for this time has it behind itself.
 */
export const instantOf = (zone: string, local: LocalTime): Instant => {
  const [first] = instantsOf(zone, local)
  if (first !== undefined) return first
  const wall = dayOfDate(local.date) * DAY_MS + local.time
  for (const { from, offset } of stretchesNear(zone, wall)) if (from + offset > wall) return from as Instant
  throw new RangeError(`no instant of ${zone} for ${local.date} + ${local.time} ms`)
}

/** The first instant at which a zone shows this date (or, for a date that the zone skipped whole, a later one). */
export const startOfDay = (date: CivilDate, zone: string): Instant => instantOf(zone, { date, time: 0 })

/**
 * The instant at which a date is over in a zone, its `24:00` (ГК 194: what is due on a date may be done until then).
 * Where a clock goes back over midnight and the date comes again, that is its second end.
 */
export const endOfDay = (date: CivilDate, zone: string): Instant => {
  const midnights = instantsOf(zone, { date, time: DAY_MS })
  return midnights.at(-1) ?? instantOf(zone, { date, time: DAY_MS })
}

/** The zone's stretches of constant offset around a wall time read as if it were UTC: at least two days either way. */
const stretchesNear = (zone: string, wall: number) => {
  const first = chunkIndex(wall - 2 * DAY_MS)
  const last = chunkIndex(wall + 2 * DAY_MS)
  const near = [...chunkAt(zone, first).stretches]
  if (last !== first) near.push(...chunkAt(zone, last).stretches)
  return near
}
