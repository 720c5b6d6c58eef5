import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isConfirmed, openIntervals } from './calendar.ts'
import type { Calendar, DayInterval } from './calendar.ts'
import { dateOfDay, dayOfDate } from './civil.ts'
import data from './ru-production-calendar.json' with { type: 'json' }
import { russianCalendar } from './russia.ts'
import { on } from './testing.ts'
import { formatWallTime, wallTime } from './wall-time.ts'

const { _meta, ...years } = data

const hoursOn = (calendar: Calendar, date: string): string =>
  openIntervals(calendar, on(date))
    .map(({ from, to }) => `${formatWallTime(from)}–${formatWallTime(to)}`)
    .join(', ')

/** Working days and hours of the 40-hour week: eight hours a day, one less on a shortened one. */
const normOf = (calendar: Calendar, prefix: string) => {
  const year = prefix.slice(0, 4)
  let workingDays = 0
  let hours40 = 0
  for (let day = dayOfDate(on(`${year}-01-01`)); day <= dayOfDate(on(`${year}-12-31`)); day++) {
    const date = dateOfDay(day)
    const [interval] = openIntervals(calendar, date)
    if (!date.startsWith(prefix) || interval === undefined) continue
    workingDays++
    hours40 += interval.to === wallTime('17:00') ? 8 : 7
  }
  return { workingDays, hours40 }
}

test('R2.7 every published year and month has the working days and hours that its calendar states', () => {
  const calendar = russianCalendar()
  const names = Object.keys(years)
  assert.deepEqual(names, ['2020', '2021', '2022', '2023', '2024', '2025', '2026', '2027'])
  for (const [year, { workingDays, hours40, months }] of Object.entries(years)) {
    assert.deepEqual(normOf(calendar, year), { workingDays, hours40 }, year)
    assert.equal(months.length, 12)
    for (const { month, workingDays: days, hours40: hours } of months) {
      const prefix = `${year}-${String(month).padStart(2, '0')}`
      assert.deepEqual(normOf(calendar, prefix), { workingDays: days, hours40: hours }, prefix)
    }
  }
})

test('days that decrees of the President closed are worked unless the provider says otherwise', () => {
  const closed = russianCalendar({ decreeDays: 'off' })
  for (const [year, { workingDays, hours40 }] of [
    ['2020', years['2020'].withSpecialDays],
    ['2021', years['2021'].withSpecialDays],
  ] as const) {
    assert.deepEqual(normOf(closed, year), { workingDays, hours40 }, year)
  }
  assert.deepEqual(normOf(closed, '2026'), normOf(russianCalendar(), '2026'))
})

test('U4 holidays, transferred days, working Saturdays and shortened days have their own hours', () => {
  const rows = [
    ['2026-11-20', '08:45–17:00', 'an ordinary Friday'],
    ['2026-11-21', '', 'Saturday'],
    ['2026-11-03', '08:45–16:00', 'eve of a holiday'],
    ['2026-11-04', '', 'holiday'],
    ['2026-01-09', '', 'transferred day off'],
    ['2026-12-31', '', 'transferred day off'],
    ['2024-04-27', '08:45–17:00', 'working Saturday of full length'],
    ['2025-11-01', '08:45–16:00', 'working Saturday, shortened'],
    ['2021-02-20', '08:45–16:00', 'working Saturday, shortened'],
    ['2020-12-31', '08:45–16:00', 'worked and short in 2020'],
    ['2020-04-30', '08:45–16:00', 'closed by decree, worked by the norm'],
    ['2028-01-03', '08:45–17:00', 'a Monday of a year not yet published'],
    ['2019-01-02', '08:45–17:00', 'before the first year'],
  ] as const
  for (const [date, hours, shows] of rows) assert.equal(hoursOn(russianCalendar(), date), hours, shows)
})

test('a date outside the published years is not confirmed', () => {
  const calendar = russianCalendar()
  for (const date of ['2020-01-01', '2026-11-20', '2027-12-31']) assert.ok(isConfirmed(calendar, on(date)), date)
  for (const date of ['2019-12-31', '2028-01-01', '2126-01-01']) assert.ok(!isConfirmed(calendar, on(date)), date)
})

const interval = (from: string, to: string): DayInterval => ({ from: wallTime(from), to: wallTime(to) })

test('a provider may keep other hours, another zone and full eves', () => {
  const lunch = [interval('09:00', '13:00'), interval('13:45', '18:00')]
  assert.equal(hoursOn(russianCalendar({ day: lunch }), '2026-11-03'), '09:00–13:00, 13:45–17:00')
  assert.equal(hoursOn(russianCalendar({ day: lunch, eves: 'full' }), '2026-11-03'), '09:00–13:00, 13:45–18:00')
  assert.equal(hoursOn(russianCalendar({ eves: 'full' }), '2025-11-01'), '08:45–17:00')
  const late = [interval('10:00', '15:00'), interval('18:00', '18:30')]
  assert.equal(hoursOn(russianCalendar({ day: late }), '2026-11-03'), '10:00–14:30')
  assert.equal(russianCalendar({ zone: 'Asia/Vladivostok' }).zone, 'Asia/Vladivostok')
})

test('the same options give the same calendar, and its version names the edition', () => {
  assert.equal(russianCalendar(), russianCalendar({ eves: 'short' }))
  assert.notEqual(russianCalendar(), russianCalendar({ eves: 'full' }))
  assert.match(russianCalendar().version, /2020–2027/)
  assert.ok(russianCalendar().version.includes(_meta.generated))
})
