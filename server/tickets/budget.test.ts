import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { historyShape } from '../../core/tickets/wire.ts'
import {
  aDefect,
  aFile,
  done,
  page,
  registered,
  startTicketHouse,
  type TicketHouse,
  type Who,
} from './testing/house.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse()
})
after(() => house.server.stop())

/** Statements of one call, session lookup and idempotency included; BEGIN, COMMIT and the setting of a role are not counted. */
async function statements(asked: { who: Who; method: string; path: string; body?: object }): Promise<number> {
  const { who, method, path, body } = asked
  const texts: string[] = []
  const stop = house.server.house.database.observe(({ text, control }) => void (control || texts.push(text)))
  const reply = await house.as[who].call(method, path, body === undefined ? {} : { body })
  stop()
  assert.ok(reply.status < 300, `${path} answered ${reply.status}`)
  assert.ok(texts.length > 0)
  return texts.length
}

test('registration takes 8 statements at most, with files, by either side', async () => {
  const fileIds = [await aFile(house, 'anna'), await aFile(house, 'anna')]
  assert.ok((await statements({ who: 'anna', method: 'POST', path: '/tickets', body: { ...aDefect, fileIds } })) <= 8)
  const body = { ...aDefect, requesterId: house.ids.anna, productId: house.productId, moduleId: house.moduleId }
  assert.ok((await statements({ who: 'dispatcher', method: 'POST', path: '/tickets', body })) <= 8)
})

test('a message takes 6 statements at most, with files', async () => {
  const number = await registered(house)
  for (const who of ['anna', 'specialist'] as const) {
    const fileIds = [await aFile(house, who)]
    const path = `/tickets/${number}/messages`
    assert.ok((await statements({ who, method: 'POST', path, body: { text: 'Т', fileIds } })) <= 6)
  }
})

test('a list takes 3 statements at most, whatever is asked, and counts too', async () => {
  await registered(house)
  const paths = [
    '/tickets',
    '/tickets?view=all&sort=newest',
    '/tickets?view=all&q=печать',
    '/tickets?view=expects_me',
    '/tickets/counts',
  ]
  for (const path of paths)
    for (const who of ['anna', 'chief', 'specialist'] as const)
      assert.ok((await statements({ who, method: 'GET', path })) <= 3, path)
  assert.ok((await statements({ who: 'manager', method: 'GET', path: '/wall' })) <= 3)
})

test('the page of a request takes 3 statements at most, however long its history; staff waits for no transaction', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  for (let count = 0; count < 10; count++)
    await done(house, count % 2 ? 'anna' : 'specialist', `${number}/messages`, { text: `№ ${count}` })
  for (const who of ['anna', 'specialist'] as const)
    assert.ok((await statements({ who, method: 'GET', path: `/tickets/${number}` })) <= 3)
  const frames: string[] = []
  const stop = house.server.house.database.observe(({ text, control }) => void (control && frames.push(text)))
  await house.as.specialist.call('GET', `/tickets/${number}`)
  assert.deepEqual(frames, [])
  await house.as.anna.call('GET', `/tickets/${number}`)
  stop()
  assert.equal(frames.length, 2)
})

test('the page and the history of a request tell the same events, to the millisecond', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'anna', `${number}/messages`, { text: 'Ещё раз' })
  for (const who of ['anna', 'specialist'] as const) {
    const { timeline } = await page(house, who, number)
    const history = historyShape.parse((await house.as[who].call('GET', `/tickets/${number}/history`)).body)
    assert.ok(timeline.length >= 3)
    assert.deepEqual(
      timeline.map((entry) => ({
        at: Date.parse(entry.at),
        actor: { side: entry.by.side, personId: entry.by.id },
        channel: entry.channel,
        visibility: entry.visibility,
        type: entry.type,
      })),
      history.events.map(({ at, actor, channel, visibility, fact }) => ({
        at,
        actor,
        channel,
        visibility,
        type: z.looseObject({ type: z.string() }).parse(fact).type,
      })),
    )
  }
})
