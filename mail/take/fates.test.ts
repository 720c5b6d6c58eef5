import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { letterReasons } from '../../core/letters/fate.ts'
import { storeLetter } from '../../server/letters/acts-store.ts'
import { done, registered } from '../../server/tickets/testing/house.ts'
import { damaged, type Sent } from './testing/damaged.ts'
import { type LetterRow, startPostHouse, type PostHouse } from './testing/house.ts'
import { eml } from './testing/letters.ts'

const MUTATIONS = 300
const BATCH = 24
const FOLDER = join(import.meta.dirname, '..', 'samples')

let house: PostHouse
before(async () => {
  house = await startPostHouse({ now: '2026-11-16T09:00:00+03:00' })
})
after(() => house.close())

const PERSON = 'someone@vetluga.example'

test(`I9 every sample and ${MUTATIONS} damaged ones have a fate each, a reason, and their bytes`, async (context) => {
  const sound = [...samples(), ...(await ofOurOwn())]
  const others = fc.sample(damaged(sound), { numRuns: MUTATIONS, seed: 20261116 })
  const sent = scattered([...sound, ...others])
  assert.ok(sent.length > 480, `${sent.length} letters`)
  for (let at = 0; at < sent.length; at += BATCH) {
    for (const each of sent.slice(at, at + BATCH)) await store(each)
    await allTaken()
    // What is held back of a flood is not the matter here.
    house.server.clock.move(11 * 60_000)
  }

  const all = await house.letters()
  assert.equal(all.length, sent.length)
  assert.deepEqual(
    all.filter((letter) => !hasFate(letter)).map(({ state, fate, reason }) => ({ state, fate, reason })),
    [],
  )
  assert.deepEqual(
    all.filter(({ state }) => state === 'quarantined').map(({ reason, attempts }) => ({ reason, attempts })),
    [],
    'none of these is beyond reading or taking',
  )
  await bytesAreKept(sent)

  const fated = (fate: string): LetterRow[] => all.filter((letter) => letter.fate === fate)
  const tickets = fated('registered')
  const answers = fated('answered')
  const repeated = fated('repeated')
  const waiting = all.filter(({ state }) => state !== 'done')
  const counts = {
    tickets: tickets.length,
    answers: answers.length,
    robots: fated('robot').length,
    bounces: fated('bounce').length,
    repeated: repeated.length,
    waiting: waiting.length,
  }
  const sum = Object.values(counts).reduce((total, count) => total + count, 0)
  assert.equal(sum, all.length, JSON.stringify(counts))
  context.diagnostic(JSON.stringify(counts))
  for (const [fate, count] of Object.entries(counts)) assert.ok(count >= 5, `${fate}: ${count}`)

  const found = await madeByMail()
  assert.deepEqual(new Set(tickets.map(({ ticket }) => ticket)), new Set(found.tickets))
  assert.equal(found.tickets.length, tickets.length, 'one request each')
  const events = new Set(answers.map(({ ticket, event_seq: seq }) => `${ticket}/${seq}`))
  assert.equal(events.size, answers.length, 'one message each')
  assert.deepEqual(
    [...events].filter((event) => !found.events.has(event)),
    [],
  )
  const ids = new Set(all.map(({ id }) => id))
  assert.ok(repeated.every(({ id, repeats_id: first }) => first !== null && first !== id && ids.has(first)))
  assert.ok(fated('robot').every(({ event_seq: seq }) => seq === null))
})

const reasons: readonly string[] = letterReasons

function hasFate({ state, fate, reason, ticket, event_seq: seq }: LetterRow): boolean {
  if (reason !== null && !reasons.includes(reason)) return false
  if (state === 'asking' || state === 'held') return fate === null && reason !== null
  if (fate === 'registered' || fate === 'answered') return ticket !== null && seq !== null
  return state === 'done' && fate !== null
}

const samples = (): Sent[] => {
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.eml'))
  assert.ok(paths.length > 170, `${paths.length} samples`)
  return paths.toSorted().map((path) => ({
    raw: readFileSync(join(FOLDER, path)),
    from: path.startsWith('bounces') ? '' : PERSON,
    to: 'support@asmo.example',
  }))
}

