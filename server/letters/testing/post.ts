import { createHash } from 'node:crypto'
import type { Instant } from '../../../core/time/instant.ts'
import type { TestServer } from '../../testing.ts'

/** Puts an IMAP mailbox into the database; gives its id. */
export async function aMailbox(
  server: TestServer,
  {
    address,
    kind = 'imap',
    moveTo = null,
    active = true,
    secret = null,
  }: {
    readonly address: string
    readonly kind?: 'imap' | 'door'
    readonly moveTo?: string | null
    readonly active?: boolean
    readonly secret?: Buffer | null
  },
): Promise<string> {
  const id = server.house.random.uuid()
  const imap = {
    host: 'imap.vendor.example',
    port: 993,
    tls: 'implicit',
    user_name: address,
    folder: 'INBOX',
    move_to: moveTo,
    take_from: server.clock.now,
  }
  await server.house.database.act((tx) =>
    tx
      .insertInto('mailbox')
      .values({
        id,
        kind,
        name: `Ящик ${address}`,
        address,
        active,
        secret,
        ...(kind === 'imap' ? imap : {}),
        created_at: server.clock.now,
      })
      .execute(),
  )
  return id
}

/** Columns of a letter that a test cares about. */
export interface LetterColumns {
  /** Made anew when left out. */
  readonly id?: string
  readonly state?: string
  readonly fate?: string | null
  readonly reason?: string | null
  readonly author?: string | null
  readonly author_name?: string | null
  readonly subject?: string | null
  readonly excerpt?: string | null
  readonly robot?: string | null
  readonly html?: string | null
  readonly ticket?: number | null
  readonly event_seq?: number | null
  readonly person_id?: string | null
  readonly suggested_ticket?: number | null
  readonly message_id?: string | null
  readonly mailbox_id?: string | null
  readonly authentication?: string | null
  readonly recipients?: string | null
  readonly problems?: string[]
  readonly received_at?: Instant
}

/** A letter that came, was read and waits to be decided, with its raw bytes kept; gives its id. */
export async function aLetter(server: TestServer, columns: LetterColumns = {}): Promise<string> {
  const { id = server.house.random.uuid() } = columns
  const author = columns.author === undefined ? 'petrov@zavod.example' : columns.author
  const raw = rawLetter(`${id}@zavod.example`)
  const kept = await server.house.files.keep(bytes(raw), 1_000_000)
  if (kept === 'too_large') throw new Error('a letter of a test is too large')
  await server.house.database.act((tx) =>
    tx
      .insertInto('letter')
      .values({
        raw_sha256: kept.sha256,
        size: kept.size,
        source: 'smtp',
        received_at: server.clock.now,
        next_at: server.clock.now,
        state: 'asking',
        reason: 'unknown_sender',
        subject: 'Не печатается отчёт «Остатки на складе»',
        excerpt: 'Здравствуйте! С утра не печатается отчёт.',
        author_name: 'Пётр Петров',
        digest: createHash('sha256').update(id).digest('hex'),
        ...columns,
        id,
        author,
      })
      .execute(),
  )
  return id
}

/** A small letter in Russian, with its own Message-ID. */
export const rawLetter = (messageId: string): Buffer =>
  Buffer.from(
    [
      'From: =?utf-8?B?0J/RkdGC0YAg0J/QtdGC0YDQvtCy?= <petrov@zavod.example>',
      'To: support@vendor.example',
      `Message-ID: <${messageId}>`,
      'Subject: =?utf-8?B?0J3QtSDQv9C10YfQsNGC0LDQtdGC0YHRjw==?=',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Здравствуйте! С утра не печатается отчёт.',
      '',
    ].join('\r\n'),
  )

/** As a door hands it over. */
export async function* bytes(...chunks: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk)
}
