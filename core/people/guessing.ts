import { MINUTE, SECOND, shift } from '../time/instant.ts'
import type { Instant, Span } from '../time/instant.ts'

/** Failures count for so long, and nobody waits longer. */
export const guessingWindow = (15 * MINUTE) as Span

/** Failures within the window, and when the last one was. */
export interface Failures {
  readonly count: number
  readonly lastAt: Instant | null
}

/** What is known of the attempts to enter one account from one source (a network address). */
export interface Attempts {
  /** Of this account from this source, since it last succeeded. */
  readonly pair: Failures
  /** Of this account from anywhere. */
  readonly account: Failures
  /** Of any account from this source: an office shares one address, so much is allowed. */
  readonly source: Failures
  /** This account has entered from this source before: what others try elsewhere must not lock it out. */
  readonly knownSource: boolean
}

/** How many failures are free before each further one doubles the wait, from five seconds on. */
export const allowance = { pair: 5, account: 20, source: 30 } as const

/** How long to wait before the next attempt to sign in is even looked at; zero: go on (TRAPS G6). */
export function waitBefore(attempts: Attempts, now: Instant): Span {
  const ends = [
    endOf(attempts.pair, allowance.pair),
    endOf(attempts.source, allowance.source),
    attempts.knownSource ? now : endOf(attempts.account, allowance.account),
  ]
  return Math.max(0, ...ends.map((end) => end - now)) as Span
}

function endOf({ count, lastAt }: Failures, free: number): Instant {
  if (lastAt === null || count < free) return 0 as Instant
  return shift(lastAt, Math.min(guessingWindow, 5 * SECOND * 2 ** (count - free)))
}
