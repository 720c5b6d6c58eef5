import type { ClockView } from '../../core/tickets/wire.ts'
import { toMs } from '../../lang/format.ts'
import type { NormStanding } from '../ui/norm-chip.tsx'

/** What a chip needs of a clock: that of a row or that of a page. */
export type ShownClock = Pick<ClockView, 'measure' | 'state' | 'due' | 'remainingMs'>

const NEAR = 3_600_000

/** How a clock of the wire is shown as a chip; undefined where there is nothing to keep an eye on. */
export function standingOf({ state, remainingMs }: ShownClock): NormStanding | undefined {
  switch (state) {
    case 'running':
      return remainingMs !== null && remainingMs < 0
        ? { is: 'overdue', by: -remainingMs }
        : { is: 'running', left: remainingMs ?? 0, near: (remainingMs ?? NEAR) < NEAR }
    case 'missed':
      return remainingMs === null ? { is: 'missed' } : { is: 'overdue', by: Math.abs(remainingMs) }
    case 'paused':
      return { is: 'paused', left: remainingMs ?? 0 }
    case 'met':
      return { is: 'met' }
    case 'met_late':
      return remainingMs === null || remainingMs >= 0 ? { is: 'missed' } : { is: 'missed', by: -remainingMs }
    case 'date_missing':
      return { is: 'no_planned_date' }
    case 'not_classified':
      return { is: 'not_classified' }
    case 'stopped':
    case 'not_covered':
      return undefined
  }
}

/**
 * Working milliseconds left at an instant after the page was read: what the derivation still counts after it. The
 * server's own figure where the derivation does not reach (overdue, paused, without a due instant).
 */
export function leftAt(clock: ClockView, now: number): number | null {
  if (clock.state !== 'running' || clock.due === null || toMs(clock.due) <= now) return clock.remainingMs
  let left = 0
  for (const { pieces } of clock.days)
    for (const { kind, from, to } of pieces)
      if (kind === 'work') left += Math.max(0, toMs(to) - Math.max(toMs(from), now))
  return left
}

/** Whether the clock has something left to be done about. */
const isOpen = ({ state }: ShownClock): boolean =>
  state === 'running' ||
  state === 'missed' ||
  state === 'paused' ||
  state === 'date_missing' ||
  state === 'not_classified'

/** The clock that matters next, as the list row has it: due first. */
export function nextClock(clocks: readonly ClockView[]): ClockView | undefined {
  return clocks
    .filter((clock) => isOpen(clock) && clock.reachedAt === null)
    .sort((one, other) => dueOf(one) - dueOf(other))[0]
}

const dueOf = ({ due }: ClockView): number => (due === null ? Number.MAX_SAFE_INTEGER : toMs(due))
