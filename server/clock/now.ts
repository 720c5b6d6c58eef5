import type { Instant } from '../../core/time/instant.ts'

/** The only place that asks the time. Everybody else is handed it, so that a test can move it by hand. */
export const systemNow = (): Instant => Date.now() as Instant
