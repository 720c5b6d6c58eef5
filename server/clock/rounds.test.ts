import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asmo2023 } from '../../core/regulation/asmo-2023.ts'
import { russianCalendar } from '../../core/time/russia.ts'
import type { House, Regulations } from '../house.ts'
import { done, page, registered, startTicketHouse, type TicketHouse } from '../tickets/testing/house.ts'
import { recomputeOpen, startRounds, type Rounds, type RoundsLog } from './rounds.ts'

let house: TicketHouse
let rounds: Rounds
const complaints: unknown[] = []
const log: RoundsLog = {
  warn: (fields) => void complaints.push(fields),
  error: (fields) => void complaints.push(fields),
}

before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
  rounds = startRounds({ house: house.server.house, log })
})
after(async () => {
  await rounds.stop()
  await house.server.stop()
})

const move = (to: string): void => house.server.clock.move(to)
const types = async (number: number): Promise<string[]> =>
  (await page(house, 'manager', number)).timeline.map(({ type, detail }) =>
    detail.phase === undefined ? type : `${type} ${detail.phase}`,
  )

test('R2.7: a reaction that is near and then missed alarms the staff once each, and never the customer', async () => {
  move('2026-11-16T10:00:00+03:00')
  const number = await registered(house)
  await rounds.runOnce()
  assert.deepEqual(await types(number), ['registered'])
  move('2026-11-16T11:31:00+03:00')
  await rounds.runOnce()
  await rounds.runOnce()
  assert.deepEqual(await types(number), ['registered', 'alarmed near'])
  move('2026-11-16T12:00:01+03:00')
  await rounds.runOnce()
  assert.ok((await types(number)).includes('alarmed missed'))
  const letters = (await page(house, 'manager', number)).notices.filter(({ template }) => template === 'alarm')
  assert.ok(letters.length >= 3, 'the dispatcher twice, the manager when it is missed')
  assert.ok(letters.every(({ to }) => ['Егор Первый', 'Инна Старшая'].includes(to.name ?? '')))
  const theirs = await page(house, 'anna', number)
  assert.deepEqual(
    theirs.timeline.map(({ type }) => type),
    ['registered'],
  )
  assert.deepEqual(
    theirs.notices.map(({ template }) => template),
    ['registered'],
  )
  await done(house, 'specialist', `${number}/acceptance`)
})

test('U8: nothing alarms at night', async () => {
  move('2026-11-17T16:50:00+03:00')
  const number = await registered(house)
  move('2026-11-17T22:00:00+03:00')
  await rounds.runOnce()
  move('2026-11-18T05:00:00+03:00')
  await rounds.runOnce()
  assert.deepEqual(await types(number), ['registered'])
  move('2026-11-18T10:30:00+03:00')
  await rounds.runOnce()
  assert.ok((await types(number)).includes('alarmed near'))
  await done(house, 'anna', `${number}/cancellation`)
})

test('R5.5: silence is reminded of after two working days, and the answer ends it', async () => {
  move('2026-11-19T10:00:00+03:00')
  const number = await registered(house)
  await done(house, 'specialist', `${number}/questions`, { text: 'Какая версия?' })
  move('2026-11-20T16:59:00+03:00')
  await rounds.runOnce()
  assert.ok(!(await types(number)).includes('reminded'), 'over the weekend nobody is silent')
  move('2026-11-23T10:00:01+03:00')
  await rounds.runOnce()
  await rounds.runOnce()
  assert.equal((await types(number)).filter((type) => type === 'reminded').length, 1)
  const letter = (await page(house, 'anna', number)).notices.find(({ template }) => template === 'silence_reminder')
  assert.equal(letter?.to.name, 'Анна Соколова')
  await done(house, 'anna', `${number}/messages`, { text: '4.2' })
  move('2026-11-27T10:00:00+03:00')
  await rounds.runOnce()
  assert.equal((await types(number)).filter((type) => type === 'reminded').length, 1)
})

test('I14 two workers at once command everything once', async () => {
  move('2026-11-30T10:00:00+03:00')
  const numbers: number[] = []
  for (let count = 0; count < 8; count++) numbers.push(await registered(house))
  const other = startRounds({ house: house.server.house, log })
  move('2026-11-30T11:45:00+03:00')
  const looked = await Promise.all([rounds.runOnce(), other.runOnce(), rounds.runOnce(), other.runOnce()])
  await other.stop()
  assert.ok(looked.reduce((sum, count) => sum + count, 0) >= 1)
  for (const number of numbers) assert.deepEqual(await types(number), ['registered', 'alarmed near'])
})

test('I14 a request that somebody has in hand does not hold up the rounds', async () => {
  move('2026-12-01T10:00:00+03:00')
  const [held, free] = [await registered(house), await registered(house)]
  move('2026-12-01T11:45:00+03:00')
  const { database } = house.server.house
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const inHand = database.act(async (tx) => {
    await tx.updateTable('ticket').set({ channel: 'web' }).where('number', '=', held).execute()
    await released
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  await rounds.runOnce()
  assert.ok((await types(free)).includes('alarmed near'))
  assert.deepEqual(await types(held), ['registered'])
  release()
  await inHand
  await rounds.runOnce()
  assert.ok((await types(held)).includes('alarmed near'))
})

test('U24 a new regulation leaves ended requests alone, and open ones keep the version they were registered under', async () => {
  move('2026-12-02T10:00:00+03:00')
  const open = await registered(house)
  const ended = await registered(house)
  await done(house, 'specialist', `${ended}/acceptance`)
  await done(house, 'specialist', `${ended}/resolutions`, { text: 'Готово' })
  await done(house, 'anna', `${ended}/resolution/acceptance`)
  const rows = () =>
    house.server.house.database.read((reader) =>
      reader
        .selectFrom('ticket')
        .select(['number', 'reaction_due', 'queue_at', 'clock'])
        .where('number', 'in', [open, ended])
        .orderBy('number')
        .execute(),
    )
  const before = await rows()
  const next = {
    ...asmo2023,
    version: 2,
    norms: asmo2023.norms.map((norm) =>
      norm.id === 'reaction' ? { ...norm, target: { kind: 'working', minutes: 15 } as const } : norm,
    ),
  }
  const regulations: Regulations = {
    current: () => next,
    currentOf: () => next,
    of: (id, version) => (version === 2 ? next : house.server.house.regulations.of(id, version)),
    calendarOf: () => russianCalendar(),
  }
  const changed: House = { ...house.server.house, regulations }
  const count = await recomputeOpen(changed)
  assert.ok(count >= 1)
  assert.deepEqual(await rows(), before)
  const late = await house.server.house.database.read((reader) =>
    reader.selectFrom('ticket').select('next_matter_at').where('number', '=', ended).executeTakeFirstOrThrow(),
  )
  assert.equal(late.next_matter_at, null, 'nothing is awaited of what has ended')
})

test('the rounds complained of nothing', () => assert.deepEqual(complaints, []))
