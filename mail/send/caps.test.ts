import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { hours, shift, type Instant } from '../../core/time/instant.ts'
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { samples } from '../../lang/letters/testing/samples.ts'
import { lease } from './rows.ts'
import { addTickets, furnish, happen, noticeRow, personId, put, start, until } from './testing/house.ts'
import { withOutbox } from './testing/running.ts'
import { type Peer, smtpPeer } from './testing/server.ts'

let base: TestDatabase
let peer: Peer
let clock: Instant = start
let nextTicket = 3000
const random = { uuid: () => randomUUID() }

before(async () => {
  base = await createTestDatabase()
  await furnish(base.database, [])
  await base.database.act((tx) =>
    tx
      .insertInto('person')
      .values({
        id: randomUUID(),
        side: 'provider',
        customer_id: null,
        name: 'Клим Админ',
        email: 'admin@help.example',
        role: 'administrator',
        created_at: start,
      })
      .execute(),
  )
  peer = await smtpPeer()
})
afterEach(async () => {
  // Each test begins with an empty outbox and its own day.
  await base.database.act((tx) => tx.deleteFrom('notice').execute())
  peer.taken.length = 0
  clock = start
})
after(async () => {
  await peer.close()
  await base.drop()
})

const outbox = (more: object = {}) => ({
  database: base.database,
  smtpUrl: peer.url,
  now: () => clock,
  random,
  ...more,
})

/** Waits until every letter of the outbox that is due has been looked at. */
async function settled(more: object = {}): Promise<void> {
  await withOutbox(outbox(more), async () => {
    await until(
      () => rows(),
      (all) => all.every(({ state, next_at }) => !['queued', 'sending'].includes(state) || next_at > clock),
    )
  })
}

const rows = () => base.database.read((reader) => reader.selectFrom('notice').selectAll().orderBy('id').execute())
const alarms = async () => (await rows()).filter(({ template }) => template === 'post_alarm')
const countBy = (all: readonly { readonly state: string }[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(all, ({ state }) => state)].map(([state, some]) => [state, some.length]))

/** Requests that came by mail, or otherwise, each with its receipt. */
async function receipts(
  count: number,
  given: { readonly channel?: string; readonly address?: string; readonly at?: Instant } = {},
) {
  const { channel = 'mail', address = 'victim@outside.example', at = start } = given
  const numbers = Array.from({ length: count }, () => (nextTicket += 1))
  await addTickets(base.database, numbers)
  const ids: string[] = []
  for (const ticket of numbers) {
    await happen(base.database, { ticket, seq: 1, type: 'registered', words: 'Купите!', channel })
    ids.push(await put(base.database, { ticket, address, template: 'registered', params: samples.registered, at }))
  }
  return ids
}

async function questions(count: number, at: Instant = start): Promise<string[]> {
  const numbers = Array.from({ length: count }, () => (nextTicket += 1))
  await addTickets(base.database, numbers)
  const ids: string[] = []
  for (const ticket of numbers) {
    const params = samples.verification_question
    ids.push(await put(base.database, { ticket, seq: 3, template: 'verification_question', params, at }))
  }
  return ids
}

for (const smtp of [true, false]) {
  test(`D7 a thousand requests in a victim's name make one receipt an hour (${smtp ? 'sent' : 'kept'})`, async () => {
    await receipts(100, smtp ? {} : { address: 'Victim@outside.example' })
    await settled(smtp ? {} : { smtpUrl: null })
    const all = (await rows()).filter(({ template }) => template === 'registered')
    assert.deepEqual(countBy(all), { [smtp ? 'sent' : 'kept']: 1, dropped: 99 })
    assert.ok(all.every(({ state, error }) => state !== 'dropped' || /one receipt/.test(error ?? '')))
    assert.equal(peer.taken.length, smtp ? 1 : 0)
    clock = shift(start, hours(1) + 1)
    await receipts(3, { address: 'VICTIM@outside.example', at: clock })
    await settled(smtp ? {} : { smtpUrl: null })
    assert.equal((await rows()).filter(({ state }) => state === (smtp ? 'sent' : 'kept')).length, 2)
  })
}

test('D7 receipts of requests from the portal and the telephone are none of this', async () => {
  await receipts(5, { channel: 'web' })
  await receipts(5, { channel: 'phone' })
  await settled()
  assert.deepEqual(countBy(await rows()), { sent: 10 })
})

const draft = (value: boolean) =>
  base.database.act((tx) => tx.updateTable('person').set({ draft: value }).where('id', '=', personId).execute())

test('D7 nobody unconfirmed gets what a machine writes; what a person writes he gets', async () => {
  await draft(true)
  try {
    const [number = 0] = [(nextTicket += 1)]
    await addTickets(base.database, [number])
    const machine = ['registered', 'accepted', 'silence_reminder', 'verification_question'] as const
    const human = ['message', 'question', 'resolution', 'delivery', 'planned_date'] as const
    let seq = 0
    const write = (template: (typeof machine)[number] | (typeof human)[number]) =>
      put(base.database, { ticket: number, seq: (seq += 1), template, params: samples[template] })
    for (const template of [...machine, ...human]) await write(template)
    await settled()
    const by = Object.fromEntries(
      (await rows()).map(({ template, state, error }) => [template, `${state} ${error ?? ''}`]),
    )
    for (const template of machine) assert.equal(by[template], 'dropped not confirmed')
    for (const template of human) assert.equal(by[template], 'sent ')
    const question = (await rows()).find(({ template }) => template === 'verification_question')
    assert.deepEqual(question?.params, {}, 'G2 its links are forgotten')
  } finally {
    await draft(false)
  }
})

