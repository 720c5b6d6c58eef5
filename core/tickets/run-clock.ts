import type { Norm } from '../regulation/regulation.ts'
import type { Instant, Span } from '../time/instant.ts'
import { addWork, workBetween } from '../time/worktime.ts'
import type { DueWork } from '../time/worktime.ts'
import type { Clock, ClocksOf, ClockState } from './clock.ts'
import { remainingOf } from './remaining.ts'
import type { Wait } from './ticket.ts'

/** A norm with a target, put to a request. */
export interface Run {
  readonly of: ClocksOf
  readonly norm: Norm
  readonly start: Instant
  /** Working time from the start to the due instant, without pauses. */
  readonly span: Span
  /** What the clock shows as its target; null for a planned date. */
  readonly target: Span | null
  /** Waits during which this clock stands, in order. */
  readonly waits: readonly Wait[]
  /** When the target was reached; null: not yet. */
  readonly reachedAt: Instant | null
}

/**
 * The clock of a norm with a target (DOMAIN 4.2–4.5). What happened after it was reached, or after the request ended,
 * is no matter of this clock. Reaching it at the very due instant is in time.
 */
export function runClock(run: Run): Clock {
  const { of, norm, start, span, reachedAt } = run
  const { ticket, calendar, now } = of
  const stop = reachedAt ?? ticket.endedAt
  const waits = run.waits.filter(({ from }) => (stop === null ? from <= now : from < stop))
  const pauses = waits.map(({ from, to }) => (to === null ? { from } : { from, to }))
  const added = addWork({ calendar, start, span, pauses })
  const clock = {
    measure: norm.measure,
    norm: norm.id,
    clause: norm.clause,
    startedAt: start,
    target: run.target,
    reachedAt,
    waits,
    calendar: { id: calendar.id, version: calendar.version, confirmed: false },
  }
  if (added.state === 'due') {
    const { due, pieces, confirmed } = added
    const remaining = stop === null ? remainingOf({ calendar, due, now, pauses }) : null
    return { ...clock, state: stateBy(run, added), due, remaining, pieces, calendar: { ...clock.calendar, confirmed } }
  }
  const { pieces, confirmed } = workBetween({ calendar, start, end: now, pauses })
  const state = added.state === 'standing' ? 'paused' : 'running'
  const remaining = stop === null ? added.left : null
  return { ...clock, state, due: null, remaining, pieces, calendar: { ...clock.calendar, confirmed } }
}

function stateBy({ of: { ticket, now }, reachedAt }: Run, { due }: DueWork): ClockState {
  if (reachedAt !== null) return reachedAt <= due ? 'met' : 'met_late'
  // A request that was cancelled too late was late all the same: cancelling hides no missed norm.
  if (ticket.endedAt !== null) return ticket.endedAt <= due ? 'stopped' : 'missed'
  return now <= due ? 'running' : 'missed'
}
