import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { call, done, registered, startTicketHouse, type TicketHouse, type Who } from './testing/house.ts'

let house: TicketHouse
let numbers: readonly number[]
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
  const made: number[] = []
  for (let index = 0; index < 7; index++) {
    made.push(await registered(house, 'anna', { subject: `Обращение ${index}`, workImpossible: index === 6 }))
    house.server.clock.move(60_000)
  }
  numbers = made
  const [, second, third, fourth, fifth] = numbers
  await done(house, 'specialist', `${second}/acceptance`)
  await done(house, 'anna', `${second}/messages`, { text: 'Ещё одно уточнение' })
  await done(house, 'specialist', `${third}/questions`, { text: 'Где?' })
  await done(house, 'specialist', `${fourth}/acceptance`)
  await done(house, 'specialist', `${fourth}/resolutions`, { text: 'Так' })
  await done(house, 'anna', `${fifth}/cancellation`)
})
after(() => house.server.stop())

async function listed(who: Who, query: string): Promise<{ numbers: number[]; next: string | null }> {
  const { status, body } = await call(house, { who, path: `/tickets?${query}` })
  assert.equal(status, 200, `${query}: ${JSON.stringify(body)}`)
  return {
    numbers: (body['items'] as { number: number }[]).map(({ number }) => number),
    next: body['next'] as string | null,
  }
}

const at = (...indexes: number[]): number[] => indexes.map((index) => numbers[index] ?? 0)
const inAnyOrder = (list: readonly number[]): number[] => list.toSorted((a, b) => a - b)

test('each view of the queue holds what its name says, and its count is the same', async () => {
  const views: [Who, string, number[]][] = [
    ['specialist', 'open', at(0, 1, 2, 3, 5, 6)],
    ['specialist', 'mine', at(1, 3)],
    ['specialist', 'unassigned', at(0, 2, 5, 6)],
    ['specialist', 'my_line', at(0, 1, 2, 3, 5, 6)],
    ['specialist', 'waiting_for_customer', at(2)],
    ['specialist', 'on_verification', at(3)],
    ['specialist', 'expects_me', at(1)],
    ['specialist', 'overdue', []],
    ['specialist', 'due_today', at(0, 5, 6)],
    ['anna', 'open', at(0, 1, 2, 3, 5, 6)],
    ['anna', 'mine', at(0, 1, 2, 3, 5, 6)],
    ['anna', 'expects_me', at(2, 3)],
    ['boris', 'open', []],
    ['stranger', 'open', []],
  ]
  for (const [who, view, expected] of views) {
    assert.deepEqual(inAnyOrder((await listed(who, `view=${view}`)).numbers), expected, `${who} ${view}`)
    const counts = (await call(house, { who, path: '/tickets/counts' })).body['counts'] as Record<string, number>
    assert.equal(counts[view], expected.length, `${who} counts ${view}`)
  }
  assert.deepEqual((await listed('specialist', 'view=ended')).numbers, at(4))
  assert.equal((await listed('specialist', 'view=all')).numbers.length, 7)
  for (const view of ['unassigned', 'my_line', 'overdue', 'due_today'])
    assert.equal((await call(house, { who: 'anna', path: `/tickets?view=${view}` })).status, 403)
})

test('A6 the requests of one customer are counted as they are listed, and only those that one sees', async () => {
  const whole: [Who, [string, number[]][]][] = [
    [
      'specialist',
      [
        ['open', at(0, 1, 2, 3, 5, 6)],
        ['ended', at(4)],
        ['all', at(0, 1, 2, 3, 4, 5, 6)],
      ],
    ],
    [
      'boris',
      [
        ['open', []],
        ['ended', []],
        ['all', []],
      ],
    ],
    [
      'stranger',
      [
        ['open', []],
        ['ended', []],
        ['all', []],
      ],
    ],
  ]
  for (const [who, parts] of whole) {
    const { body } = await call(house, { who, path: `/tickets/counts?customerId=${house.customerA}` })
    assert.deepEqual(body['counts'], Object.fromEntries(parts.map(([part, list]) => [part, list.length])), who)
    for (const [part, expected] of parts) {
      const { numbers } = await listed(who, `view=${part}&customerId=${house.customerA}`)
      assert.deepEqual(inAnyOrder(numbers), expected, `${who} ${part}`)
    }
  }
})

