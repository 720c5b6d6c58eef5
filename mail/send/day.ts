import { shift, type Instant } from '../../core/time/instant.ts'
import { dateIn, endOfDay, startOfDay } from '../../core/time/zone.ts'
import type { Database } from '../../db/connect.ts'
import { postponeDue, recallPostponed, sentSince } from './rows-caps.ts'

/** How many letters may still leave today (MAIL_DAILY_CAP), in the provider's zone. */
export interface Day {
  left(now: Instant): Promise<number>
  /** So many are about to leave. */
  spend(count: number): void
  /** What is due waits for tomorrow; how many letters there are of these. */
  over(now: Instant): Promise<number>
}

/** Another worker may have sent some meanwhile. */
const countAgainAfter = 60_000

export function dailyCap({
  database,
  cap,
  zone,
}: {
  readonly database: Database
  readonly cap: number
  readonly zone: string
}): Day {
  let counted: { readonly date: string; readonly again: Instant; left: number } | undefined
  return {
    left: async (now) => {
      if (!Number.isFinite(cap)) return Infinity
      const date = dateIn(zone, now)
      if (counted?.date === date && counted.left > 0 && now < counted.again) return counted.left
      const left = cap - (await sentSince(database, startOfDay(date, zone), cap))
      // The first look after a start: the cap may have been raised.
      if (counted === undefined && left > 0) await recallPostponed(database, now)
      counted = { date, left, again: shift(now, countAgainAfter) }
      return left
    },
    spend: (count) => {
      if (counted !== undefined) counted.left -= count
    },
    over: (now) => postponeDue(database, now, endOfDay(dateIn(zone, now), zone)),
  }
}
