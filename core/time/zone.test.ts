import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { addCivilDays, dateOfDay, dayOfDate, parseCivilDate, weekday } from './civil.ts'
import { DAY_MS } from './day-number.ts'
import { formatInstant, HOUR, MINUTE } from './instant.ts'
import type { Instant } from './instant.ts'
import { isZone, offsetAt } from './offsets.ts'
import { at, on } from './testing.ts'
import { dateIn, endOfDay, instantOf, instantsOf, startOfDay } from './zone.ts'

const ZONES = [
  'Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'America/St_Johns', 'America/Sao_Paulo', 'America/Havana',
  'Australia/Lord_Howe', 'Australia/Sydney', 'Pacific/Apia', 'Pacific/Chatham', 'Asia/Kathmandu', 'Asia/Tehran',
  'Asia/Beirut', 'Asia/Gaza', 'Africa/Casablanca', 'Africa/Cairo', 'America/Boa_Vista', 'Antarctica/Troll',
] // prettier-ignore

test('names of the IANA database are zones, offsets and inventions are not', () => {
  for (const name of [...ZONES, 'UTC', 'Etc/GMT+3', 'EST5EDT', 'Europe/Kyiv', 'Asia/Calcutta'])
    assert.ok(isZone(name), name)
  const refused = ['', ' ', '+03:00', '-03', 'Europe/Nowhere', 'Moscow', 'Europe/Moscow ', '../etc', 'x'.repeat(1000)]
  for (const name of refused) assert.ok(!isZone(name), name)
})

test('offsets agree with Temporal at random instants of every zone', () => {
  for (const zone of ZONES) {
    for (let i = 0; i < 400; i++) {
      // Steps of an odd length from 1965 to 2045: every season, hour and transition of some year.
      const ms = Date.UTC(1965, 0, 1) + i * (73 * DAY_MS + 5 * HOUR + 7 * MINUTE + 13_001)
      const expected = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
      assert.equal(offsetAt(zone, ms), expected, `${zone} ${ms}`)
    }
  }
})

test('every change of offset from 1990 to 2040 is found to the millisecond', () => {
  for (const zone of ZONES) {
    const end = Temporal.Instant.from('2040-01-01T00:00:00Z').epochMilliseconds
    let seen = 0
    let from = Temporal.Instant.from('1990-01-01T00:00:00Z').toZonedDateTimeISO(zone)
    for (;;) {
      const next = from.getTimeZoneTransition('next')
      if (next === null || next.epochMilliseconds >= end) break
      const ms = next.epochMilliseconds
      assert.equal(offsetAt(zone, ms), next.offsetNanoseconds / 1e6, `${zone} ${next}`)
      assert.equal(
        offsetAt(zone, ms - 1),
        next.subtract({ milliseconds: 1 }).offsetNanoseconds / 1e6,
        `${zone} ${next}`,
      )
      from = next
      seen++
    }
    assert.ok(seen > 0 || zone === 'Asia/Kathmandu', zone)
  }
})

const wall = (date: string, hours: number) => ({ date: on(date), time: hours * HOUR })

test('a skipped wall time has no instant, a repeated one has two', () => {
  assert.deepEqual(instantsOf('Europe/Berlin', wall('2026-03-29', 2.5)), [])
  assert.equal(formatInstant(instantOf('Europe/Berlin', wall('2026-03-29', 2.5))), '2026-03-29T01:00:00Z')
  const twice = [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')]
  assert.deepEqual(instantsOf('Europe/Berlin', wall('2026-10-25', 2.5)), twice)
  assert.equal(instantOf('Europe/Berlin', wall('2026-10-25', 2.5)), twice[0])
  assert.deepEqual(instantsOf('Europe/Moscow', wall('2026-10-25', 2.5)), [at('2026-10-24T23:30:00Z')])
})

test('days begin and end where the zone says, be they 23, 24 or 25 hours long', () => {
  const rows = [
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Europe/Moscow', '2026-10-25', 24],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    // Midnight itself is skipped (Cairo, Beirut) or comes again (Havana).
    ['Africa/Cairo', '2026-04-24', 23],
    ['Asia/Beirut', '2026-03-29', 23],
    ['America/Havana', '2026-11-01', 25],
  ] as const
  for (const [zone, date, hours] of rows) {
    const start = startOfDay(on(date), zone)
    const end = endOfDay(on(date), zone)
    assert.equal((end - start) / HOUR, hours, `${zone} ${date}`)
    assert.equal(dateIn(zone, start), date)
    assert.equal(dateIn(zone, (end - 1) as Instant), date)
    assert.equal(start, Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds, `${zone} ${date}`)
  }
})

test('wall time and instant are inverse in every zone', () => {
  const instant = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2040, 0, 1) })
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instant, (zone, ms) => {
      const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime()
      const date = on(local.toPlainDate().toString())
      const time = ((local.hour * 60 + local.minute) * 60 + local.second) * 1000 + local.millisecond
      assert.ok(instantsOf(zone, { date, time }).some((found) => found === ms))
    }),
    { numRuns: 1000 },
  )
})

test('civil dates count like Temporal counts', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), fc.integer({ min: -400, max: 400 }), (day, count) => {
      const expected = Temporal.PlainDate.from('1970-01-01').add({ days: day })
      const date = dateOfDay(day)
      assert.equal(date, expected.toString())
      assert.equal(dayOfDate(date), day)
      assert.equal(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(weekday(date)) + 1, expected.dayOfWeek)
      assert.equal(addCivilDays(date, count), expected.add({ days: count }).toString())
    }),
    { numRuns: 1000 },
  )
  for (const text of ['2026-02-29', '2026-11-31', '2026-1-1', '2026-13-01', '26-01-01', '2026-01-01T00:00:00Z', '']) {
    assert.equal(parseCivilDate(text), undefined, text)
  }
  assert.throws(() => addCivilDays(on('9999-12-31'), 1), RangeError)
})
