import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type CalendarText, calendarFromText } from './calendar-text.ts'
import type { Calendar } from './calendar.ts'
import type { Instant, Span } from './instant.ts'
import { mergedPauses } from './pauses.ts'
import type { Pause } from './pauses.ts'
import { russianCalendar } from './russia.ts'
import { calendarOf } from './testing.ts'
import { addWork, workBetween } from './worktime.ts'

const HOUR_MS = 3_600_000
const split = [['08:30', '12:15'], ['13:00', '17:45']] as const // prettier-ignore
const calendars: readonly Calendar[] = [
  russianCalendar(),
  calendarOf({ zone: 'Europe/Berlin', week: { mon: split, wed: [['00:00', '24:00']], sun: [['01:30', '04:30']] } }),
  calendarOf({ zone: 'America/St_Johns', week: { sat: [['12:00', '24:00']], sun: [['00:00', '02:00']], tue: split } }),
  calendarOf({ zone: 'Australia/Lord_Howe', week: { sun: [['00:00', '01:45'], ['02:10', '24:00']], fri: split } }), // prettier-ignore
  calendarOf({ zone: 'Africa/Casablanca', week: { sun: [['02:15', '24:00']], mon: [['00:00', '02:30']] } }),
]

const calendar = fc.constantFrom(...calendars)
const instant = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2031, 0, 1) }).map((ms) => ms as Instant)
const span = fc
  .oneof(fc.integer({ min: 1, max: 3 * HOUR_MS }), fc.integer({ min: 1, max: 400 * HOUR_MS }))
  .map((ms) => ms as Span)
const pausesFrom = (start: Instant) =>
  fc.array(
    fc.tuple(fc.integer({ min: -24, max: 500 }), fc.integer({ min: 0, max: 90 })).map(([from, length]): Pause => ({
      from: (start + from * HOUR_MS) as Instant,
      to: (start + (from + length) * HOUR_MS + 1) as Instant,
    })),
    { maxLength: 6 },
  )
const situation = fc
  .tuple(calendar, instant)
  .chain(([calendar, start]) =>
    fc.record({ calendar: fc.constant(calendar), start: fc.constant(start), pauses: pausesFrom(start) }),
  )

const dueOf = (question: { calendar: Calendar; start: Instant; span: Span; pauses?: readonly Pause[] }): Instant => {
  const result = addWork(question)
  assert.ok(result.state === 'due')
  return result.due
}

const check = <Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>) =>
  fc.assert(property, { numRuns: 600 })

test('what was added is what lies between, and a millisecond earlier it is not yet', () => {
  check(
    fc.property(situation, span, ({ calendar, start, pauses }, span) => {
      const due = dueOf({ calendar, start, span, pauses })
      assert.equal(workBetween({ calendar, start, end: due, pauses }).worked, span)
      assert.equal(workBetween({ calendar, start, end: (due - 1) as Instant, pauses }).worked, span - 1)
    }),
  )
})

test('more work is never due earlier, and a later start neither', () => {
  check(
    fc.property(situation, span, fc.nat({ max: 200 * HOUR_MS }), ({ calendar, start, pauses }, span, more) => {
      const due = dueOf({ calendar, start, span, pauses })
      assert.ok(dueOf({ calendar, start, span: (span + more) as Span, pauses }) >= due)
      assert.ok(dueOf({ calendar, start: (start + more) as Instant, span, pauses }) >= due)
    }),
  )
})

test('a span may be added in two parts', () => {
  check(
    fc.property(situation, span, span, ({ calendar, start, pauses }, first, second) => {
      const middle = dueOf({ calendar, start, span: first, pauses })
      const together = dueOf({ calendar, start, span: (first + second) as Span, pauses })
      assert.equal(dueOf({ calendar, start: middle, span: second, pauses }), together)
    }),
  )
})

test('a stretch may be counted in two parts', () => {
  check(
    fc.property(situation, fc.nat({ max: 800 * HOUR_MS }), fc.nat({ max: 800 * HOUR_MS }), (given, first, second) => {
      const middle = (given.start + first) as Instant
      const end = (middle + second) as Instant
      const whole = workBetween({ ...given, end }).worked
      assert.equal(
        workBetween({ ...given, end: middle }).worked + workBetween({ ...given, start: middle, end }).worked,
        whole,
      )
    }),
  )
})

test('DOMAIN 4.5 pauses move the due instant by exactly the working time that they cover', () => {
  check(
    fc.property(situation, span, ({ calendar, start, pauses }, span) => {
      const due = dueOf({ calendar, start, span, pauses })
      let covered = 0
      for (const { from, to } of mergedPauses(pauses)) {
        const [low, high] = [Math.max(from, start) as Instant, Math.min(to, due) as Instant]
        covered += workBetween({ calendar, start: low, end: high }).worked
      }
      assert.equal(workBetween({ calendar, start, end: due }).worked, span + covered)
    }),
  )
})

test('the pieces follow each other, lie in working time and add up', () => {
  check(
    fc.property(situation, span, ({ calendar, start, pauses }, span) => {
      const result = addWork({ calendar, start, span, pauses })
      assert.ok(result.state === 'due')
      let last: number = start
      let counted = 0
      for (const piece of result.pieces) {
        assert.ok(piece.from >= last && piece.to > piece.from)
        assert.equal(piece.span, piece.to - piece.from)
        assert.equal(workBetween({ calendar, start: piece.from, end: piece.to }).worked, piece.span)
        if (piece.kind === 'work') counted += piece.span
        last = piece.to
      }
      assert.equal(last, result.due)
      assert.equal(counted, span)
    }),
  )
})

test('a pause that has not ended leaves what would be left', () => {
  check(
    fc.property(situation, span, fc.nat({ max: 200 * HOUR_MS }), ({ calendar, start }, span, later) => {
      const since = (start + later) as Instant
      const result = addWork({ calendar, start, span, pauses: [{ from: since }] })
      const worked = workBetween({ calendar, start, end: since }).worked
      if (worked >= span) assert.ok(result.state === 'due' && result.due <= since)
      else assert.ok(result.state === 'standing' && result.left === span - worked && result.since === since)
    }),
  )
})

test('any text is read as a calendar or refused, never a fault', () => {
  const time = fc.oneof(fc.constantFrom('00:00', '08:45', '12:00', '17:00', '24:00', '24:01', '9:00'), fc.string())
  const day = fc.array(fc.tuple(time, time), { maxLength: 4 })
  const zone = fc.oneof(fc.constantFrom('Europe/Moscow', 'UTC'), fc.string())
  const exceptions = fc.dictionary(fc.oneof(fc.constantFrom('2026-01-01', '2026-02-30'), fc.string()), day)
  check(
    fc.property(zone, fc.record({ mon: day, sun: day }), exceptions, (zone, week, exceptions) => {
      const reading = calendarFromText({ zone, week, exceptions })
      if (reading.calendar === undefined) assert.ok(reading.problems.length > 0)
      else assert.equal(reading.calendar.zone, zone)
    }),
  )
})

test('a rightly written calendar is always read', () => {
  const day = fc.constantFrom([], [['08:45', '17:00']], [
    ['13:00', '24:00'],
    ['00:00', '12:00'],
  ] as const)
  const zone = fc.constantFrom('Europe/Moscow', 'UTC')
  check(
    fc.property(zone, fc.record({ mon: day, sun: day }), day, (zone, week, exception) => {
      const text = { zone, week, exceptions: { '2026-01-01': exception } } as CalendarText
      assert.ok(calendarFromText(text).calendar !== undefined)
    }),
  )
})
