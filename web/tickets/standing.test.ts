import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClockView } from '../../core/tickets/wire.ts'
import { leftAt, nextClock, standingOf } from './standing.ts'

const HOUR = 3_600_000
const clock = (news: Partial<ClockView> = {}): ClockView => ({
  measure: 'reaction',
  norm: 'reaction',
  normTitle: 'Время реакции',
  clause: 'R2.7',
  contract: null,
  state: 'running',
  startedAt: '2026-11-20T13:30:00Z',
  targetMs: 2 * HOUR,
  due: '2026-11-23T07:15:00Z',
  remainingMs: 2 * HOUR,
  reachedAt: null,
  calendar: { id: 'ru', version: '1', zone: 'Europe/Moscow', confirmed: true },
  days: [
    {
      date: '2026-11-20',
      hours: [['08:45', '17:00']],
      notes: [],
      countedMs: HOUR / 2,
      pausedMs: 0,
      pieces: [{ kind: 'work', from: '2026-11-20T13:30:00Z', to: '2026-11-20T14:00:00Z', ms: HOUR / 2 }],
    },
    {
      date: '2026-11-23',
      hours: [['08:45', '17:00']],
      notes: [],
      countedMs: 1.5 * HOUR,
      pausedMs: 0,
      pieces: [{ kind: 'work', from: '2026-11-23T05:45:00Z', to: '2026-11-23T07:15:00Z', ms: 1.5 * HOUR }],
    },
  ],
  waits: [],
  ...news,
})

test('R2.7 over a weekend nothing of a norm is used up, on Monday it goes on', () => {
  assert.equal(leftAt(clock(), Date.parse('2026-11-20T13:30:00Z')), 2 * HOUR)
  assert.equal(leftAt(clock(), Date.parse('2026-11-21T12:00:00Z')), 1.5 * HOUR)
  assert.equal(leftAt(clock(), Date.parse('2026-11-23T06:45:00Z')), HOUR / 2)
})

test('what the derivation does not reach is the server’s own figure', () => {
  assert.equal(leftAt(clock({ remainingMs: -HOUR }), Date.parse('2026-11-23T08:15:00Z')), -HOUR)
  assert.equal(leftAt(clock({ state: 'paused', remainingMs: HOUR }), Date.parse('2026-11-23T06:00:00Z')), HOUR)
})

test('every state of a clock has its chip, or none where nothing is to be kept', () => {
  assert.deepEqual(standingOf(clock()), { is: 'running', left: 2 * HOUR, near: false })
  assert.deepEqual(standingOf(clock({ remainingMs: HOUR / 2 })), { is: 'running', left: HOUR / 2, near: true })
  assert.deepEqual(standingOf(clock({ state: 'missed', remainingMs: -HOUR })), { is: 'overdue', by: HOUR })
  assert.deepEqual(standingOf(clock({ state: 'paused', remainingMs: HOUR })), { is: 'paused', left: HOUR })
  assert.deepEqual(standingOf(clock({ state: 'date_missing', remainingMs: null })), { is: 'no_planned_date' })
  assert.equal(standingOf(clock({ state: 'not_covered', remainingMs: null })), undefined)
})

test('the clock that matters next is the one that is due first and still open', () => {
  const reaction = clock({ state: 'met', reachedAt: '2026-11-20T13:40:00Z' })
  const resolution = clock({ measure: 'resolution', due: '2026-11-24T07:00:00Z' })
  assert.equal(nextClock([reaction, resolution])?.measure, 'resolution')
  assert.equal(nextClock([resolution, clock()])?.measure, 'reaction')
  assert.equal(nextClock([reaction]), undefined)
})
