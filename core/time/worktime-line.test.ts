import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import cases from './deadline-cases.json' with { type: 'json' }
import { parseDuration } from './duration.ts'
import { answerLine } from './worktime-line.ts'
import type { LineAnswer } from './worktime-line.ts'

const OWN = {
  zone: 'Europe/Moscow',
  week: { mon: [['08:45', '17:00']], tue: [['08:45', '17:00']], fri: [['08:45', '17:00']] },
  exceptions: { '2026-01-01': [], '2026-11-03': [['08:45', '16:00']] },
}
const START = '2026-11-20T16:30:00+03:00'

const ask = (question: unknown): LineAnswer => answerLine(JSON.stringify(question))

const counted = (answer: LineAnswer): number => {
  assert.ok('explanation' in answer)
  return answer.explanation.reduce(
    (sum, step) => sum + (step.kind === 'work' ? (parseDuration(step.counted) ?? 0) : 0),
    0,
  )
}

test('every shipped deadline case, forth and back', () => {
  for (const { start, add, due, shows } of cases.cases) {
    const forth = ask({ calendar: 'ru', start, add })
    assert.ok('due' in forth, shows)
    assert.equal(forth.due, due, shows)
    assert.equal(counted(forth), parseDuration(add), shows)
    const back = ask({ calendar: 'ru', start, end: due })
    assert.ok('worked' in back, shows)
    assert.equal(back.worked, add, shows)
    assert.deepEqual(back.explanation, forth.explanation, shows)
  }
})

test('the explanation accounts for every date and every pause', () => {
  const pauses = [['2026-11-20T16:45:00+03:00', '2026-11-23T06:00:00Z']]
  assert.deepEqual(ask({ calendar: OWN, start: START, add: 'PT1H', pauses }), {
    due: '2026-11-23T09:45:00+03:00',
    explanation: [
      { kind: 'calendar', id: 'own', version: '', zone: 'Europe/Moscow' },
      { kind: 'work', date: '2026-11-20', from: START, to: '2026-11-20T16:45:00+03:00', counted: 'PT15M', notes: ['pause'] },
      { kind: 'pause', date: '2026-11-20', from: '2026-11-20T16:45:00+03:00', to: '2026-11-20T17:00:00+03:00', paused: 'PT15M', notes: ['pause'] },
      { kind: 'closed', date: '2026-11-21', notes: ['weekend'] },
      { kind: 'closed', date: '2026-11-22', notes: ['weekend'] },
      { kind: 'pause', date: '2026-11-23', from: '2026-11-23T08:45:00+03:00', to: '2026-11-23T09:00:00+03:00', paused: 'PT15M', notes: ['pause'] },
      { kind: 'work', date: '2026-11-23', from: '2026-11-23T09:00:00+03:00', to: '2026-11-23T09:45:00+03:00', counted: 'PT45M', notes: ['pause'] },
    ],
  }) // prettier-ignore
})

test('answers carry the offset of the calendar’s zone, changes of the clock included', () => {
  const night = { zone: 'Europe/Berlin', week: { sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] } }
  const answer = ask({ calendar: night, start: '2026-10-24T10:00:00Z', add: 'PT24H' })
  assert.ok('due' in answer)
  assert.equal(answer.due, '2026-10-25T11:00:00+01:00')
  const day = ask({ calendar: night, start: '2026-10-24T22:00:00Z', end: '2026-10-25T23:00:00Z' })
  assert.ok('worked' in day)
  assert.equal(day.worked, 'PT25H')
})

test('no work is due at the start', () => {
  const answer = ask({ calendar: 'ru', start: '2026-11-21T12:00:00+03:00', add: 'PT0S' })
  assert.ok('due' in answer)
  assert.equal(answer.due, '2026-11-21T12:00:00+03:00')
  assert.deepEqual(answer.explanation.map(({ kind }) => kind), ['calendar']) // prettier-ignore
})

