import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatInstant } from './instant.ts'
import { russianCalendar } from './russia.ts'
import { at, calendarOf, on } from './testing.ts'
import { addWorkingDays, isWorkingDate, nextWorkingDate } from './working-days.ts'

const ru = russianCalendar()

test('DOMAIN 4.6 so many working days later at the same time, rolled into working time', () => {
  const rows = [
    ['2026-11-19T10:00:00+03:00', 2, '2026-11-23T10:00:00+03:00', 'over a weekend'],
    ['2026-11-20T16:30:00+03:00', 2, '2026-11-24T16:30:00+03:00', 'Friday afternoon'],
    ['2026-11-20T18:00:00+03:00', 2, '2026-11-25T08:45:00+03:00', 'after closing: counted from Monday’s opening'],
    ['2026-11-21T12:00:00+03:00', 2, '2026-11-25T08:45:00+03:00', 'on a Saturday'],
    ['2026-11-02T16:30:00+03:00', 1, '2026-11-05T08:45:00+03:00', 'the shortened day is over at that time'],
    ['2026-12-29T10:00:00+03:00', 2, '2027-01-11T10:00:00+03:00', 'over the new year'],
    ['2025-10-31T10:00:00+03:00', 1, '2025-11-01T10:00:00+03:00', 'onto a working Saturday'],
    ['2026-11-20T10:00:00+03:00', 10, '2026-12-04T10:00:00+03:00', 'the last reminder'],
    ['2026-11-21T12:00:00+03:00', 0, '2026-11-23T08:45:00+03:00', 'none: only rolled'],
  ] as const
  for (const [start, days, expected, shows] of rows) {
    const result = addWorkingDays({ calendar: ru, start: at(start), days })
    assert.equal(result === undefined ? undefined : formatInstant(result, ru.zone), expected, shows)
  }
})

test('the time of day stays the same over a change of the clock', () => {
  const week = { fri: [['09:00', '17:00']], mon: [['09:00', '17:00']] } as const
  const start = at('2026-10-23T10:00:00+02:00')
  assert.equal(
    addWorkingDays({ calendar: calendarOf({ zone: 'Europe/Berlin', week }), start, days: 1 }),
    at('2026-10-26T10:00:00+01:00'),
  )
})

test('R2.8 ГК 193 a last day that is not working moves to the next working one', () => {
  const rows = [
    ['2026-11-20', '2026-11-20'],
    ['2026-11-21', '2026-11-23'],
    ['2026-11-04', '2026-11-05'],
    ['2026-12-31', '2027-01-11'],
    ['2025-11-01', '2025-11-01'],
  ] as const
  for (const [date, expected] of rows) assert.equal(nextWorkingDate(ru, on(date)), expected)
  assert.ok(isWorkingDate(ru, on('2026-11-03')))
  assert.ok(!isWorkingDate(ru, on('2026-11-04')))
})

test('a calendar without working days has no next one', () => {
  const calendar = calendarOf({ zone: 'UTC', week: {}, exceptions: { '2026-01-05': [['09:00', '10:00']] } })
  assert.equal(nextWorkingDate(calendar, on('2026-01-06')), undefined)
  assert.equal(nextWorkingDate(calendar, on('9999-12-31')), undefined)
  assert.equal(addWorkingDays({ calendar, start: at('2026-01-06T00:00:00Z'), days: 1 }), undefined)
  assert.equal(addWorkingDays({ calendar, start: at('2026-01-05T09:30:00Z'), days: 1 }), undefined)
  assert.throws(() => addWorkingDays({ calendar, start: at('2026-01-05T09:30:00Z'), days: -1 }), RangeError)
  assert.throws(() => addWorkingDays({ calendar, start: at('2026-01-05T09:30:00Z'), days: 1.5 }), RangeError)
})
