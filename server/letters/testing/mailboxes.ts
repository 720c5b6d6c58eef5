import assert from 'node:assert/strict'
import { mailboxShape, type MailboxView } from '../../../core/letters/wire.ts'
import { openListener } from '../../../db/listen.ts'
import { lines as auditLines } from '../../audit/routes.ts'
import { startTestServer, type TestClient, type TestServer } from '../../testing.ts'
import { MAILBOX_CHANNEL, mailboxNewsIn, type MailboxNews } from '../mailbox-news.ts'
import { lines } from '../routes.ts'
import { mailboxesToWatch } from '../watched-mailboxes.ts'

/** A house whose administrator keeps mailboxes, and what their watchers were told. */
export interface MailboxHouse {
  readonly server: TestServer
  readonly admin: TestClient
  readonly manager: TestClient
  readonly told: (MailboxNews | undefined)[]
  readonly productId: string
  readonly archivedProductId: string
  readonly lineId: string
  /** Adds a mailbox, which must succeed. */
  readonly added: (fields?: object) => Promise<MailboxView>
  /** The status of a call, and where it was refused the word and what it is about. */
  readonly answer: (method: string, path: string, body?: object) => Promise<string>
  readonly change: (id: string, body: object) => Promise<string>
  readonly listed: (id: string) => Promise<MailboxView>
  readonly watched: (id: string) => Promise<Awaited<ReturnType<typeof mailboxesToWatch>>[number] | undefined>
  /** Until what was told has come. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

export const imap = {
  host: 'imap.vendor.example',
  port: 993,
  tls: 'implicit',
  user: 'support@vendor.example',
  folder: 'INBOX',
  moveTo: null,
  takeFrom: '2026-11-20T00:00:00Z',
}
export const oauth = { tokenUrl: 'https://oauth.vendor.example/token', clientId: 'asmo', scope: 'imap' }

let nth = 0
/** A box that clashes with no other of its file. */
export function aBox(fields: object = {}) {
  nth++
  const address = `box${nth}@vendor.example`
  const own = { kind: 'imap', name: `Ящик ${nth}`, address, imap: { ...imap, user: address } }
  return { ...own, password: passwordOf({ address }), ...fields }
}

/** What `aBox` gives it. */
export const passwordOf = ({ address }: { readonly address: string }): string => `пароль ${address}`

export async function startMailboxHouse(): Promise<MailboxHouse> {
  const server = await startTestServer({ lines: [...lines, ...auditLines] })
  await server.addPerson({ email: 'admin@vendor.example', role: 'administrator' })
  await server.addPerson({ email: 'manager@vendor.example', role: 'manager' })
  const [admin, manager] = [await server.signIn('admin@vendor.example'), await server.signIn('manager@vendor.example')]
  const { random, database, vault } = server.house
  const [productId, archivedProductId, lineId] = [random.uuid(), random.uuid(), random.uuid()]
  await database.act(async (tx) => {
    await tx
      .insertInto('product')
      .values([
        { id: productId, name: 'АСМО-Склад', archived_at: null },
        { id: archivedProductId, name: 'АСМО-Архив', archived_at: server.clock.now },
      ])
      .execute()
    await tx.insertInto('line').values({ id: lineId, name: 'Первая линия', rank: 1 }).execute()
  })
  const told: (MailboxNews | undefined)[] = []
  const listener = await openListener({ url: server.databaseUrl, log: () => undefined })
  await listener.listen({
    channel: MAILBOX_CHANNEL,
    onNotice: (payload) => void told.push(mailboxNewsIn(payload)),
    onGap: () => undefined,
  })
  const answer: MailboxHouse['answer'] = async (method, path, body) => {
    const reply = await admin.call(method, path, body === undefined ? {} : { body })
    const { code, about } = (reply.body ?? {}) as { code?: string; about?: string }
    return reply.status < 300 ? `${reply.status}` : `${reply.status} ${code} ${about ?? ''}`.trim()
  }
  return {
    server,
    admin,
    manager,
    told,
    productId,
    archivedProductId,
    lineId,
    answer,
    added: async (fields = {}) => {
      const reply = await admin.call('POST', '/mailboxes', { body: aBox(fields) })
      assert.equal(reply.status, 201, JSON.stringify(reply.body))
      return mailboxShape.parse(reply.body)
    },
    change: (id, body) => answer('PATCH', `/mailboxes/${id}`, body),
    listed: async (id) => {
      const all = mailboxShape.array().parse((await admin.call('GET', '/mailboxes')).body)
      return all.find((box) => box.id === id) ?? assert.fail('it is not in the list')
    },
    watched: async (id) =>
      (await database.read((reader) => mailboxesToWatch(reader, vault))).find((box) => box.id === id),
    settled: () => new Promise((resolve) => setTimeout(resolve, 60)),
    stop: async () => {
      await listener.close()
      await server.stop()
    },
  }
}
