import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aFile, call, done, page, refused, registered, startTicketHouse, type TicketHouse } from './testing/house.ts'
import { verifyDatabase } from './verify.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
})
after(() => house.server.stop())

const aPart = { subject: 'Отчёт считает дважды', description: 'Про отчёт, отдельно от печати.' }

test('R5.3 a part of a request goes on as a new one of the same customer and requester', async () => {
  const { productId, moduleId } = house
  const first = await registered(house, 'anna', { productId, moduleId, workImpossible: true })
  await done(house, 'specialist', `${first}/acceptance`)
  house.server.clock.move('2026-11-16T12:00:00+03:00')
  const fileIds = [await aFile(house, 'specialist', 'отчёт.xlsx')]
  const reply = await done(house, 'specialist', `${first}/parts`, { ...aPart, fileIds })
  const number = Number(reply['part'])
  assert.deepEqual(reply, { number: first, seq: 3, state: 'in_progress', notices: 1, part: number })

  const part = await page(house, 'anna', number)
  assert.equal(part.subject, aPart.subject)
  assert.deepEqual([part.state, part.kind, part.critical], ['registered', 'defect', 'no'])
  assert.deepEqual([part.customer.id, part.requester.id], [house.customerA, house.ids.anna])
  assert.deepEqual([part.product?.id, part.module?.id], [productId, moduleId])
  assert.equal(part.registeredBy.name, 'Жанна Мастер')
  assert.equal(part.channel, 'web')
  assert.equal(part.clocks[0]?.startedAt, '2026-11-16T09:00:00Z', 'its clocks begin with it')
  assert.deepEqual(part.links, [{ number: first, relation: 'split_from', subject: 'Не печатается схема' }])
  assert.deepEqual(
    part.timeline.map(({ seq, type, text, files }) => [seq, type, text, files.length]),
    [
      [1, 'registered', aPart.description, 1],
      [2, 'linked', null, 0],
    ],
  )
  assert.deepEqual(
    part.notices.map(({ template, to }) => [template, to.name]),
    [['registered', 'Анна Соколова']],
  )

  const whole = await page(house, 'anna', first)
  assert.deepEqual(whole.links, [{ number, relation: 'related', subject: aPart.subject }])
  const last = whole.timeline.at(-1)
  assert.deepEqual([last?.type, last?.detail.link], ['split_off', { number, relation: 'related' }])
})

test('R5.3 what is said of the part is taken instead of what the whole has', async () => {
  const first = await registered(house, 'anna', { productId: house.productId, moduleId: house.moduleId })
  const said = { kind: 'consultation', productId: null, lineId: house.secondLineId }
  const { part } = await done(house, 'dispatcher', `${first}/parts`, { ...aPart, ...said })
  const card = await page(house, 'dispatcher', Number(part))
  assert.deepEqual([card.kind, card.product, card.module], ['consultation', null, null])
  assert.equal(card.line?.id, house.secondLineId)
})

test('R5.3 nothing is split by a customer, from an ended request, or into a broken part; and then nothing has changed', async () => {
  const first = await registered(house)
  assert.equal(await refused(house, 'chief', `${first}/parts`, aPart), '403 not_your_side')
  assert.equal(await refused(house, 'dispatcher', '777777/parts', aPart), '404 not_found')
  assert.equal(
    await refused(house, 'dispatcher', `${first}/parts`, { ...aPart, productId: house.lineId }),
    '404 not_found',
  )
  assert.equal(
    await refused(house, 'dispatcher', `${first}/parts`, { ...aPart, moduleId: house.moduleId }),
    '422 module_not_of_product',
  )
  assert.equal(
    await refused(house, 'dispatcher', `${first}/parts`, { ...aPart, fileIds: [await aFile(house, 'anna')] }),
    '422 file_not_yours',
  )
  assert.equal(await refused(house, 'dispatcher', `${first}/parts`, { subject: 'Без описания' }), '400 invalid_input')
  const { body } = await call(house, { who: 'anna', path: '/tickets?view=all&sort=newest&limit=1' })
  assert.deepEqual(
    (body['items'] as { number: number; seq: number }[]).map(({ number, seq }) => [number, seq]),
    [[first, 1]],
  )
  await done(house, 'anna', `${first}/cancellation`, {})
  assert.equal(await refused(house, 'dispatcher', `${first}/parts`, aPart), '409 not_in_this_state')
})

test('a split database proves itself', async () => {
  const { database, regulations } = house.server.house
  const result = await database.read((reader) => verifyDatabase({ reader, regulations, now: house.server.clock.now }))
  assert.ok(result.tickets >= 5)
  assert.deepEqual(result.problems, [])
})
