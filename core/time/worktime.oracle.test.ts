import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { openIntervals } from './calendar.ts'
import type { Calendar, DayInterval } from './calendar.ts'
import { HOUR, MINUTE } from './instant.ts'
import type { Instant, Span } from './instant.ts'
import { russianCalendar } from './russia.ts'
import { calendarOf, everyDay, on } from './testing.ts'
import { addWork, workBetween } from './worktime.ts'

/** A fixed sequence of numbers that looks random (Park and Miller): a failure is repeated by running again. */
const sequence = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** Another way to the same deadline: date by date with Temporal's zoned times, whole days subtracted. */
const slowDue = (calendar: Calendar, start: Instant, span: Span): number => {
  let left: number = span
  let date = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(calendar.zone).toPlainDate()
  for (;;) {
    for (const { from, to } of openIntervals(calendar, on(date.toString()))) {
      const open = Math.max(wall(date, from, calendar.zone), start)
      const close = wall(date, to, calendar.zone)
      if (open >= close) continue
      if (left <= close - open) return open + left
      left -= close - open
    }
    date = date.add({ days: 1 })
  }
}

const wall = (date: Temporal.PlainDate, second: number, zone: string): number =>
  date.toPlainDateTime().add({ seconds: second }).toZonedDateTime(zone).epochMilliseconds

test('deadlines agree with a calculation by Temporal at thousands of random starts', () => {
  const office = [['09:00', '12:30'], ['13:15', '18:00']] as const // prettier-ignore
  const week = { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [['10:00', '14:00']] } as const
  const random = sequence(20_261_122)
  let seen = 0
  for (const calendar of [
    russianCalendar(),
    russianCalendar({ zone: 'Asia/Vladivostok', eves: 'full' }),
    calendarOf({ zone: 'Europe/Berlin', week, exceptions: { '2026-10-26': [], '2026-03-29': [['10:00', '12:00']] } }),
    calendarOf({ zone: 'America/New_York', week }),
    calendarOf({ zone: 'Australia/Lord_Howe', week }),
    calendarOf({ zone: 'Pacific/Chatham', week }),
    everyDay('America/St_Johns', ['00:00', '24:00']),
    everyDay('Africa/Casablanca', ['00:00', '08:00'], ['08:00', '24:00']),
  ]) {
    for (let i = 0; i < 500; i++) {
      const start = (Date.UTC(2019, 6, 1) + random(2_000_000_000) * 140 + random(1000)) as Instant
      const span = ((1 + random(i % 10 === 0 ? 200_000 : 1200)) * MINUTE + random(60_000)) as Span
      const result = addWork({ calendar, start, span })
      assert.ok(result.state === 'due')
      assert.equal(result.due, slowDue(calendar, start, span), `${calendar.zone} ${start} + ${span}`)
      seen++
    }
  }
  assert.equal(seen, 4000)
})

/** The definition itself: whether the wall clock shows a time inside an interval of the date that it shows. */
const shows = (calendar: Calendar, ms: number): boolean => {
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(calendar.zone)
  const second = (local.hour * 60 + local.minute) * 60 + local.second
  const inside = ({ from, to }: DayInterval): boolean => second >= from && second < to
  return openIntervals(calendar, on(local.toPlainDate().toString())).some(inside)
}

test('minute by minute around changes of the clock, what is counted is what the wall clock shows', () => {
  const changes = [
    ['Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['Europe/Berlin', '2026-10-25T01:00:00Z'],
    ['America/New_York', '2026-11-01T06:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['America/St_Johns', '2010-11-07T02:31:00Z'],
    ['America/Havana', '2026-11-01T05:00:00Z'],
    ['Asia/Beirut', '2026-03-28T22:00:00Z'],
    ['Africa/Casablanca', '2026-03-22T02:00:00Z'],
    ['America/Sao_Paulo', '2018-02-18T02:00:00Z'],
    ['Europe/Moscow', '2014-10-25T22:00:00Z'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ] as const
  const [early, late] = [[['00:00', '00:40'], ['01:15', '01:50']], [['02:10', '02:45'], ['23:20', '24:00']]] as const // prettier-ignore
  for (const [zone, change] of changes) {
    const calendar = everyDay(zone, ...late, ...early)
    const middle = Temporal.Instant.from(change).epochMilliseconds
    const [first, last] = [middle - 14 * HOUR, middle + 14 * HOUR]
    let open = 0
    for (let ms = first; ms < last; ms += MINUTE) {
      const minute = workBetween({ calendar, start: ms as Instant, end: (ms + MINUTE) as Instant }).worked
      assert.equal(minute, shows(calendar, ms) ? MINUTE : 0, `${zone} ${ms}`)
      open += minute
    }
    assert.ok(open > HOUR)
    assert.equal(workBetween({ calendar, start: first as Instant, end: last as Instant }).worked, open, zone)
  }
})
