import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { HOUR, shift, type Instant } from '../../core/time/instant.ts'
import { readGiven } from '../../core/notices/params.ts'
import { startTestServer, type TestServer } from '../testing.ts'
import { alarmPostRoom, type PostRoomAlarm } from './acts-alarm.ts'

let server: TestServer
let start: Instant
before(async () => {
  server = await startTestServer()
  start = server.clock.now
  await server.addPerson({ email: 'one@example.test', role: 'administrator' })
  await server.addPerson({ email: 'two@example.test', role: 'administrator', language: 'en' })
  await server.addPerson({ email: 'gone@example.test', role: 'administrator', active: false })
  await server.addPerson({ email: 'manager@example.test', role: 'manager' })
})
afterEach(() => server.house.database.act((tx) => tx.deleteFrom('notice').execute()))
after(() => server.stop())

const alarm = (about: Partial<PostRoomAlarm> = {}): Promise<boolean> =>
  server.house.database.act((tx) =>
    alarmPostRoom(tx, server.house, {
      kind: 'flood',
      mailbox: null,
      address: 'x@evil.test',
      count: 31,
      now: start,
      ...about,
    }),
  )
const letters = () =>
  server.house.database.read((reader) => reader.selectFrom('notice').selectAll().orderBy('id').execute())

test('every administrator in office is told, in his language, by a letter that can be written', async () => {
  const since = shift(start, -HOUR)
  assert.equal(await alarm({ kind: 'mailbox', mailbox: 'Поддержка', address: null, count: 2, since }), true)
  const all = await letters()
  assert.deepEqual(
    all
      .map(({ address, language, template, state, ticket }) => [address, language, template, state, ticket])
      .toSorted(),
    [
      ['one@example.test', 'ru', 'post_alarm', 'queued', null],
      ['two@example.test', 'en', 'post_alarm', 'queued', null],
    ],
  )
  for (const { template, params } of all)
    assert.deepEqual(readGiven(template, params), {
      template: 'post_alarm',
      params: { kind: 'mailbox', mailbox: 'Поддержка', address: null, count: 2, since },
    })
})

test('E4 the same is told once an hour; another sender, mailbox or kind is another matter', async () => {
  assert.equal(await alarm(), true)
  assert.equal(await alarm({ count: 500, now: shift(start, HOUR - 1) }), false)
  assert.equal(await alarm({ address: 'y@evil.test' }), true)
  assert.equal(await alarm({ kind: 'loop' }), true)
  assert.equal(await alarm({ kind: 'mailbox', address: null, mailbox: 'А' }), true)
  assert.equal(await alarm({ kind: 'mailbox', address: null, mailbox: 'Б' }), true)
  assert.equal(await alarm({ now: shift(start, HOUR + 1) }), true)
})

test('E4 a thousand senders make a few letters, and the daily cap one a day', async () => {
  let told = 0
  for (let nth = 0; nth < 100; nth += 1) if (await alarm({ address: `s${nth}@evil.test` })) told += 1
  assert.equal(told, 5)
  assert.equal((await letters()).length, 10)
  const cap = { kind: 'daily_cap', address: null } as const
  assert.equal(await alarm(cap), true)
  assert.equal(await alarm({ ...cap, now: shift(start, 23 * HOUR) }), false)
  assert.equal(await alarm({ ...cap, now: shift(start, 24 * HOUR + 1) }), true)
})

test('I14 of two who raise one alarm at once, one does', async () => {
  for (let round = 0; round < 5; round += 1) {
    const about = { address: `round${round}@evil.test`, now: shift(start, round * 2 * HOUR) }
    const answers = await Promise.all([alarm(about), alarm(about), alarm(about)])
    assert.equal(answers.filter(Boolean).length, 1)
  }
})
