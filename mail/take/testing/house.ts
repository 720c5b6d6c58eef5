import { addressPattern } from '../../../core/letters/reply-address.ts'
import type { Letter } from '../../../core/letters/letter.ts'
import { openListener } from '../../../db/listen.ts'
import { type Arrival, storeLetter } from '../../../server/letters/acts-store.ts'
import type { TestServerOptions } from '../../../server/testing.ts'
import { lines as letters } from '../../../server/letters/routes.ts'
import { lines as people } from '../../../server/people/routes.ts'
import { lines as notices } from '../../../server/notices/routes.ts'
import { startTicketHouse, type TicketHouse } from '../../../server/tickets/testing/house.ts'
import { lines as tickets } from '../../../server/tickets/routes.ts'
import { parseLetter } from '../../parse/parse.ts'
import { startTaker, type Taker } from '../taker.ts'

/** A house of requests whose post room takes what is put before it. */
export interface PostHouse extends TicketHouse {
  /** Stores a letter as the SMTP door would, and waits for its fate. */
  readonly arrives: (raw: Buffer, envelopeTo?: readonly string[]) => Promise<LetterRow>
  /** Stores it without waiting. */
  readonly stored: (raw: Buffer, envelopeTo?: readonly string[]) => Promise<string>
  readonly fate: (id: string) => Promise<LetterRow>
  readonly letters: () => Promise<LetterRow[]>
  readonly notices: () => Promise<NoticeRow[]>
  readonly taker: Taker
  readonly close: () => Promise<void>
}

export interface LetterRow {
  readonly id: string
  readonly state: string
  readonly fate: string | null
  readonly reason: string | null
  readonly ticket: number | null
  readonly event_seq: number | null
  readonly person_id: string | null
  readonly placed_by: string | null
  readonly suggested_ticket: number | null
  readonly repeats_id: string | null
  readonly robot: string | null
  readonly attempts: number
  readonly problems: string[]
  readonly html: string | null
}

export interface NoticeRow {
  readonly id: string
  readonly ticket: number | null
  readonly template: string
  readonly address: string
  readonly person_id: string | null
  readonly state: string
  readonly error: string | null
  readonly params: unknown
}

const patternOf = (text: string) => {
  const pattern = addressPattern(text)
  if (pattern === undefined) throw new TypeError(text)
  return pattern
}

export const replyPattern = patternOf('support+{token}@help.example')
export const bouncePattern = patternOf('bounce+{token}@help.example')

export async function startPostHouse(
  options: TestServerOptions & { readonly read?: (raw: Buffer) => Promise<Letter> } = {},
): Promise<PostHouse> {
  const { read = (raw: Buffer) => parseLetter(raw, keep), ...rest } = options
  const house = await startTicketHouse({ lines: [...tickets, ...notices, ...letters, ...people], ...rest })
  const { database, files } = house.server.house
  const listener = await openListener({ url: house.server.databaseUrl, log: () => undefined })
  const taker = startTaker({
    house: house.server.house,
    identity: { replyTo: replyPattern, bounceTo: bouncePattern, authservId: 'mx.help.example' },
    addresses: async () => new Set(['support@help.example', 'sales@help.example']),
    read: async (sha256) => read(await bytesOf(sha256)),
    listener,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    pollMs: 200,
  })

  async function bytesOf(sha256: string): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of await files.open(sha256)) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  }

  async function keep(bytes: Buffer): Promise<string> {
    const kept = await files.keep([bytes], bytes.length)
    if (kept === 'too_large') throw new Error('larger than itself')
    return kept.sha256
  }

  const row = (id: string): Promise<LetterRow> =>
    database.read((reader) => reader.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirstOrThrow())

  async function stored(raw: Buffer, envelopeTo: readonly string[] = ['support@help.example']): Promise<string> {
    const before = new Set((await all()).map(({ id }) => id))
    const arrival: Arrival = { source: 'smtp', envelopeFrom: 'someone@alfa.example', envelopeTo }
    const kept = await storeLetter(house.server.house, { raw: [raw], arrival, maxSize: 30_000_000 })
    if (kept !== 'stored') throw new Error(kept)
    const added = (await all()).find(({ id }) => !before.has(id))
    if (added === undefined) throw new Error('nothing was stored')
    return added.id
  }

  const all = (): Promise<LetterRow[]> =>
    database.read((reader) => reader.selectFrom('letter').selectAll().orderBy('nth').execute())

  async function fate(id: string): Promise<LetterRow> {
    for (let tries = 0; tries < 400; tries++) {
      const found = await row(id)
      if (found.state !== 'stored') return found
      // A letter that failed is due a little later by the house's clock, which stands.
      if (tries % 20 === 19) house.server.clock.move(1000)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`letter ${id} was not taken`)
  }

  return {
    ...house,
    stored,
    fate,
    arrives: async (raw, envelopeTo) => fate(await stored(raw, envelopeTo)),
    letters: all,
    notices: () =>
      database.read((reader) => reader.selectFrom('notice').selectAll().orderBy('created_at').orderBy('id').execute()),
    taker,
    close: async () => {
      await taker.stop()
      await listener.close()
      await house.server.stop()
    },
  }
}
