import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClockView } from '../../core/tickets/wire.ts'
import { instantOf, whyDays } from './why-days.ts'

const at = (date: string, time: string, zone: string): string => new Date(instantOf({ date, time, zone })).toISOString()

test('hours of a calendar are instants of its zone, on both sides of a change of clocks', () => {
  assert.equal(at('2026-11-20', '08:45', 'Europe/Moscow'), '2026-11-20T05:45:00.000Z')
  assert.equal(at('2026-03-28', '09:00', 'Europe/Berlin'), '2026-03-28T08:00:00.000Z')
  assert.equal(at('2026-03-29', '09:00', 'Europe/Berlin'), '2026-03-29T07:00:00.000Z')
  assert.equal(at('2026-11-20', '24:00', 'Europe/Moscow'), '2026-11-20T21:00:00.000Z')
})

test('U7 a pause carries the event that made it', () => {
  const clock: ClockView = {
    measure: 'resolution',
    norm: 'standard_defect',
    normTitle: null,
    clause: 'R2.7',
    contract: null,
    state: 'running',
    startedAt: '2026-11-20T06:00:00Z',
    targetMs: 28_800_000,
    due: '2026-11-20T14:00:00Z',
    remainingMs: 3_600_000,
    reachedAt: null,
    calendar: { id: 'ru', version: '1', zone: 'Europe/Moscow', confirmed: true },
    days: [
      {
        date: '2026-11-20',
        hours: [
          ['08:45', '12:00'],
          ['13:00', '17:00'],
        ],
        notes: ['pause'],
        countedMs: 3_600_000,
        pausedMs: 3_600_000,
        pieces: [
          { kind: 'work', from: '2026-11-20T06:00:00Z', to: '2026-11-20T07:00:00Z', ms: 3_600_000 },
          { kind: 'pause', from: '2026-11-20T07:00:00Z', to: '2026-11-20T08:00:00Z', ms: 3_600_000 },
        ],
      },
    ],
    waits: [{ from: '2026-11-20T07:00:00Z', to: '2026-11-20T08:00:00Z', why: 'information' }],
  }
  const [day] = whyDays(clock, (why) => `ждали: ${why}`)
  assert.equal(day?.opens, Date.parse('2026-11-20T05:45:00Z'))
  assert.equal(day?.closes, Date.parse('2026-11-20T14:00:00Z'))
  assert.deepEqual(
    day?.pieces.map(({ because }) => because),
    [undefined, 'ждали: information'],
  )
})
