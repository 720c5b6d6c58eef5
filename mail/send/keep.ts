import { type Instant, shift } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import { senderOf } from './address.ts'
import { deliver } from './deliver.ts'
import { lease } from './rows.ts'

/** Writes every letter that waits, and keeps it: for letters that must be read and never be sent, as a demonstration's. */
export async function keepQueued(given: {
  readonly database: Database
  readonly now: () => Instant
  readonly mailFrom: string
  readonly baseUrl: string
  readonly zone?: string
}): Promise<number> {
  const { database, now, mailFrom, baseUrl, zone = 'Europe/Moscow' } = given
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const post = { database, transport: null, sender: senderOf(mailFrom), baseUrl, zone, now, log: quiet }
  for (let count = 0; ;) {
    const letters = await lease(database, { now: now(), until: shift(now(), 300_000), most: 100 })
    if (letters.length === 0) return count
    for (const letter of letters) await deliver(letter, post)
    count += letters.length
  }
}
