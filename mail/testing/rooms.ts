import { join } from 'node:path'
import type { Instant } from '../../core/time/instant.ts'
import { openDatabase } from '../../db/connect.ts'
import { openListener } from '../../db/listen.ts'
import { openHouse } from '../../server/open-house.ts'
import type { TicketHouse } from '../../server/tickets/testing/house.ts'
import { startPostRoom } from '../post-room.ts'
import { openLines } from '../receive/testing/shelf.ts'
import type { Dovecot } from './dovecot.ts'

/** A post room as another program would run it: with connections of its own to the house's database. */
export interface Room {
  /** How many letters it took. */
  readonly taken: () => number
  /** What it logged above plain information, as JSON. */
  readonly complaints: () => readonly string[]
  stop(): Promise<void>
}

/** Starts a post room on the house's database and files; letters above `maxSize` bytes are not taken. */
export async function startRoom(
  { server }: TicketHouse,
  { maxSize = 1_000_000 }: { readonly maxSize?: number } = {},
): Promise<Room> {
  const { databaseUrl: url, dataDir, clock } = server
  const database = await openDatabase({ url, name: 'asmo room', size: 6, log: () => undefined })
  const listener = await openListener({ url, log: () => undefined })
  const { house } = await openHouse({
    database,
    dataDir,
    now: () => clock.now,
    baseUrl: () => 'http://127.0.0.1',
    maxFileSize: 1_000_000,
  })
  const { log, lines } = openLines()
  const room = await startPostRoom({
    house,
    filesFolder: join(dataDir, 'files'),
    listener,
    log,
    mailFrom: 'support@help.example',
    replyTo: null,
    bounceTo: null,
    authservId: null,
    listen: null,
    maxSize,
    pollMs: 300,
  })
  return {
    taken: () => lines.filter((line) => line.includes('"letter taken"')).length,
    complaints: () => lines.filter((line) => !line.includes('"level":"info"')),
    stop: async () => {
      await room.stop()
      await listener.close()
      await database.close()
    },
  }
}

export interface MailboxWishes {
  readonly dovecot: Dovecot
  /** Where people write to, and who signs in. */
  readonly address: string
  readonly productId?: string
  readonly lineId?: string
  /** Left out: letters are left where they lie. */
  readonly moveTo?: string
  /** What lay there before the first look and is older is passed over. */
  readonly takeFrom: Instant
}

/** An IMAP mailbox of the house; its id. */
export async function addMailbox(
  { server }: TicketHouse,
  { dovecot, address, productId, lineId, moveTo, takeFrom }: MailboxWishes,
): Promise<string> {
  const { house, clock } = server
  const id = house.random.uuid()
  const secrets = { password: dovecot.password, clientSecret: null, refreshToken: null }
  await house.database.act((tx) =>
    tx
      .insertInto('mailbox')
      .values({
        id,
        kind: 'imap',
        name: `Ящик ${address}`,
        address,
        product_id: productId ?? null,
        line_id: lineId ?? null,
        host: '127.0.0.1',
        port: dovecot.imapPort,
        tls: 'off',
        user_name: address,
        folder: 'INBOX',
        move_to: moveTo ?? null,
        take_from: takeFrom,
        secret: house.vault.seal(JSON.stringify(secrets)),
        created_at: clock.now,
      })
      .execute(),
  )
  return id
}
