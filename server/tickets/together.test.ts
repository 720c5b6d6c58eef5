import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aDefect, call, done, page, registered, startTicketHouse, type TicketHouse } from './testing/house.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
})
after(() => house.server.stop())

const standard = {
  kind: 'defect',
  complexity: 'standard',
  critical: 'no',
  service: 'support',
  productId: null,
  moduleId: null,
}

test('I12 two people who decide the same thing at the same moment: one wins, the other is told', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Готово' })
  const { seq } = await page(house, 'anna', number)
  const answers = await Promise.all([
    call(house, { who: 'anna', path: `/tickets/${number}/resolution/acceptance`, body: { basedOn: seq } }),
    call(house, { who: 'chief', path: `/tickets/${number}/resolution/return`, body: { reason: 'Нет', basedOn: seq } }),
    call(house, { who: 'specialist', path: `/tickets/${number}/withdrawal`, body: { reason: 'Поспешил' } }),
  ])
  const statuses = answers.map(({ status }) => status).toSorted()
  assert.deepEqual(statuses, [201, 409, 409])
})

test('I12 a change of the same thing in between is a conflict, a change of another thing is not', async () => {
  const number = await registered(house)
  const { seq } = await page(house, 'specialist', number)
  await done(house, 'anna', `${number}/messages`, { text: 'Кстати' })
  await done(house, 'specialist', `${number}/classifications`, { ...standard, basedOn: seq })
  const late = await call(house, {
    who: 'colleague',
    path: `/tickets/${number}/classifications`,
    body: { ...standard, complexity: 'non_standard', basedOn: seq },
  })
  assert.equal(late.status, 409)
  assert.equal(late.body['code'], 'conflict')
  await done(house, 'dispatcher', `${number}/assignments`, { assigneeId: house.ids.specialist, basedOn: seq })
  const taken = await call(house, {
    who: 'manager',
    path: `/tickets/${number}/assignments`,
    body: { assigneeId: house.ids.colleague, basedOn: seq },
  })
  assert.equal(taken.body['code'], 'conflict')
  const parallel = await Promise.all(
    (['specialist', 'colleague', 'manager'] as const).map((who, index) =>
      call(house, {
        who,
        path: `/tickets/${number}/planned-dates`,
        body: { date: `2026-11-2${index + 3}`, basedOn: seq },
      }),
    ),
  )
  assert.deepEqual(
    parallel.map(({ status }) => status).toSorted(),
    [201, 409, 409],
    'also while they wait for each other',
  )
})

test('I12 messages written at the same moment are all kept, in one order', async () => {
  const number = await registered(house)
  const texts = Array.from({ length: 12 }, (_, index) => `Сообщение ${index}`)
  await Promise.all(
    texts.map((text, index) => done(house, index % 2 ? 'anna' : 'specialist', `${number}/messages`, { text })),
  )
  const { timeline } = await page(house, 'specialist', number)
  assert.deepEqual(
    timeline.map(({ seq }) => seq),
    Array.from({ length: 13 }, (_, index) => index + 1),
  )
  assert.deepEqual(
    timeline
      .slice(1)
      .map(({ text }) => text)
      .toSorted(),
    texts.toSorted(),
  )
})

test('I13 twenty registrations with one key make one request and one answer', async () => {
  const key = 'двадцать-раз'
  const send = () =>
    call(house, { who: 'anna', path: '/tickets', body: { ...aDefect, subject: 'Одно' }, key: encodeURIComponent(key) })
  const answers = await Promise.all(Array.from({ length: 20 }, send))
  assert.ok(
    answers.every(({ status }) => status === 201),
    JSON.stringify(answers.map(({ status }) => status)),
  )
  assert.equal(new Set(answers.map(({ body }) => body['number'])).size, 1)
  const stored = await house.server.house.database.read((reader) =>
    reader.selectFrom('ticket').select('number').where('subject', '=', 'Одно').execute(),
  )
  assert.equal(stored.length, 1)
})

test('I13 links made from both ends at the same moment do not deadlock', async () => {
  const [one, two] = [await registered(house), await registered(house)]
  const answers = await Promise.all([
    call(house, { who: 'dispatcher', path: `/tickets/${one}/links`, body: { to: two, relation: 'related' } }),
    call(house, { who: 'manager', path: `/tickets/${two}/links`, body: { to: one, relation: 'related' } }),
  ])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409])
  assert.equal((await page(house, 'dispatcher', one)).links.length, 1)
  assert.equal((await page(house, 'dispatcher', two)).links.length, 1)
})

test('U9 U25 an answer that staff takes down by telephone resumes the request as the customer’s own does', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/questions`, { text: 'Версия?' })
  const told = { by: 'phone', personId: house.ids.anna, note: 'Звонок' }
  const answered = await done(house, 'dispatcher', `${number}/messages`, { text: '4.2', told })
  assert.equal(answered['state'], 'in_progress')
  const card = await page(house, 'anna', number)
  assert.equal(card.timeline.at(-1)?.type, 'information_provided')
  assert.equal(card.lastWord.side, 'customer')
  assert.equal(card.lastWord.name, 'Анна Соколова')
})
