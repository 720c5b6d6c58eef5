import { shift } from '../../core/time/instant.ts'
import { collectOrphans } from '../files/acts.ts'
import type { FileShelf } from '../files/store.ts'
import type { House } from '../house.ts'
import { forgetKeys } from '../http/idempotency-writes.ts'
import type { Log } from '../http/log.ts'
import { forgetOldSignIns } from '../people/acts-sign-in.ts'

const HOUR = 3600 * 1000

/** What has served its time goes, once an hour: first answers, ended sessions, files that nobody used (H3). */
export function startHousekeeping({ house, shelf, log }: { house: House; shelf: FileShelf; log: Log }): {
  runOnce: () => Promise<void>
  stop: () => Promise<void>
} {
  let running: Promise<void> = Promise.resolve()
  const runOnce = async (): Promise<void> => {
    const now = house.now()
    await house.database.act((tx) => forgetKeys(tx, shift(now, -48 * HOUR)))
    await house.database.act((tx) => forgetOldSignIns(tx, now))
    const removed = await collectOrphans(house.database, shelf, now)
    log.info({ removed }, 'housekeeping')
  }
  const timer = setInterval(() => {
    running = runOnce().catch((error: unknown) => log.error({ error }, 'housekeeping failed'))
  }, HOUR)
  timer.unref()
  return {
    runOnce,
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
