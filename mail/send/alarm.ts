import type { PostAlarm } from '../../core/notices/post-alarms.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import type { Random } from '../../server/house.ts'
import { alarmPostRoom } from '../../server/notices/acts-alarm.ts'

/** Tells the administrators of something about the letters that leave; how often, the act knows. */
export type Alarm = (about: {
  readonly kind: PostAlarm
  readonly address: string | null
  readonly count: number
}) => Promise<void>

/** Without randomness for the ids of new letters there is nobody to be told: a test of the wire alone. */
export function alarmBy(given: {
  readonly database: Database
  readonly now: () => Instant
  readonly random: Pick<Random, 'uuid'> | undefined
}): Alarm {
  const { database, now, random } = given
  return async (about) => {
    if (random === undefined) return
    await database.act((tx) => alarmPostRoom(tx, { random }, { ...about, mailbox: null, now: now() }))
  }
}
