import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Calendar } from './calendar.ts'
import { formatDuration } from './duration.ts'
import { explain } from './explain.ts'
import type { Explanation } from './explain.ts'
import { formatInstant } from './instant.ts'
import type { Instant } from './instant.ts'
import type { Pause } from './pauses.ts'
import { russianCalendar } from './russia.ts'
import { at, everyDay, span } from './testing.ts'
import { addWork } from './worktime.ts'

interface Question {
  readonly calendar?: Calendar
  readonly start: string
  readonly add: string
  readonly pauses?: readonly Pause[]
}

const explained = ({ calendar = russianCalendar(), start, add, pauses }: Question): Explanation => {
  const result = addWork({ calendar, start: at(start), span: span(add), pauses })
  assert.ok(result.state === 'due')
  return explain({ calendar, from: at(start), to: result.due, pieces: result.pieces })
}

const lines = (explanation: Explanation): readonly string[] =>
  explanation.days.map(({ date, counted, notes }) => [date, formatDuration(counted), ...notes].join(' '))

test('U7 every date from the start to the due instant is accounted for', () => {
  const rows: readonly (readonly [Question, readonly string[]])[] = [
    [
      { start: '2026-11-20T16:30:00+03:00', add: 'PT2H' },
      ['2026-11-20 PT30M', '2026-11-21 PT0S weekend', '2026-11-22 PT0S weekend', '2026-11-23 PT1H30M'],
    ],
    [
      { start: '2026-11-03T15:30:00+03:00', add: 'PT2H' },
      ['2026-11-03 PT30M short', '2026-11-04 PT0S holiday', '2026-11-05 PT1H30M'],
    ],
    [
      { start: '2025-10-31T16:30:00+03:00', add: 'PT8H' },
      [
        '2025-10-31 PT30M', '2025-11-01 PT7H15M working_saturday short', '2025-11-02 PT0S weekend',
        '2025-11-03 PT0S holiday', '2025-11-04 PT0S holiday', '2025-11-05 PT15M',
      ],
    ],
    [
      { start: '2024-04-26T16:00:00+03:00', add: 'PT8H' },
      ['2024-04-26 PT1H', '2024-04-27 PT7H working_saturday'],
    ],
    [
      { start: '2026-11-20T17:00:00+03:00', add: 'PT2H' },
      ['2026-11-20 PT0S outside_hours', '2026-11-21 PT0S weekend', '2026-11-22 PT0S weekend', '2026-11-23 PT2H'],
    ],
    [
      {
        start: '2026-11-20T16:00:00+03:00', add: 'PT2H',
        pauses: [{ from: at('2026-11-20T16:15:00+03:00'), to: at('2026-11-23T09:00:00+03:00') }],
      },
      ['2026-11-20 PT15M pause', '2026-11-21 PT0S weekend', '2026-11-22 PT0S weekend', '2026-11-23 PT1H45M pause'],
    ],
    [{ start: '2028-01-03T16:00:00+03:00', add: 'PT1H' }, ['2028-01-03 PT1H not_confirmed']],
    [
      { calendar: everyDay('Europe/Berlin', ['00:00', '24:00']), start: '2026-10-24T00:00:00+02:00', add: 'PT49H' },
      ['2026-10-24 PT24H', '2026-10-25 PT25H clock_change'],
    ],
  ] // prettier-ignore
  for (const [question, expected] of rows) assert.deepEqual(lines(explained(question)), expected, question.start)
})

test('an explanation names the calendar, its version and its zone', () => {
  const { calendar } = explained({ start: '2026-11-20T16:30:00+03:00', add: 'PT2H' })
  const { id, version, zone } = russianCalendar()
  assert.deepEqual(calendar, { id, version, zone })
})

test('a date says when it opens and closes, and how much of it stood', () => {
  const pauses = [{ from: at('2026-11-02T10:00:00+03:00'), to: at('2026-11-03T09:45:00+03:00') }]
  const [monday, tuesday] = explained({ start: '2026-11-02T09:00:00+03:00', add: 'PT3H', pauses }).days
  assert.ok(monday?.opens !== undefined && tuesday?.closes !== undefined)
  assert.equal(formatInstant(monday.opens, 'Europe/Moscow'), '2026-11-02T08:45:00+03:00')
  assert.equal(formatInstant(tuesday.closes, 'Europe/Moscow'), '2026-11-03T16:00:00+03:00')
  assert.deepEqual([formatDuration(monday.counted), formatDuration(monday.paused)], ['PT1H', 'PT7H'])
  assert.deepEqual([formatDuration(tuesday.counted), formatDuration(tuesday.paused)], ['PT2H', 'PT1H'])
})

test('a day off neither opens nor closes', () => {
  const days = explained({ start: '2026-11-20T16:30:00+03:00', add: 'PT2H' }).days
  assert.deepEqual([days[1]?.opens, days[1]?.closes, days[1]?.pieces], [undefined, undefined, []])
})

test('a stretch of no length is one date without remarks about it', () => {
  assert.deepEqual(lines(explained({ start: '2026-11-20T10:00:00+03:00', add: 'PT0S' })), ['2026-11-20 PT0S'])
})

test('the last date that can be written ends an explanation', () => {
  const calendar = everyDay('UTC', ['09:00', '10:00'])
  const to = at('9999-12-31T23:00:00Z')
  const { days } = explain({ calendar, from: (to - 86_400_000) as Instant, to, pieces: [] })
  assert.deepEqual(days.map(({ date }) => date), ['9999-12-30', '9999-12-31']) // prettier-ignore
})
