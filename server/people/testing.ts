import { randomBytes } from 'node:crypto'
import type { Instant } from '../../core/time/instant.ts'
import { asmo2023 } from '../../core/regulation/asmo-2023.ts'
import { russianCalendar } from '../../core/time/russia.ts'
import { createTestDatabase } from '../../db/testing.ts'
import type { House } from '../house.ts'

/** A house over a database of its own, for acts that are tested without HTTP; the clock is moved by hand. */
export async function aHouse(
  start: number,
): Promise<{ house: House; clock: { now: Instant }; drop: () => Promise<void> }> {
  const { database, drop } = await createTestDatabase()
  const clock = { now: start as Instant }
  const calendar = russianCalendar()
  const house: House = {
    database,
    now: () => clock.now,
    random: { uuid: aUuid, bytes: (count) => randomBytes(count) },
    files: {
      keep: () => Promise.reject(new Error('no files here')),
      open: () => Promise.reject(new Error('no files here')),
      has: () => Promise.resolve(false),
    },
    regulations: { current: () => asmo2023, currentOf: () => asmo2023, of: () => asmo2023, calendarOf: () => calendar },
    vault: { seal: (secret) => Buffer.from(secret), open: (sealed) => sealed.toString() },
    baseUrl: 'http://127.0.0.1:3000',
    maxFileSize: 1000,
  }
  return { house, clock, drop }
}

const aUuid = (): string => {
  const hex = randomBytes(16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
