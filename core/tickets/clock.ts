import type { Regulation } from '../regulation/regulation.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant, Span } from '../time/instant.ts'
import type { Piece } from '../time/worktime.ts'
import type { Ticket, Wait } from './ticket.ts'

/**
 * `running` and not yet due · `missed` running and past due · `paused` with the customer · `met` in time · `met_late` ·
 * `stopped` cancelled before the target · `date_missing` a planned date is needed and none is set ·
 * `not_classified` nobody has said which norm applies · `not_covered` no contract promises it.
 */
export type ClockState =
  | 'running'
  | 'missed'
  | 'paused'
  | 'met'
  | 'met_late'
  | 'stopped'
  | 'date_missing'
  | 'not_classified'
  | 'not_covered'

/** One norm of one request at one instant: the whole derivation (DOMAIN 4.9). */
export interface Clock {
  readonly measure: 'reaction' | 'resolution'
  /** Id of the norm that applies, null while not known. */
  readonly norm: string | null
  readonly clause: string
  readonly state: ClockState
  readonly startedAt: Instant
  /** Working time that the norm grants; null for a planned date. */
  readonly target: Span | null
  /** Null while paused (it moves), or when no target is known. */
  readonly due: Instant | null
  /** Working time left at `now`, negative when overdue; null when reached, ended or without a target. */
  readonly remaining: Span | null
  readonly reachedAt: Instant | null
  /** Counted work and uncounted pauses from start to due (or to now, when paused). */
  readonly pieces: readonly Piece[]
  /** What stopped the clock, for the labels of pauses. */
  readonly waits: readonly Wait[]
  readonly calendar: { readonly id: string; readonly version: string; readonly confirmed: boolean }
}

/** A request at an instant, with all that its clocks are computed from (HOUSE, idea 3). */
export interface ClocksOf {
  readonly ticket: Ticket
  /** The version that the request was registered under (DOMAIN 4.8). */
  readonly regulation: Regulation
  /** Norms that the contract replaces: norm id → working minutes; `{}` without a contract. */
  readonly normMinutes: Readonly<Record<string, number>>
  readonly calendar: Calendar
  readonly now: Instant
}
