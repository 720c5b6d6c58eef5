import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { call, done, page, registered, startTicketHouse, type TicketHouse } from './testing/house.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
})
after(() => house.server.stop())

test('A12 U16 where nobody is assigned, a customer reads that somebody on duty hears, not who', async () => {
  const number = await registered(house)
  const staff = ['dispatcher', 'specialist', 'colleague', 'manager', 'administrator'] as const
  const card = await page(house, 'anna', number)
  assert.deepEqual(card.hears, [{ name: null, reason: 'dispatcher' }])
  for (const who of staff) assert.ok(!JSON.stringify(card).includes(house.ids[who]), who)
  await done(house, 'anna', `${number}/messages`, { text: 'Когда посмотрите?' })
  const seen = await page(house, 'dispatcher', number)
  assert.deepEqual(
    seen.notices.filter(({ template }) => template === 'customer_message').map(({ to }) => to.name),
    ['Егор Первый'],
    'and it is true',
  )
  await done(house, 'specialist', `${number}/acceptance`)
  assert.deepEqual((await page(house, 'anna', number)).hears, [{ name: 'Жанна Мастер', reason: 'assignee' }])
})

test('U18 the page says who lets others watch, as the act decides', async () => {
  const number = await registered(house)
  for (const [who, other] of [
    ['anna', 'boris'],
    ['chief', 'boris'],
    ['watcher', 'boris'],
    ['specialist', 'chief'],
  ] as const) {
    const { canWatchOthers } = await page(house, who, number)
    const { status, body } = await call(house, {
      who,
      path: `/tickets/${number}/watchers`,
      body: { personId: house.ids[other] },
    })
    assert.deepEqual(canWatchOthers, status === 201 ? true : { no: body['code'] }, who)
  }
  assert.equal((await page(house, 'chief', number)).canWatchOthers, true)
  assert.deepEqual((await page(house, 'anna', number)).canWatchOthers, { no: 'not_your_role' })
})

test('R5.7 an ended request says until when it can be reopened', async () => {
  const number = await registered(house)
  assert.equal((await page(house, 'anna', number)).reopenUntil, null)
  await done(house, 'anna', `${number}/cancellation`)
  const { reopenUntil, endedAt, can } = await page(house, 'anna', number)
  assert.equal(endedAt, '2026-11-16T07:00:00Z')
  assert.equal(reopenUntil, '2026-11-30T07:00:00Z')
  assert.equal(can.reopen, true)
})
