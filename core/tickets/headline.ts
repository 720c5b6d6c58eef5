import type { Clock } from './clock.ts'

/**
 * The one clock that matters next, for a row of a list: of those that still count, the one that is due first, the
 * reaction before the resolution where they tie or nothing is due; null when nothing counts any more.
 */
export function headline(clocks: readonly Clock[]): Clock | null {
  const [first] = clocks.filter(counts).toSorted((a, b) => dueOf(a) - dueOf(b))
  return first ?? null
}

/** Reached, cancelled or never promised: nothing is to be done. What was missed and cannot be met any more is history. */
const counts = (clock: Clock): boolean =>
  clock.reachedAt === null &&
  clock.state !== 'stopped' &&
  clock.state !== 'not_covered' &&
  !(clock.state === 'missed' && clock.remaining === null)

/** Farther than any instant, yet a number: two clocks without a due instant keep their order. */
const dueOf = ({ due }: Clock): number => due ?? Number.MAX_SAFE_INTEGER
