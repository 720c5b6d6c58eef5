import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TicketRow } from '../../core/tickets/wire.ts'
import { steady } from './steady.ts'

const row = (number: number, seq = 1): TicketRow => ({
  number,
  seq,
  subject: `Обращение ${number}`,
  state: 'registered',
  kind: 'defect',
  critical: 'no',
  priority: 3,
  customer: { id: 'c', name: 'ООО «Север»' },
  requester: { id: 'p', name: 'Анна' },
  product: null,
  module: null,
  line: null,
  assignee: null,
  covered: true,
  registeredAt: '2026-11-20T10:00:00Z',
  plannedFor: null,
  endedAt: null,
  clock: null,
  lastWord: { side: 'customer', name: 'Анна', at: '2026-11-20T10:00:00Z' },
  expected: null,
})
const rows = (...numbers: number[]): TicketRow[] => numbers.map((number) => row(number))
const shownOf = (list: ReturnType<typeof steady>): [number, boolean][] =>
  list.rows.map(({ row: { number }, gone }) => [number, gone])

test('the same list waits for nothing', () => {
  const list = steady(rows(1, 2, 3), rows(1, 2, 3))
  assert.equal(list.waiting, 0)
  assert.deepEqual(shownOf(list), [
    [1, false],
    [2, false],
    [3, false],
  ])
})

test('facts are renewed in place', () => {
  const list = steady(rows(1, 2), [row(1), row(2, 7)])
  assert.deepEqual(
    list.rows.map((one) => [one.row.seq, one.fresh]),
    [
      [1, false],
      [7, true],
    ],
  )
})

test('what came above waits, and nothing moves', () => {
  const list = steady(rows(2, 3), rows(1, 2, 3))
  assert.deepEqual(shownOf(list), [
    [2, false],
    [3, false],
  ])
  assert.equal(list.waiting, 1)
})

test('what left stays in its place, marked', () => {
  const list = steady(rows(1, 2, 3), rows(1, 3))
  assert.deepEqual(shownOf(list), [
    [1, false],
    [2, true],
    [3, false],
  ])
  assert.equal(list.waiting, 1)
})

test('one row that rises is one change, not as many as it passed', () => {
  assert.equal(steady(rows(1, 2, 3, 4), rows(4, 1, 2, 3)).waiting, 1)
})

test('the next page is added below at once', () => {
  const list = steady(rows(1, 2), rows(1, 2, 3, 4))
  assert.equal(list.waiting, 0)
  assert.deepEqual(
    list.rows.map((one) => one.row.number),
    [1, 2, 3, 4],
  )
})

test('a row pushed to the next page is not called gone', () => {
  const list = steady(rows(1, 2, 3), rows(9, 1, 2))
  assert.deepEqual(shownOf(list), [
    [1, false],
    [2, false],
    [3, false],
  ])
  assert.equal(list.waiting, 1)
})

test('a queue that was emptied and one that was exchanged say so', () => {
  assert.equal(steady(rows(1, 2), []).waiting, 2)
  assert.ok(steady(rows(1, 2), rows(3, 4, 5)).waiting >= 3)
})
