import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openListener } from '../../db/listen.ts'
import type { House } from '../house.ts'
import { startTestServer, type TestServer } from '../testing.ts'
import { type Arrival, storeLetter } from './acts-store.ts'
import { bookOf } from './book.ts'
import { aMailbox, bytes, rawLetter } from './testing/post.ts'

const MOST = 100_000
let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

const letters = () =>
  server.house.database.read((reader) => reader.selectFrom('letter').selectAll().orderBy('nth').execute())

const fromDoor = (...envelopeTo: string[]): Arrival => ({
  source: 'smtp',
  envelopeFrom: 'petrov@zavod.example',
  envelopeTo,
})

const store = (raw: AsyncIterable<Uint8Array>, arrival: Arrival, house: House = server.house) =>
  storeLetter(house, { raw, arrival, maxSize: MOST })

const keptFiles = async (): Promise<string[]> =>
  (await readdir(join(server.dataDir, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

async function* broken(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(rawLetter('broken@zavod.example').subarray(0, 60))
  throw new Error('the line is dead')
}

const place = (mailboxId: string, uid: number, uidValidity = 7): Arrival => ({
  source: 'imap',
  mailboxId,
  uidValidity,
  uid,
  internalDate: null,
})

describe('a letter from our own door', () => {
  it('is kept byte for byte, belongs to the mailbox that the envelope names, and the taker is told', async () => {
    const id = await aMailbox(server, { address: 'Support@vendor.example', kind: 'door' })
    await aMailbox(server, { address: 'closed@vendor.example', kind: 'door', active: false })
    const listener = await openListener({ url: server.databaseUrl, log: () => undefined })
    const told = new Promise<void>((resolve) => {
      void listener.listen({ channel: 'asmo_post', onNotice: () => resolve(), onGap: () => undefined })
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const raw = rawLetter('door-1@zavod.example')
    const halves = [raw.subarray(0, 100), raw.subarray(100)]
    assert.equal(await store(bytes(...halves), fromDoor('else@vendor.example', 'support+abc@vendor.example')), 'stored')
    await told
    await listener.close()
    const [row] = await letters()
    assert.ok(row)
    assert.equal(row.raw_sha256, createHash('sha256').update(raw).digest('hex'))
    assert.deepEqual(
      [row.size, row.state, row.source, row.mailbox_id, row.envelope_from, row.received_at, row.next_at],
      [raw.length, 'stored', 'smtp', id, 'petrov@zavod.example', server.clock.now, server.clock.now],
    )
    assert.deepEqual(row.envelope_to, ['else@vendor.example', 'support+abc@vendor.example'])
    const parts: Buffer[] = []
    for await (const part of await server.house.files.open(row.raw_sha256)) parts.push(Buffer.from(part))
    assert.ok(Buffer.concat(parts).equals(raw))
  })

  it('belongs to none where none is named, and the empty sender of a bounce is kept as it is', async () => {
    const arrival: Arrival = {
      source: 'smtp',
      envelopeFrom: '',
      envelopeTo: ['closed@vendor.example', 'a\0b@x.example'],
    }
    assert.equal(await store(bytes(rawLetter('door-2@zavod.example')), arrival), 'stored')
    const row = (await letters()).at(-1)
    assert.deepEqual([row?.mailbox_id, row?.envelope_from], [null, ''])
    assert.deepEqual(row?.envelope_to, ['closed@vendor.example', 'ab@x.example'])
  })

  it('I10 is in the database only after its bytes are safe, and answered for only after both', async () => {
    const before = await letters()
    const order: string[] = []
    const { house } = server
    const watched: House = {
      ...house,
      baseUrl: house.baseUrl,
      files: {
        ...house.files,
        keep: async (stream, most) => {
          const kept = await house.files.keep(stream, most)
          order.push(kept !== 'too_large' && (await house.files.has(kept.sha256)) ? 'bytes' : 'no bytes')
          return kept
        },
      },
    }
    const stop = house.database.observe(({ text }) => {
      if (/insert into letter|^commit/i.test(text)) order.push(/^commit/i.test(text) ? 'commit' : 'row')
    })
    await store(bytes(rawLetter('order@zavod.example')), fromDoor('support@vendor.example'), watched)
    order.push('answer')
    stop()
    assert.deepEqual(order, ['bytes', 'row', 'commit', 'answer'])
    assert.equal((await letters()).length, before.length + 1)
  })

  it('I10 I15 is not acknowledged when the stream breaks off or the row cannot be written', async () => {
    const before = await letters()
    await assert.rejects(store(broken(), fromDoor('support@vendor.example')), /the line is dead/)
    const { house } = server
    const failing: House = {
      ...house,
      baseUrl: house.baseUrl,
      random: { ...house.random, uuid: () => 'no id at all' },
    }
    await assert.rejects(store(bytes(rawLetter('row@zavod.example')), fromDoor('support@vendor.example'), failing))
    assert.deepEqual(await letters(), before)
  })

  it('leaves nothing behind when it is too large', async () => {
    const before = [await letters(), await keptFiles()]
    const large = Array.from({ length: 11 }, () => Buffer.alloc(10_000, 'a'))
    assert.equal(await store(bytes(...large), fromDoor('support@vendor.example')), 'too_large')
    assert.deepEqual([await letters(), await keptFiles()], before)
  })
})

describe('a letter from a mailbox', () => {
  it('I3 is stored once with its line in the book, by however many at once', async () => {
    const id = await aMailbox(server, { address: 'once@vendor.example', moveTo: 'Обработанные' })
    const book = bookOf(server.house)
    await book.begin(id, { uidValidity: 7, uidNext: 1 })
    const before = (await letters()).length
    const raw = rawLetter('imap-1@zavod.example')
    const answers = await Promise.all(Array.from({ length: 8 }, () => store(bytes(raw), place(id, 41))))
    assert.deepEqual(answers.toSorted(), [...Array<string>(7).fill('known'), 'stored'])
    assert.equal(await store(bytes(raw), place(id, 41)), 'known')
    const rows = await letters()
    assert.equal(rows.length, before + 1)
    const row = rows.find(({ mailbox_id }) => mailbox_id === id)
    assert.deepEqual([row?.source, row?.state, row?.size], ['imap', 'stored', raw.length])
    const { uids } = await server.house.database.read(async (reader) => ({
      uids: await reader.selectFrom('mailbox_uid').selectAll().where('mailbox_id', '=', id).execute(),
    }))
    assert.deepEqual(uids, [{ mailbox_id: id, uid_validity: 7, uid: 41, letter_id: row?.id, unmoved: true }])
  })

  it('I2 is not stored, and throws, where the UIDVALIDITY was never begun', async () => {
    const id = await aMailbox(server, { address: 'unbegun@vendor.example' })
    const before = (await letters()).length
    await assert.rejects(store(bytes(rawLetter('unbegun@zavod.example')), place(id, 1)), /foreign key/)
    assert.equal((await letters()).length, before)
  })

  it('that was passed over on purpose stays so', async () => {
    const id = await aMailbox(server, { address: 'skipped@vendor.example' })
    const book = bookOf(server.house)
    await book.begin(id, { uidValidity: 7, uidNext: 100 })
    await book.skip(id, 7, [5, 6])
    assert.equal(await store(bytes(rawLetter('skipped@zavod.example')), place(id, 5)), 'known')
  })
})

describe('the book of a mailbox', () => {
  it('U13 I4 knows what was stored and what was passed over, and nothing else', async () => {
    const id = await aMailbox(server, { address: 'book@vendor.example' })
    const other = await aMailbox(server, { address: 'other@vendor.example' })
    const book = bookOf(server.house)
    assert.equal(await book.validity(id, 3), null)
    assert.deepEqual(await book.begin(id, { uidValidity: 3, uidNext: 50 }), { renewed: false })
    assert.deepEqual(await book.begin(other, { uidValidity: 3, uidNext: 9 }), { renewed: false })
    assert.deepEqual(await book.validity(id, 3), { firstUidNext: 50 })
    await book.skip(id, 3, [1, 2, 3])
    await book.skip(id, 3, [3, 4])
    await book.skip(id, 3, [])
    const raw = bytes(rawLetter('book@zavod.example'))
    const stored = await store(raw, { source: 'imap', mailboxId: id, uidValidity: 3, uid: 50, internalDate: null })
    assert.equal(stored, 'stored')
    assert.deepEqual(await book.known(id, 3, [1, 4, 5, 50, 51]), new Set([1, 4, 50]))
    assert.deepEqual(await book.known(id, 3, []), new Set())
    assert.deepEqual(await book.known(other, 3, [1, 50]), new Set())
  })

  it('I5 says when UIDVALIDITY is a new one, once, and keeps the old lines apart', async () => {
    const id = await aMailbox(server, { address: 'renewed@vendor.example' })
    const book = bookOf(server.house)
    await book.begin(id, { uidValidity: 1, uidNext: 5 })
    await book.skip(id, 1, [1, 2])
    assert.deepEqual(await book.begin(id, { uidValidity: 1, uidNext: 99 }), { renewed: false }, 'the same again')
    assert.deepEqual(await book.validity(id, 1), { firstUidNext: 5 })
    assert.deepEqual(await book.begin(id, { uidValidity: 2, uidNext: 7 }), { renewed: true })
    assert.deepEqual(await book.begin(id, { uidValidity: 2, uidNext: 7 }), { renewed: false }, 'told once')
    assert.deepEqual(await book.known(id, 2, [1, 2]), new Set())
    assert.deepEqual(await book.known(id, 1, [1, 2]), new Set([1, 2]))
  })

  it('I7 remembers what is stored and not moved away yet, in a box whose letters are moved', async () => {
    const moving = await aMailbox(server, { address: 'moving@vendor.example', moveTo: 'Готово' })
    const leaving = await aMailbox(server, { address: 'leaving@vendor.example' })
    const book = bookOf(server.house)
    for (const mailboxId of [moving, leaving]) {
      await book.begin(mailboxId, { uidValidity: 1, uidNext: 1 })
      for (const uid of [3, 1, 2]) {
        const raw = bytes(rawLetter(`move-${uid}@zavod.example`))
        await store(raw, { source: 'imap', mailboxId, uidValidity: 1, uid, internalDate: null })
      }
    }
    await book.skip(moving, 1, [9])
    assert.deepEqual(await book.unmoved(moving, 1), [1, 2, 3])
    assert.deepEqual(await book.unmoved(leaving, 1), [])
    await book.moved(moving, 1, [1, 3])
    assert.deepEqual(await book.unmoved(moving, 1), [2])
    assert.deepEqual(await book.known(moving, 1, [1, 2, 3]), new Set([1, 2, 3]), 'moved is still known')
  })
})
