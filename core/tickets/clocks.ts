import type { Clock, ClocksOf } from './clock.ts'
import { reactionClock } from './reaction-clock.ts'
import { resolutionClock } from './resolution-clock.ts'

/**
 * The norms of a request at `now`, reaction first (R2.7, DOMAIN 4): what is due when and why, running, standing, met or
 * missed. A calculation from facts and never a counter: after a reclassification, a return or a reopening everything is
 * computed anew (U2, DOMAIN 4.8).
 */
export const clocks = (of: ClocksOf): readonly [reaction: Clock, resolution: Clock] => [
  reactionClock(of),
  resolutionClock(of),
]
