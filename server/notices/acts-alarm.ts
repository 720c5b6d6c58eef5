import { caps } from '../../core/letters/caps.ts'
import type { PostAlarm } from '../../core/notices/post-alarms.ts'
import { shift, type Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import type { Random } from '../house.ts'
import { administratorsToAlarm, holdAlarm } from './reads-alarm.ts'
import { queueAlarms } from './writes-alarm.ts'

/** Something is wrong with the mail. */
export interface PostRoomAlarm {
  readonly kind: PostAlarm
  /** The mailbox by its name; null: none in particular. */
  readonly mailbox: string | null
  /** Whose letters it is about; null: nobody's in particular. */
  readonly address: string | null
  /** How many letters it is about. */
  readonly count: number
  readonly now: Instant
  /** Since when it is so; left out: now. */
  readonly since?: Instant
}

/**
 * Tells every active administrator that something is wrong with the mail: once an hour (of the daily cap: once a day)
 * for the same kind, mailbox and address, and a few times an hour of a kind, so that a thousand senders make no thousand
 * letters (E4). Answers whether anybody is told now.
 */
export async function alarmPostRoom(
  tx: Tx,
  { random }: { readonly random: Pick<Random, 'uuid'> },
  alarm: PostRoomAlarm,
): Promise<boolean> {
  const { kind, mailbox, address, count, now, since = now } = alarm
  // Whoever holds it raises the same alarm at this moment.
  if (!(await holdAlarm(tx, alarm))) return false
  const { within, most } = kind === 'daily_cap' ? caps.alarmsOfTheDay : caps.alarmsOfOneKind
  const told = await administratorsToAlarm(tx, { kind, mailbox, address, after: shift(now, -within) })
  const letters = told
    .filter(({ same, alike }) => same === 0 && alike < most)
    .map((to) => ({ id: random.uuid(), to, params: { kind, mailbox, address, count, since } }))
  if (letters.length > 0) await queueAlarms(tx, letters, now)
  return letters.length > 0
}
