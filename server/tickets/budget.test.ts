import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aDefect, aFile, done, registered, startTicketHouse, type TicketHouse, type Who } from './testing/house.ts'

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

test('the page of a request takes 5 statements at most, however long its history', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  for (let count = 0; count < 10; count++)
    await done(house, count % 2 ? 'anna' : 'specialist', `${number}/messages`, { text: `№ ${count}` })
  for (const who of ['anna', 'specialist'] as const)
    assert.ok((await statements({ who, method: 'GET', path: `/tickets/${number}` })) <= 5)
})
