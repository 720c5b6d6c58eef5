import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarFromText, calendarToText } from './calendar-text.ts'
import type { CalendarText } from './calendar-text.ts'
import { openIntervals } from './calendar.ts'
import { russianCalendar } from './russia.ts'
import { calendarOf, on } from './testing.ts'
import { calendarWire } from './wire.ts'

const problemsOf = (text: Partial<CalendarText>): readonly string[] => {
  const reading = calendarFromText({ zone: 'Europe/Moscow', week: {}, ...text })
  return reading.calendar === undefined ? reading.problems.map(({ at, problem }) => `${at} ${problem}`) : []
}

test('U5 several intervals a day, in any order; those that touch are one; 24:00 ends the day', () => {
  const calendar = calendarOf({
    zone: 'Europe/Moscow',
    week: { mon: [['13:00', '18:00'], ['08:00', '12:00']], tue: [['08:00', '12:00'], ['12:00', '24:00']] }, // prettier-ignore
  })
  assert.deepEqual(openIntervals(calendar, on('2026-11-23')), [{ from: 28_800, to: 43_200 }, { from: 46_800, to: 64_800 }]) // prettier-ignore
  assert.deepEqual(openIntervals(calendar, on('2026-11-24')), [{ from: 28_800, to: 86_400 }])
  assert.deepEqual(openIntervals(calendar, on('2026-11-25')), [])
})

test('what contradicts itself is refused with its place', () => {
  const rows: readonly (readonly [Partial<CalendarText>, readonly string[]])[] = [
    [{ zone: 'Europe/Nowhere' }, ['zone unknown_zone']],
    [{ zone: '+03:00' }, ['zone unknown_zone']],
    [{ week: { mon: [['22:00', '06:00']] } }, ['week.mon[0] over_midnight']],
    [{ week: { mon: [['09:00', '09:00']] } }, ['week.mon[0] empty_interval']],
    [{ week: { mon: [['9:00', '17:00']] } }, ['week.mon[0] bad_time']],
    [{ week: { mon: [['09:00', '24:01']] } }, ['week.mon[0] bad_time']],
    [{ week: { mon: [['24:00', '24:00']] } }, ['week.mon[0] bad_time']],
    [{ week: { mon: [['09:60', '17:00']] } }, ['week.mon[0] bad_time']],
    [{ week: { mon: [['09:00', '12:00'], ['11:59', '17:00']] } }, ['week.mon overlap']], // prettier-ignore
    [{ week: { mon: [['09:00', '17:00'], ['09:00', '17:00']] } }, ['week.mon overlap']], // prettier-ignore
    [{ exceptions: { '2026-02-29': [] } }, ['exceptions.2026-02-29 bad_date']],
    [{ exceptions: { '2026-11-03': [['16:00', '08:45']] } }, ['exceptions.2026-11-03[0] over_midnight']],
    [{ confirmed: { from: '2027-01-01', to: '2026-01-01' } }, ['confirmed bad_range']],
    [
      { zone: '', week: { mon: [['', '']], tue: [['10:00', '09:00']] } },
      ['zone unknown_zone', 'week.mon[0] bad_time', 'week.tue[0] over_midnight'],
    ],
  ]
  for (const [text, problems] of rows) assert.deepEqual(problemsOf(text), problems)
  assert.deepEqual(problemsOf({ week: { mon: [['00:00', '24:00']] } }), [])
})

test('a calendar that is written and read again is the same', () => {
  for (const calendar of [
    russianCalendar(),
    calendarOf({ zone: 'Asia/Kathmandu', week: { sun: [['09:00:30', '24:00']] }, exceptions: { '2026-01-01': [] } }),
  ]) {
    const text = calendarToText(calendar)
    assert.deepEqual(calendarOf(text), calendar)
    assert.deepEqual(calendarWire.parse(JSON.parse(JSON.stringify(text))), JSON.parse(JSON.stringify(text)))
  }
})

test('the wire refuses unknown keys and wrong types', () => {
  const good = { zone: 'Europe/Moscow', week: { mon: [['08:45', '17:00']] }, exceptions: { '2026-01-01': [] } }
  assert.ok(calendarWire.safeParse(good).success)
  for (const bad of [
    { ...good, hours: 8 },
    { ...good, zone: 3 },
    { zone: 'Europe/Moscow' },
    { ...good, week: { monday: [] } },
    { ...good, week: { mon: ['08:45', '17:00'] } },
    { ...good, week: { mon: [['08:45', '12:00', '17:00']] } },
    { ...good, week: { mon: [[845, 1700]] } },
    { ...good, exceptions: [] },
    { ...good, exceptions: { '2026-01-01': null } },
  ]) {
    assert.ok(!calendarWire.safeParse(bad).success, JSON.stringify(bad))
  }
})
