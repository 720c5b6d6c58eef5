import type { Calendar, DayInterval } from './calendar.ts'
import { dayOfDate, WEEKDAYS } from './civil.ts'
import { DAY_MS, weekdayIndex } from './day-number.ts'
import type { Instant } from './instant.ts'
import { chunkAt, chunkIndex } from './offsets.ts'
import { endOfDay, startOfDay } from './zone.ts'

/** No search for working time goes farther than a hundred years: an empty calendar gives an answer, not a hang. */
export const HORIZON_MS = 36_525 * DAY_MS

/** The first and the last instant of a calculation, a day inside of what RFC 3339 can write in any zone. */
export const FIRST_INSTANT = -62_135_510_400_000 as Instant
export const LAST_INSTANT = 253_402_128_000_000 as Instant

/** A stretch of working time on the time line, half-open, within one date of the calendar's zone. */
export interface Opening {
  readonly from: Instant
  readonly to: Instant
}

/** Whether an instant lies in working time; the closing second does not (DOMAIN 4.2, half-open). */
export const isOpen = (calendar: Calendar, at: Instant): boolean => {
  const opening = openingFrom(calendar, at)
  return opening !== undefined && opening.from <= at
}

/**
 * The next instant of working time: `at` itself while the calendar is open, otherwise the next opening; at closing
 * time that is the next one (DOMAIN 4.2). Undefined when no working time follows within a hundred years.
 */
export const nextOpening = (calendar: Calendar, at: Instant): Instant | undefined => {
  const opening = openingFrom(calendar, at)
  return opening === undefined ? undefined : (Math.max(opening.from, at) as Instant)
}

/** The stretch of working time that holds an instant, or else the first one after it, whole. */
export const openingFrom = (calendar: Calendar, at: Instant): Opening | undefined => {
  let found: Opening | undefined
  walkOpenings({ calendar, from: at, until: horizonOf(at) }, (from, to) => {
    found = { from: from as Instant, to: to as Instant }
    return true
  })
  return found
}

/** How far a search that starts here may go. */
export const horizonOf = (at: Instant): Instant => Math.min(at + HORIZON_MS, LAST_INSTANT) as Instant

/** Where a walk over working time begins and where it must end. */
export interface Walk {
  readonly calendar: Calendar
  readonly from: Instant
  readonly until: Instant
}

/**
 * Visits, in order, every stretch of working time that ends after `from` and begins before `until`; stretches are
 * given whole, the caller cuts them. The walk ends early when the visitor answers true.
 */
export const walkOpenings = ({ calendar, from, until }: Walk, visit: (from: number, to: number) => boolean): void => {
  const known = compiled(calendar)
  const end = Math.min(until, known.lastWork)
  let skip = 0
  for (let index = chunkIndex(from); ; index++) {
    const slab = slabAt(known, index)
    if (slab.from >= end) return
    const { edges } = slab
    const first = skip > 0 ? skip : firstAfter(edges, from)
    skip = 0
    for (let i = first; i < edges.length; i += STRIDE) {
      const open = edges[i] ?? 0
      if (open >= end) return
      if (i + STRIDE < edges.length) {
        if (visit(open, edges[i + 1] ?? 0)) return
        continue
      }
      // The last stretch of a slab may go on in the next one: working time does not end where our memory is cut.
      const close = edges[i + 1] ?? 0
      const rest = close === slab.to ? slabAt(known, index + 1).edges : []
      const goesOn = rest[0] === close && rest[2] === edges[i + 2]
      if (visit(open, goesOn ? (rest[1] ?? close) : close)) return
      skip = goesOn ? STRIDE : 0
    }
  }
}

/** The instants between which a calendar's dates are confirmed. */
export const confirmedStretch = (calendar: Calendar): Opening => compiled(calendar).confirmed

/** Three numbers for each stretch: where it opens, where it closes, the day number of its date. */
const STRIDE = 3

/** Enough for eleven years; one that walks farther forgets and computes again. */
const SLABS_KEPT = 64

interface Slab {
  readonly from: number
  readonly to: number
  readonly edges: readonly number[]
}

interface Compiled {
  readonly zone: string
  readonly week: readonly (readonly DayInterval[])[]
  readonly exceptions: ReadonlyMap<number, readonly DayInterval[]>
  readonly confirmed: Opening
  /** After this nothing is ever open: the end of the last exception where the week has no hours at all. */
  readonly lastWork: number
  readonly slabs: Map<number, Slab>
}

const kept = new WeakMap<Calendar, Compiled>()

const compiled = (calendar: Calendar): Compiled => {
  const known = kept.get(calendar)
  if (known !== undefined) return known
  const { zone, confirmed } = calendar
  const week = WEEKDAYS.map((name) => calendar.week[name])
  const exceptions = new Map([...calendar.exceptions].map(([date, intervals]) => [dayOfDate(date), intervals]))
  const made: Compiled = {
    zone,
    week,
    exceptions,
    confirmed: {
      from: confirmed === undefined ? (-Infinity as Instant) : startOfDay(confirmed.from, zone),
      to: confirmed === undefined ? (Infinity as Instant) : endOfDay(confirmed.to, zone),
    },
    lastWork: week.some((day) => day.length > 0) ? Infinity : lastException(exceptions),
    slabs: new Map(),
  }
  kept.set(calendar, made)
  return made
}

const lastException = (exceptions: ReadonlyMap<number, readonly DayInterval[]>): number => {
  let last = -Infinity
  // Two days more than the date's own: no zone is farther from UTC.
  for (const [day, intervals] of exceptions) if (intervals.length > 0) last = Math.max(last, (day + 2) * DAY_MS)
  return last
}

const slabAt = (known: Compiled, index: number): Slab => {
  const slab = known.slabs.get(index)
  if (slab !== undefined) return slab
  if (known.slabs.size >= SLABS_KEPT) known.slabs.clear()
  const built = buildSlab(known, index)
  known.slabs.set(index, built)
  return built
}

/**
 * On a stretch with one offset, local time runs like UTC: every interval of every local date that the stretch shows
 * is working time, cut to the stretch. So a skipped hour is never found and a repeated one is found twice.
 */
const buildSlab = (known: Compiled, index: number): Slab => {
  const { from, to, stretches } = chunkAt(known.zone, index)
  const edges: number[] = []
  for (const { from: start, to: end, offset } of stretches) {
    const lastDay = Math.floor((end + offset - 1) / DAY_MS)
    for (let day = Math.floor((start + offset) / DAY_MS); day <= lastDay; day++) {
      const midnight = day * DAY_MS - offset
      for (const interval of known.exceptions.get(day) ?? known.week[weekdayIndex(day)] ?? []) {
        const open = Math.max(midnight + interval.from * 1000, start)
        const close = Math.min(midnight + interval.to * 1000, end)
        if (open < close) addEdge({ edges, open, close, day })
      }
    }
  }
  return { from, to, edges }
}

const addEdge = ({ edges, open, close, day }: { edges: number[]; open: number; close: number; day: number }): void => {
  const last = edges.length - STRIDE
  if (last >= 0 && edges[last + 1] === open && edges[last + 2] === day) edges[last + 1] = close
  else edges.push(open, close, day)
}

/** The index of the first stretch that closes after an instant. */
const firstAfter = (edges: readonly number[], at: number): number => {
  let low = 0
  let high = edges.length / STRIDE
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle * STRIDE + 1] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low * STRIDE
}