/** The senders of the samples are people and customers here; and letters that answer us, and one of ours that came back. */
async function ofOurOwn(): Promise<Sent[]> {
  const { customerA, customerB, server } = house
  await server.addPerson({ email: 'petr@customer.example', role: 'user', name: 'Ёлкин Пётр', customerId: customerA })
  await server.addPerson({ email: 'ivanov@vetluga.example', role: 'user', name: 'Иванов Иван', customerId: customerB })
  await server.addPerson({ email: 'sidorova@asmo.example', role: 'specialist', name: 'Сидорова Анна' })
  const domains = { 'vetluga.example': customerB, 'oka.example': customerA, 'zavod.example': customerA }
  await server.house.database.act((tx) =>
    tx
      .insertInto('customer_domain')
      .values(
        Object.entries(domains).map(([domain, customer_id]) => ({ domain, customer_id, created_at: server.clock.now })),
      )
      .execute(),
  )
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  const answers = ['Версия 5.2.1', 'Прикладываю журнал', 'Повторилось сегодня в 14:20', 'Жду', 'Спасибо'].map(
    (text) => ({
      raw: eml({ from: 'anna@example.test', subject: `Re: № ${number} · Не печатается схема`, text }),
      from: PERSON,
      to: 'support@help.example',
    }),
  )
  const notice = (await house.notices()).find(({ ticket, address }) => ticket === number && address.startsWith('anna'))
  assert.ok(notice)
  const to = `bounce+${notice.id.replaceAll('-', '')}@help.example`
  const bounces = ['postfix-ru', 'exchange2016-ru', 'qmail', 'yandex-mailbox-full', 'postfix-delayed'].map((name) => ({
    // With a line more: the samples themselves go to the support's address, and the same bytes are one letter.
    raw: Buffer.concat([readFileSync(join(FOLDER, 'bounces', `${name}.eml`)), Buffer.from('\r\n')]),
    from: '',
    to,
  }))
  return [...answers, ...bounces]
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** In an order that is always the same and has nothing to do with where they come from. */
const scattered = (letters: readonly Sent[]): Sent[] =>
  letters
    .map((letter) => ({ letter, key: sha256(letter.raw) + letter.to }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ letter }) => letter)

async function store({ raw, from, to }: Sent): Promise<void> {
  const arrival = { source: 'smtp', envelopeFrom: from, envelopeTo: [to] } as const
  const bytes = (async function* () {
    yield raw
  })()
  assert.equal(await storeLetter(house.server.house, { raw: bytes, arrival, maxSize: 30_000_000 }), 'stored')
}

async function allTaken(): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if ((await stored()) === 0) return
    if (tries % 40 === 39) house.server.clock.move(1000)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('letters are left')
}

const stored = async (): Promise<number> => (await house.letters()).filter(({ state }) => state === 'stored').length

/** The file store has each letter as it came, and the rows name all of them. */
async function bytesAreKept(sent: readonly Sent[]): Promise<void> {
  const { database, files } = house.server.house
  const rows = await database.read((reader) => reader.selectFrom('letter').select(['raw_sha256', 'size']).execute())
  assert.deepEqual(
    rows.map((row) => `${row.raw_sha256} ${row.size}`).toSorted(),
    sent.map(({ raw }) => `${sha256(raw)} ${raw.length}`).toSorted(),
  )
  for (const kept of new Set(rows.map((row) => row.raw_sha256))) {
    const hash = createHash('sha256')
    for await (const chunk of await files.open(kept)) hash.update(chunk)
    assert.equal(hash.digest('hex'), kept)
  }
}

async function madeByMail(): Promise<{ tickets: number[]; events: Set<string> }> {
  return house.server.house.database.read(async (reader) => {
    const tickets = await reader.selectFrom('ticket').select('number').where('channel', '=', 'mail').execute()
    const events = await reader
      .selectFrom('ticket_event')
      .select(['ticket', 'seq'])
      .where('channel', '=', 'mail')
      .execute()
    return {
      tickets: tickets.map(({ number }) => number),
      events: new Set(events.map(({ ticket, seq }) => `${ticket}/${seq}`)),
    }
  })
}
