import type { Instant } from '../../core/time/instant.ts'
import type { House } from '../house.ts'
import { recompute, roundOne } from '../tickets/acts-rounds.ts'
import { nextMatterAt, openAfter } from '../tickets/reads-matters.ts'

/** Where the rounds say what went wrong. */
export interface RoundsLog {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface Rounds {
  /** Does everything that is due at an instant (by default now); how many requests were looked at. */
  runOnce(now?: Instant): Promise<number>
  /** Ends after the request in hand. */
  stop(): Promise<void>
}

/** A clock of the house that is moved by hand, or a request changed by another process: at the latest then. */
const LONGEST_WAIT = 15_000
const SHORTEST_WAIT = 50

/**
 * The patient clock (HOUSE, idea 3): sleeps until the earliest due request, at most 15 seconds, and takes the due ones
 * one by one, each in a transaction of its own. Any number of them may run, in one process or several (I14).
 */
export function startRounds({ house, log }: { readonly house: House; readonly log: RoundsLog }): Rounds {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()

  const runOnce = async (now: Instant = house.now()): Promise<number> => {
    for (let count = 0; ; count++) {
      if (stopped) return count
      const done = await house.database.act((tx) => roundOne(tx, house, now))
      if (done === undefined) return count
      if (done.refused.length > 0) log.warn({ number: done.number, refused: done.refused }, 'a matter was refused')
    }
  }

  const tick = async (): Promise<void> => {
    try {
      await runOnce()
    } catch (error) {
      log.error({ error }, 'a round failed')
    }
    if (!stopped) await sleep()
  }

  const sleep = async (): Promise<void> => {
    const next = await house.database.read(nextMatterAt).catch(() => null)
    if (stopped) return
    const wait = next === null ? LONGEST_WAIT : Math.max(SHORTEST_WAIT, Math.min(LONGEST_WAIT, next - house.now()))
    timer = setTimeout(() => (running = tick()), wait)
    timer.unref()
  }

  running = tick()
  return {
    runOnce,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** Computes all open requests anew, after a calendar or a regulation was extended (U24: those that ended stay as they are). */
export async function recomputeOpen(house: House, now: Instant = house.now()): Promise<number> {
  let count = 0
  let last = 0
  for (;;) {
    const after = last
    const numbers = await house.database.read((reader) => openAfter(reader, after, 200))
    for (const number of numbers) await house.database.act((tx) => recompute(tx, house, { number, now }))
    count += numbers.length
    last = numbers.at(-1) ?? last
    if (numbers.length === 0) return count
  }
}
