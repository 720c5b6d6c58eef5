import type { Instant } from './instant.ts'

/** A time in which a norm's clock stands (DOMAIN 4.5), half-open; without `to` it has not ended yet. */
export interface Pause {
  readonly from: Instant
  readonly to?: Instant | undefined
}

/** A pause with an end; one that has none yet ends at `Infinity`. */
export interface ClosedPause {
  readonly from: Instant
  readonly to: Instant
}

/**
 * Pauses in order, those that overlap or touch made one, so that no moment is taken off twice. A pause that does not
 * end after its beginning is none. One that has not ended yet gets the end given, by default `Infinity`.
 */
export const mergedPauses = (
  pauses: readonly Pause[] | undefined,
  openEnd: Instant = Infinity as Instant,
): readonly ClosedPause[] => {
  if (pauses === undefined || pauses.length === 0) return NONE
  const closed = pauses
    .map(({ from, to }) => ({ from, to: to ?? openEnd }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from)
  const merged: { from: Instant; to: Instant }[] = []
  for (const pause of closed) {
    const last = merged.at(-1)
    if (last === undefined || pause.from > last.to) merged.push(pause)
    else if (pause.to > last.to) last.to = pause.to
  }
  return merged
}

const NONE: readonly ClosedPause[] = []