test('E1 after three answers to its letters within ten minutes an address gets no more, and an administrator hears', async () => {
  const first = await questions(3)
  const more = await questions(3, shift(start, 1000))
  clock = shift(start, 1000)
  await settled()
  await settled()
  const [sent, dropped] = [await Promise.all(first.map(row)), await Promise.all(more.map(row))]
  assert.deepEqual(countBy(sent), { sent: 3 })
  assert.deepEqual(countBy(dropped), { dropped: 3 })
  for (const { error, params } of dropped) assert.deepEqual([error?.includes('loop'), params], [true, {}])
  const [alarm, ...others] = await alarms()
  assert.equal(others.length, 0)
  assert.deepEqual([alarm?.address, alarm?.state], ['admin@help.example', 'sent'])
  assert.match(alarm?.body_text ?? '', /автомат|oleg@vetluga\.example/)
  // What people write goes on.
  const human = await put(base.database, { at: clock })
  await settled()
  assert.equal((await row(human)).state, 'sent')
  clock = shift(start, 11 * 60_000 + 1000)
  const later = await questions(1, clock)
  await settled()
  assert.deepEqual(countBy(await Promise.all(later.map(row))), { sent: 1 })
})
const row = (id: string) => noticeRow(base.database, id)

test('E11 five hundred changes at once: an address gets sixty letters an hour, the others wait and none is lost', async () => {
  const ids: string[] = []
  for (let nth = 0; nth < 500; nth += 1) ids.push(await put(base.database, { at: start }))
  const other = await put(base.database, { address: 'anna@vetluga.example' })
  for (const [hour, expected] of [60, 120, 180, 240, 300, 360, 420, 480, 500].entries()) {
    clock = shift(start, hour * hours(1) + hour)
    await settled()
    const all = await Promise.all(ids.map(row))
    assert.equal(all.filter(({ state }) => state === 'sent').length, expected)
    for (const { state, error, attempts, next_at } of all.filter((one) => one.state !== 'sent')) {
      assert.deepEqual([state, error, attempts], ['queued', 'hourly cap of one address', 0])
      assert.ok(next_at > clock && next_at <= shift(clock, hours(1)))
    }
    assert.equal((await row(other)).state, 'sent')
    if (hour > 0) continue
    const account = await put(base.database, { template: 'password_reset', params: samples.password_reset })
    await settled()
    assert.equal((await row(account)).state, 'sent', 'a link that lives an hour does not wait')
  }
  assert.equal(peer.taken.length, 502)
})

test('E11 letters of one request stay in their order though a cap holds some back', async () => {
  const number = (nextTicket += 1)
  await addTickets(base.database, [number])
  const ids: string[] = []
  for (let seq = 1; seq <= 70; seq += 1) ids.push(await put(base.database, { ticket: number, seq }))
  const states = async () => (await Promise.all(ids.map(row))).map(({ state }) => state)
  await settled()
  assert.deepEqual(await states(), [...Array<string>(60).fill('sent'), ...Array<string>(10).fill('queued')])
})

test('the daily cap lets so many letters leave a day; the others wait for the next one, and an administrator hears once', async () => {
  const ids: string[] = []
  for (let nth = 0; nth < 25; nth += 1) ids.push(await put(base.database, { address: `p${nth}@vetluga.example` }))
  await settled({ dailyCap: 10 })
  await settled({ dailyCap: 10 })
  const states = async () => countBy(await Promise.all(ids.map(row)))
  assert.deepEqual(await states(), { sent: 10, queued: 15 })
  const midnight = Date.parse('2026-11-21T00:00:00+03:00')
  for (const one of await Promise.all(ids.map(row)))
    if (one.state === 'queued') assert.deepEqual([one.error, one.next_at, one.attempts], ['daily cap', midnight, 0])
  const [alarm, ...more] = await alarms()
  assert.deepEqual([alarm?.state, more.length], ['sent', 0])
  assert.match(alarm?.body_text ?? '', /Писем: 15/)
  clock = midnight as Instant
  await settled({ dailyCap: 10 })
  assert.deepEqual(await states(), { sent: 20, queued: 5 })
  // Raised, and started anew.
  await withOutbox(outbox({ dailyCap: 1000 }), async () => void (await until(states, ({ sent }) => sent === 25)))
})

test('I14 two workers share one day', async () => {
  for (let nth = 0; nth < 30; nth += 1) await put(base.database, { address: `q${nth}@vetluga.example` })
  await withOutbox(outbox({ dailyCap: 12 }), () => settled({ dailyCap: 12 }))
  const { sent = 0, queued = 0 } = countBy((await rows()).filter(({ template }) => template === 'message'))
  assert.equal(sent + queued, 30)
  assert.ok(sent >= 12 && sent <= 24, String(sent))
})

test('a letter that a cap holds back is no attempt of its lease', async () => {
  const id = await put(base.database)
  const [leased] = await lease(base.database, { now: clock, until: shift(clock, 1000), most: 1, only: ['invitation'] })
  assert.equal(leased, undefined)
  assert.equal((await row(id)).attempts, 0)
})