test('a bad line gets an error that names the field', () => {
  const good = { calendar: 'ru', start: START, add: 'PT2H' }
  const { add: _, ...bare } = good
  const rows: readonly (readonly [question: unknown, code: string, field: string | undefined])[] = [
    [[], 'not_object', undefined],
    [null, 'not_object', undefined],
    ['ru', 'not_object', undefined],
    [{}, 'missing_key', 'start'],
    [{ start: START, add: 'PT2H' }, 'missing_key', 'calendar'],
    [{ ...good, zone: 'UTC' }, 'unknown_key', 'zone'],
    [bare, 'add_or_end', 'add'],
    [{ ...good, end: START }, 'add_or_end', 'add'],
    [{ ...good, calendar: 'de' }, 'bad_calendar', 'calendar'],
    [{ ...good, calendar: 7 }, 'bad_calendar', 'calendar'],
    [{ ...good, calendar: { ...OWN, zone: 'Mars/Base' } }, 'bad_calendar', 'calendar.zone'],
    [{ ...good, calendar: { ...OWN, week: { mon: [['22:00', '06:00']] } } }, 'bad_calendar', 'calendar.week.mon[0]'],
    [{ ...good, calendar: { ...OWN, week: { mon: [['a', 'b']] } } }, 'bad_calendar', 'calendar.week.mon[0]'],
    [{ ...good, calendar: { ...OWN, week: { mon: [[8, 17]] } } }, 'bad_calendar', 'calendar.week.mon.0.0'],
    [
      { ...good, calendar: { ...OWN, exceptions: { '2026-02-30': [] } } },
      'bad_calendar',
      'calendar.exceptions.2026-02-30',
    ],
    [{ ...good, calendar: { ...OWN, hours: 8 } }, 'bad_calendar', 'calendar'],
    [{ ...good, start: '2026-11-20T16:30:00' }, 'bad_instant', 'start'],
    [{ ...good, start: 1_795_000_000 }, 'bad_instant', 'start'],
    [{ ...good, start: '0000-01-01T00:00:00Z' }, 'bad_instant', 'start'],
    [{ ...bare, end: '9999-12-31T23:59:59Z' }, 'bad_instant', 'end'],
    [{ ...good, add: 'P1D' }, 'bad_duration', 'add'],
    [{ ...good, add: '-PT1H' }, 'bad_duration', 'add'],
    [{ ...good, add: null }, 'bad_duration', 'add'],
    [{ ...bare, end: '2026-11-20T16:29:59+03:00' }, 'end_before_start', 'end'],
    [{ ...bare, end: '2226-11-20T16:29:59+03:00' }, 'too_long', 'end'],
    [{ ...good, add: 'PT300000H' }, 'no_working_time', 'add'],
    [{ ...good, calendar: { zone: 'UTC', week: {} } }, 'no_working_time', 'add'],
    [{ ...good, pauses: {} }, 'bad_pauses', 'pauses'],
    [{ ...good, pauses: null }, 'bad_pauses', 'pauses'],
    [{ ...good, pauses: [[START]] }, 'bad_pauses', 'pauses[0]'],
    [{ ...good, pauses: [[START, null]] }, 'bad_instant', 'pauses[0][1]'],
    [
      {
        ...good,
        pauses: [
          [START, START],
          ['2026-11-20T16:30:00Z', START],
        ],
      },
      'bad_pauses',
      'pauses[1]',
    ],
  ]
  for (const [question, code, field] of rows) {
    const answer = ask(question)
    assert.ok('error' in answer, JSON.stringify(question))
    assert.deepEqual([answer.error.code, answer.error.field], [code, field], JSON.stringify(question))
    assert.ok(answer.error.message.length > 5)
  }
})

test('a line that is no JSON, and an empty one, get an error', () => {
  for (const [line, code] of [
    ['', 'empty_line'],
    [' \r', 'empty_line'],
    ['{', 'not_json'],
    ['NaN', 'not_json'],
  ] as const) {
    const answer = answerLine(line)
    assert.ok('error' in answer)
    assert.equal(answer.error.code, code)
  }
})

test('no line throws, and no answer to a hostile line is long', () => {
  const key = fc.constantFrom('calendar', 'start', 'add', 'end', 'pauses', '__proto__', 'x'.repeat(100_000))
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('ru', START, 'PT2H', OWN, 'y'.repeat(100_000)))
  const question = fc.dictionary(key, value).map((fields) => JSON.stringify(fields))
  fc.assert(
    fc.property(fc.oneof(question, fc.string(), fc.json()), (line) => {
      assert.ok(JSON.stringify(answerLine(line)).length < 2000)
    }),
    { numRuns: 2000 },
  )
  const deep = `{"calendar":${'['.repeat(200_000)}${']'.repeat(200_000)},"start":"${START}","add":"PT1H"}`
  assert.ok('error' in answerLine(deep))
})

test('a calendar is recognised by what is written in it, not by the last one', () => {
  for (const [close, due] of [['17:00', '2026-11-23T09:45:00+03:00'], ['18:00', '2026-11-20T17:30:00+03:00'], ['17:00', '2026-11-23T09:45:00+03:00']]) {
    const day = [['08:45', close]]
    const answer = ask({ calendar: { zone: 'Europe/Moscow', week: { fri: day, mon: day } }, start: '2026-11-20T16:00:00+03:00', add: close === '17:00' ? 'PT2H' : 'PT1H30M' })
    assert.ok('due' in answer)
    assert.equal(answer.due, due)
  }
}) // prettier-ignore