test('pages by cursor show every row once, in each order', async () => {
  for (const query of [
    'view=open&sort=due',
    'view=all&sort=newest',
    'view=open&sort=last_word',
    'view=all&q=обращение',
  ]) {
    const whole = await listed('specialist', query)
    const paged: number[] = []
    let cursor: string | null = ''
    for (let pages = 0; cursor !== null && pages < 10; pages++) {
      const page: { numbers: number[]; next: string | null } = await listed(
        'specialist',
        `${query}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      paged.push(...page.numbers)
      cursor = page.next
    }
    assert.ok(paged.length >= 6, query)
    assert.deepEqual(paged, whole.numbers, query)
  }
  const { next } = await listed('specialist', 'view=open&sort=due&limit=1')
  assert.equal((await call(house, { who: 'specialist', path: `/tickets?sort=newest&cursor=${next}` })).status, 400)
})

test('the queue is sorted by what is due first', async () => {
  const { body } = await call(house, { who: 'specialist', path: '/tickets?view=open&sort=due' })
  const items = body['items'] as { number: number; clock: { due: string | null } | null }[]
  const due = items.map(({ clock }) => clock?.due).filter((each) => typeof each === 'string')
  assert.ok(due.length >= 3)
  assert.deepEqual(due, due.toSorted())
})

test('search finds by number, by stem, by е for ё, and by public words written later', async () => {
  const [first, second] = numbers
  for (const query of [`q=${first}`, `q=%23${first}`, `q=${encodeURIComponent(`№ ${first}`)}`])
    assert.deepEqual((await listed('specialist', `view=all&${query}`)).numbers, [first])
  assert.deepEqual((await listed('specialist', `q=${encodeURIComponent('уточнения')}`)).numbers, [second])
  assert.deepEqual((await listed('specialist', `q=${encodeURIComponent('еще уточнение')}`)).numbers, [second])
  assert.deepEqual((await listed('specialist', `q=${encodeURIComponent('несуществующее')}`)).numbers, [])
  assert.equal((await listed('specialist', `view=all&q=${encodeURIComponent('печать схемы')}`)).numbers.length, 7)
  assert.equal((await listed('specialist', `q=`)).numbers.length, 6, 'no words: the list itself')
})

test('R2.7: the wall shows what is late or will be within two working hours, by norm and by specialist', async () => {
  house.server.clock.move('2026-11-16T11:00:00+03:00')
  const near = (await call(house, { who: 'manager', path: '/wall' })).body as {
    items: { number: number; late: boolean }[]
    byNorm: { norm: string; late: number; near: number }[]
    bySpecialist: { person: { name: string } | null; late: number; near: number; open: number }[]
  }
  assert.deepEqual(inAnyOrder(near.items.map(({ number }) => number)), at(0, 5, 6))
  assert.ok(near.items.every(({ late }) => !late))
  house.server.clock.move('2026-11-16T12:30:00+03:00')
  const late = (await call(house, { who: 'manager', path: '/wall' })).body as typeof near
  assert.deepEqual(
    late.byNorm.find(({ norm }) => norm === 'reaction'),
    { norm: 'reaction', title: 'Время реакции на обращение', late: 3, near: 0 },
  )
  const nobody = late.bySpecialist.find(({ person }) => person === null)
  assert.deepEqual(nobody, { person: null, late: 3, near: 0, open: 4 })
  const overdue = await listed('manager', 'view=overdue')
  assert.deepEqual(inAnyOrder(overdue.numbers), at(0, 5, 6), 'U23: figure and list agree')
  const row = (await call(house, { who: 'manager', path: `/tickets?view=overdue` })).body['items'] as {
    clock: { state: string; remainingMs: number }
  }[]
  assert.equal(row[0]?.clock.state, 'missed')
  assert.ok((row[0]?.clock.remainingMs ?? 0) < 0)
})

test('U1 a missed norm that stands with the customer grows no later in the list, and the list agrees with the page', async () => {
  const number = await registered(house, 'anna', { subject: 'Опоздали, потом спросили', workImpossible: true })
  await done(house, 'specialist', `${number}/acceptance`)
  house.server.clock.move('2026-11-18T12:00:00+03:00')
  await done(house, 'specialist', `${number}/questions`, { text: 'Какая версия?' })
  house.server.clock.move('2026-11-20T12:00:00+03:00')
  const rows = (await call(house, { who: 'specialist', path: '/tickets?view=overdue' })).body['items']
  const row = (rows as { number: number; clock: { state: string; remainingMs: number } }[]).find(
    (each) => each.number === number,
  )
  const page = (await call(house, { who: 'specialist', path: `/tickets/${number}` })).body['clocks']
  const clock = (page as { measure: string; state: string; remainingMs: number }[]).find(
    ({ measure }) => measure === 'resolution',
  )
  assert.ok(row !== undefined && clock !== undefined)
  assert.equal(row.clock.state, 'missed')
  assert.equal(row.clock.remainingMs, clock.remainingMs)
  assert.ok(clock.remainingMs < 0 && clock.remainingMs > -24 * 3_600_000, 'two days with the customer are not ours')
})
