import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { wallShape, type Wall } from '../../core/tickets/wire-lists.ts'
import { call, done, registered, startTicketHouse, type TicketHouse } from '../tickets/testing/house.ts'
import { readWall } from './wall.ts'

let house: TicketHouse
const numbers: number[] = []
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T09:00:00+03:00' })
  for (let count = 0; count < 6; count++) numbers.push(await registered(house))
  for (const number of numbers.slice(0, 2))
    await done(house, 'dispatcher', `${number}/assignments`, { assigneeId: house.ids.specialist })
  house.server.clock.move('2026-11-16T10:30:00+03:00')
  for (let count = 0; count < 2; count++) numbers.push(await registered(house))
  house.server.clock.move('2026-11-16T11:30:00+03:00')
})
after(() => house.server.stop())

const wall = async (query = ''): Promise<Wall> => {
  const { status, body } = await call(house, { who: 'manager', path: `/wall${query}` })
  assert.equal(status, 200, JSON.stringify(body))
  return wallShape.parse(body)
}

test('U23 every figure opens a list of exactly so many', async () => {
  const all = await wall()
  assert.deepEqual([all.items.length, all.total], [8, 8])
  const nobody = all.bySpecialist.find(({ person }) => person === null)
  assert.deepEqual(nobody, { person: null, late: 4, near: 2, open: 6 })
  let opened = 0
  const figures: [string, number][] = all.byNorm.flatMap(({ norm, late, near }): [string, number][] => [
    [`norm=${norm}&of=late`, late],
    [`norm=${norm}&of=near`, near],
    [`norm=${norm}`, late + near],
  ])
  for (const { person, late, near } of all.bySpecialist)
    figures.push([`person=${person?.id ?? 'nobody'}&of=late`, late], [`person=${person?.id ?? 'nobody'}&of=near`, near])
  for (const [query, figure] of figures) {
    const list = await wall(`?${query}`)
    assert.deepEqual([list.items.length, list.total], [figure, figure], query)
    assert.deepEqual(list.byNorm, all.byNorm, 'the figures stay whatever is opened')
    opened += figure
  }
  assert.equal(opened, 3 * 8)
})

test('U23 figures count all requests, however few the list shows', async () => {
  const { house: inner, clock } = { house: house.server.house, clock: house.server.clock }
  const few = await inner.database.read((reader) =>
    readWall(reader, inner, { now: clock.now, language: 'ru', opened: {}, most: 3 }),
  )
  assert.deepEqual([few.items.length, few.total], [3, 8])
  const { byNorm, bySpecialist } = await wall()
  assert.deepEqual([few.byNorm, few.bySpecialist], [byNorm, bySpecialist])
  assert.deepEqual(
    few.byNorm.find(({ norm }) => norm === 'reaction'),
    { norm: 'reaction', title: 'Время реакции на обращение', late: 6, near: 2 },
  )
})

test('A11 what is opened is a word of a list or an id', async () => {
  for (const query of ['of=open', 'person=me', "person=' or 1=1", 'other=1'])
    assert.equal((await call(house, { who: 'manager', path: `/wall?${query}` })).status, 400, query)
  const none = await wall("?norm=' or 1=1")
  assert.deepEqual([none.items.length, none.total], [0, 0])
})
