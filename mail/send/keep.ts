import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Instant } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import { senderOf } from './address.ts'
import { droppedOf } from './bars.ts'
import { prepare } from './prepare.ts'
import { lockDue, settle } from './rows.ts'
import { stepsOf } from './rows-step.ts'
import type { House } from './write.ts'

/** How many letters are kept with one commit. */
const handful = 50

/**
 * Writes a handful of the letters that wait, and keeps them, in one transaction: nothing leaves the database, so they
 * need no lease, and no cap holds them back. Answers how many there were and whether there may be more.
 */
export async function keepSome(
  post: House & { readonly database: Database; readonly now: () => Instant; readonly answerable: boolean },
): Promise<{ count: number; dead: number; more: boolean }> {
  const { answerable } = post
  return post.database.act(async (tx) => {
    const now = post.now()
    const letters = await lockDue(tx, { now, most: handful })
    if (letters.length === 0) return { count: 0, dead: 0, more: false }
    const dropped = await droppedOf(tx, letters, now)
    const steps = await stepsOf(tx, letters)
    const ended: Parameters<typeof settle>[1][number][] = []
    for (const letter of letters) {
      const prepared = dropped.get(letter.id) ?? prepare(letter, post, { step: steps.get(letter.id), answerable })
      ended.push({ letter, end: 'state' in prepared ? prepared : { state: 'kept', written: prepared } })
      // Calls that came in meanwhile are not to wait for fifty letters.
      await othersFirst()
    }
    await settle(tx, ended)
    const dead = ended.filter(({ end }) => end.state !== 'kept').length
    return { count: letters.length, dead, more: letters.length === handful }
  })
}

/** Writes every letter that waits, and keeps it: for letters that must be read and never be sent, as a demonstration's. */
export async function keepQueued(given: {
  readonly database: Database
  readonly now: () => Instant
  readonly mailFrom: string
  readonly baseUrl: string
  readonly zone?: string
}): Promise<number> {
  const { mailFrom, zone = 'Europe/Moscow', ...rest } = given
  const post = { ...rest, zone, sender: senderOf(mailFrom), answerable: false }
  for (let count = 0; ;) {
    const kept = await keepSome(post)
    count += kept.count
    if (!kept.more) return count
  }
}
