import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Database, openDatabase } from '../../db/connect.ts'
import type { House } from '../../server/house.ts'
import { storeLetter } from '../../server/letters/acts-store.ts'
import { openReaders, type Readers } from '../parse/workers.ts'
import { bouncePattern, replyPattern, startPostHouse, type PostHouse } from './testing/house.ts'
import { eml } from './testing/letters.ts'
import { startTaker, type Taker } from './taker.ts'

let house: PostHouse
let second: Database
let readers: Readers
before(async () => {
  house = await startPostHouse({ now: '2026-11-20T10:00:00+03:00' })
  await house.taker.stop()
  second = await openDatabase({ url: house.server.databaseUrl, name: 'a second program', log: () => undefined })
  readers = openReaders({ folder: join(house.server.dataDir, 'files'), log })
})
after(async () => {
  await readers.stop()
  await second.close()
  await house.close()
})

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

test('I14 two programs that take at once: sixty letters are sixty requests, and what came twice is one', async () => {
  const authors = ['anna', 'boris', 'chief'].map((who) => `${who}@example.test`)
  const letters = Array.from({ length: 60 }, (_, index) =>
    eml({
      from: authors[index % 3] ?? '',
      subject: `Замечание ${index + 1} к схеме котельной`,
      text: `Замечание ${index + 1}: подпись насоса не видна.`,
    }),
  )
  const twice = letters.slice(0, 10).map((raw, index) => Buffer.concat([received(index), raw]))
  await Promise.all([...letters, ...twice].map((raw) => store(raw)))
  assert.equal((await house.letters()).filter(({ state }) => state === 'stored').length, 70)

  const taken = { one: 0, other: 0 }
  const looked = { one: 0, other: 0 }
  const takers = [
    takerOn(house.server.house, { took: () => (taken.one += 1), looks: () => (looked.one += 1) }),
    takerOn(
      { ...house.server.house, database: second },
      { took: () => (taken.other += 1), looks: () => (looked.other += 1) },
    ),
  ]
  try {
    await allTaken()
  } finally {
    await Promise.all(takers.map((taker) => taker.stop()))
  }
  // Which of them is first at a letter is chance; that both go for them is not.
  assert.ok(looked.one > 0 && looked.other > 0, `both went for letters: ${JSON.stringify(looked)}`)
  assert.equal(taken.one + taken.other, 70)

  const all = await house.letters()
  const registered = all.filter(({ fate }) => fate === 'registered')
  const repeated = all.filter(({ fate }) => fate === 'repeated')
  assert.deepEqual([all.length, registered.length, repeated.length], [70, 60, 10])
  const numbers = new Set(registered.map(({ ticket }) => ticket))
  assert.equal(numbers.size, 60)
  const tickets = await house.server.house.database.read((reader) =>
    reader.selectFrom('ticket').select(['number', 'subject', 'seq']).execute(),
  )
  assert.deepEqual(new Set(tickets.map(({ number }) => number)), numbers)
  assert.equal(new Set(tickets.map(({ subject }) => subject)).size, 60)
  assert.ok(repeated.every(({ repeats_id: first }) => registered.some((one) => one.id === first)))
  assert.ok(
    all.every(({ attempts }) => attempts === 0),
    'nobody failed because of the other',
  )
  const receipts = (await house.notices()).filter(({ template }) => template === 'registered')
  const toAuthors = receipts.filter(({ address }) => authors.includes(address))
  assert.equal(new Set(toAuthors.map(({ ticket, address }) => `${ticket} ${address}`)).size, toAuthors.length)
})

const received = (index: number): Buffer =>
  Buffer.from(`Received: from relay${index}.example by mx.help.example; Fri, 20 Nov 2026 10:00:00 +0300\r\n`)

async function store(raw: Buffer): Promise<void> {
  const arrival = {
    source: 'smtp',
    envelopeFrom: 'someone@example.test',
    envelopeTo: ['support@help.example'],
  } as const
  const bytes = (async function* () {
    yield raw
  })()
  assert.equal(await storeLetter(house.server.house, { raw: bytes, arrival, maxSize: 1_000_000 }), 'stored')
}

const takerOn = (its: House, { took, looks }: { readonly took: () => void; readonly looks: () => void }): Taker =>
  startTaker({
    house: its,
    identity: { replyTo: replyPattern, bounceTo: bouncePattern, authservId: 'mx.help.example' },
    addresses: async () => new Set(['support@help.example']),
    read: (sha256) => {
      looks()
      return readers.read(sha256)
    },
    log: { ...log, info: took },
    pollMs: 50,
  })

async function allTaken(): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const waiting = (await house.letters()).filter(({ state }) => state === 'stored')
    if (waiting.length === 0) return
    if (tries % 40 === 39) house.server.clock.move(1000)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('letters are left')
}
