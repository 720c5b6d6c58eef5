import type { Clock, ClocksOf, ClockState } from './clock.ts'

/**
 * A clock that has nothing to count towards: no norm promises the request anything, nobody has said yet which norm
 * applies, or its planned date is missing. `reachedAt` is told all the same.
 */
export function idleClock(given: {
  readonly of: ClocksOf
  readonly measure: Clock['measure']
  readonly norm: string | null
  readonly clause: string
  readonly state: ClockState
}): Clock {
  const { ticket, calendar } = given.of
  return {
    measure: given.measure,
    norm: given.norm,
    clause: given.clause,
    state: given.state,
    startedAt: ticket.registeredAt,
    target: null,
    due: null,
    remaining: null,
    reachedAt: given.measure === 'reaction' ? ticket.reactedAt : ticket.resolvedAt,
    pieces: [],
    waits: [],
    calendar: { id: calendar.id, version: calendar.version, confirmed: true },
  }
}
