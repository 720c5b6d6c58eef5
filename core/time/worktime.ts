import type { Calendar } from './calendar.ts'
import type { Instant, Span } from './instant.ts'
import { confirmedStretch, horizonOf, walkOpenings } from './openings.ts'
import { mergedPauses } from './pauses.ts'
import type { ClosedPause, Pause } from './pauses.ts'

/**
 * A counted stretch of working time (`work`), or working time that was not counted because the clock stood (`pause`).
 * Half-open, within one date; `span` is `to - from`.
 */
export interface Piece {
  readonly kind: 'work' | 'pause'
  readonly from: Instant
  readonly to: Instant
  readonly span: Span
}

/** Working time to be counted from an instant on. */
export interface WorkToAdd {
  readonly calendar: Calendar
  readonly start: Instant
  /** How much working time must pass; not negative. */
  readonly span: Span
  readonly pauses?: readonly Pause[] | undefined
}

/** The span is used up at `due`. */
export interface DueWork {
  readonly state: 'due'
  readonly due: Instant
  readonly pieces: readonly Piece[]
  /** Whether the calendar's exceptions are known for every date from the start to the due instant (DOMAIN 4.1). */
  readonly confirmed: boolean
}

/** The clock stands in a pause that has not ended: there is no due instant until it does. */
export interface StandingWork {
  readonly state: 'standing'
  /** When the open pause began. */
  readonly since: Instant
  /** The working time that will remain once the pause ends. */
  readonly left: Span
  readonly pieces: readonly Piece[]
  readonly confirmed: boolean
}

/** The calendar has not enough working time in the hundred years after the start (or before the year 9999 ends). */
export interface UnreachableWork {
  readonly state: 'unreachable'
  readonly left: Span
}

/** What adding working time comes to. */
export type AddedWork = DueWork | StandingWork | UnreachableWork

/**
 * When so much working time has passed (R2.7, DOMAIN 4.2, 4.5). A start outside working time counts from the next
 * opening, a span that uses up a day is due at that day's closing time, pauses move the due instant by the working
 * time they cover. No work at all is due at the start itself, whatever the hour. Throws RangeError for a span that
 * is negative or not whole.
 */
export const addWork = ({ calendar, start, span, pauses }: WorkToAdd): AddedWork => {
  if (!Number.isSafeInteger(span) || span < 0) throw new RangeError(`a span of ${span} ms cannot be added`)
  if (span === 0) return { state: 'due', due: start, pieces: [], confirmed: isConfirmedBetween(calendar, start, start) }
  const tally = newTally(span, mergedPauses(pauses))
  walkOpenings({ calendar, from: start, until: horizonOf(start) }, (from, to) =>
    countOpening(tally, from < start ? start : from, to),
  )
  const { end, standing, pieces } = tally
  const left = tally.left as Span
  if (end !== undefined) {
    return { state: 'due', due: end, pieces, confirmed: isConfirmedBetween(calendar, start, end) }
  }
  if (standing === undefined) return { state: 'unreachable', left }
  const last = standing > start ? standing : start
  return { state: 'standing', since: standing, left, pieces, confirmed: isConfirmedBetween(calendar, start, last) }
}

/** A stretch of real time whose working time is asked for. */
export interface WorkStretch {
  readonly calendar: Calendar
  readonly start: Instant
  readonly end: Instant
  readonly pauses?: readonly Pause[] | undefined
}

/** The working time between two instants. */
export interface WorkedTime {
  readonly worked: Span
  readonly pieces: readonly Piece[]
  /** Whether the calendar's exceptions are known for every date of the stretch (DOMAIN 4.1). */
  readonly confirmed: boolean
}

/**
 * How much working time passed between two instants, less the pauses (DOMAIN 4.2, 4.5); a pause that has not ended
 * lasts to the end. An end that is not after the start counts nothing.
 */
export const workBetween = ({ calendar, start, end, pauses }: WorkStretch): WorkedTime => {
  const tally = newTally(Infinity, mergedPauses(pauses, end))
  let worked = 0
  if (end > start) {
    walkOpenings({ calendar, from: start, until: end }, (from, to) =>
      countOpening(tally, from < start ? start : from, to > end ? end : to),
    )
  }
  for (const piece of tally.pieces) if (piece.kind === 'work') worked += piece.span
  return { worked: worked as Span, pieces: tally.pieces, confirmed: isConfirmedBetween(calendar, start, end) }
}

interface Tally {
  readonly pauses: readonly ClosedPause[]
  readonly pieces: Piece[]
  /** The first pause that is not over yet. */
  next: number
  left: number
  end: Instant | undefined
  standing: Instant | undefined
}

const newTally = (left: number, pauses: readonly ClosedPause[]): Tally => ({
  pauses,
  pieces: [],
  next: 0,
  left,
  end: undefined,
  standing: undefined,
})

/** Counts one stretch of working time; true when there is nothing more to count. */
const countOpening = (tally: Tally, from: number, to: number): boolean => {
  let at = from
  while (at < to) {
    let pause = tally.pauses[tally.next]
    while (pause !== undefined && pause.to <= at) pause = tally.pauses[++tally.next]
    if (pause !== undefined && pause.from <= at) {
      if (pause.to === Infinity) {
        tally.standing = pause.from
        return true
      }
      const until = pause.to < to ? pause.to : to
      addPiece(tally, 'pause', at, until)
      at = until
      continue
    }
    const free = pause !== undefined && pause.from < to ? pause.from : to
    const until = free - at < tally.left ? free : at + tally.left
    addPiece(tally, 'work', at, until)
    tally.left -= until - at
    at = until
    if (tally.left === 0) {
      tally.end = at as Instant
      return true
    }
  }
  return false
}

const addPiece = (tally: Tally, kind: Piece['kind'], from: number, to: number): void => {
  tally.pieces.push({ kind, from: from as Instant, to: to as Instant, span: (to - from) as Span })
}

const isConfirmedBetween = (calendar: Calendar, start: Instant, end: Instant): boolean => {
  const { from, to } = confirmedStretch(calendar)
  return start >= from && end <= to
}
