import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Calendar } from './calendar.ts'
import cases from './deadline-cases.json' with { type: 'json' }
import { formatDuration } from './duration.ts'
import { formatInstant } from './instant.ts'
import type { Instant, Span } from './instant.ts'
import { isOpen, nextOpening } from './openings.ts'
import { russianCalendar } from './russia.ts'
import { at, calendarOf, everyDay, span } from './testing.ts'
import { addWork, workBetween } from './worktime.ts'
import type { Piece } from './worktime.ts'

const ru = russianCalendar()

interface Question {
  readonly calendar?: Calendar
  readonly start: string
  readonly add: string
  readonly pauses?: readonly (readonly [from: string, to?: string])[]
}

const pausesOf = (pauses: Question['pauses']) =>
  pauses?.map(([from, to]) => (to === undefined ? { from: at(from) } : { from: at(from), to: at(to) }))

const added = ({ calendar = ru, start, add, pauses }: Question) =>
  addWork({ calendar, start: at(start), span: span(add), pauses: pausesOf(pauses) })

const due = (question: Question): string => {
  const result = added(question)
  return result.state === 'due' ? formatInstant(result.due, (question.calendar ?? ru).zone) : result.state
}

const worked = (calendar: Calendar, [start, end]: readonly [string, string]): string =>
  formatDuration(workBetween({ calendar, start: at(start), end: at(end) }).worked)

const written = (pieces: readonly Piece[], zone: string): readonly string[] =>
  pieces.map(({ kind, from, to }) => `${kind} ${formatInstant(from, zone)} ${formatInstant(to, zone)}`)

test('R2.7 every shipped deadline case', () => {
  assert.ok(cases.cases.length >= 14)
  for (const { start, add, due: expected, shows } of cases.cases) {
    assert.equal(due({ start, add }), expected, shows)
    const { worked: back } = workBetween({ calendar: ru, start: at(start), end: at(expected) })
    assert.equal(formatDuration(back), add, `${shows}, counted back`)
  }
})

test('R2.7 half-open intervals: closing time ends a day, a start at closing time belongs to the next opening', () => {
  const rows = [
    ['2026-11-20T16:00:00+03:00', 'PT1H', '2026-11-20T17:00:00+03:00', 'uses up the day'],
    ['2026-11-20T16:00:00+03:00', 'PT1H1S', '2026-11-23T08:45:01+03:00', 'a second more'],
    ['2026-11-20T16:30:00+03:00', 'PT2H', '2026-11-23T10:15:00+03:00', 'the example of DOMAIN 4.2'],
    ['2026-11-20T17:00:00+03:00', 'PT8H15M', '2026-11-23T17:00:00+03:00', 'a start at closing time'],
    ['2026-11-20T16:59:59+03:00', 'PT1S', '2026-11-20T17:00:00+03:00', 'the last second'],
    ['2026-11-20T08:45:00+03:00', 'PT8H15M', '2026-11-20T17:00:00+03:00', 'the whole day'],
    ['2026-11-20T13:30:00Z', 'PT2H', '2026-11-23T10:15:00+03:00', 'the zone is the calendar’s, not the writer’s'],
    ['2026-11-20T16:30:00.250+03:00', 'PT2H', '2026-11-23T10:15:00.250+03:00', 'nothing is rounded'],
    ['2026-11-21T12:00:00+03:00', 'PT0S', '2026-11-21T12:00:00+03:00', 'no work is due at once, whatever the hour'],
  ] as const
  for (const [start, add, expected, shows] of rows) assert.equal(due({ start, add }), expected, shows)
})

test('DOMAIN 4.5 a pause moves the due instant by the working time that it covers', () => {
  const start = '2026-11-20T10:00:00+03:00'
  const rows: readonly (readonly [Question['pauses'], string, string, string])[] = [
    [[['2026-11-20T11:00:00+03:00', '2026-11-20T12:00:00+03:00']], 'PT2H', '2026-11-20T13:00:00+03:00', 'an hour of work'],
    [[['2026-11-20T16:00:00+03:00', '2026-11-23T10:45:00+03:00']], 'PT8H', '2026-11-23T12:45:00+03:00', 'over a weekend'],
    [[['2026-11-20T18:00:00+03:00', '2026-11-22T10:00:00+03:00']], 'PT8H', '2026-11-23T09:45:00+03:00', 'out of hours'],
    [[['2026-11-20T12:00:00+03:00', '2026-12-01T12:00:00+03:00']], 'PT2H', '2026-11-20T12:00:00+03:00', 'from the due instant'],
    [[['2026-11-19T12:00:00+03:00', '2026-11-20T09:00:00+03:00']], 'PT2H', '2026-11-20T12:00:00+03:00', 'before the start'],
    [[['2026-11-19T12:00:00+03:00', '2026-11-20T10:30:00+03:00']], 'PT2H', '2026-11-20T12:30:00+03:00', 'over the start'],
    [
      [['2026-11-20T11:30:00+03:00', '2026-11-20T12:30:00+03:00'], ['2026-11-20T11:00:00+03:00', '2026-11-20T12:00:00+03:00']],
      'PT2H', '2026-11-20T13:30:00+03:00', 'two that overlap, out of order',
    ],
    [
      [['2026-11-20T11:00:00+03:00', '2026-11-20T14:00:00+03:00'], ['2026-11-20T12:00:00+03:00', '2026-11-20T13:00:00+03:00']],
      'PT2H', '2026-11-20T15:00:00+03:00', 'one inside another',
    ],
    [
      [['2026-11-20T11:00:00+03:00', '2026-11-20T12:00:00+03:00'], ['2026-11-20T12:00:00+03:00', '2026-11-20T12:30:00+03:00']],
      'PT2H', '2026-11-20T13:30:00+03:00', 'two that touch',
    ],
    [[['2026-11-20T11:00:00+03:00', '2026-11-20T11:00:00+03:00']], 'PT2H', '2026-11-20T12:00:00+03:00', 'an empty one'],
    [[['2026-12-29T12:00:00+03:00', '2027-01-11T09:45:00+03:00']], 'PT8H', '2026-11-23T09:45:00+03:00', 'long after'],
    [[['2026-11-20T15:00:00+03:00', '2027-01-11T09:45:00+03:00']], 'PT8H', '2027-01-11T12:45:00+03:00', 'over the new year'],
  ] // prettier-ignore
  for (const [pauses = [], add, expected, shows] of rows) {
    assert.equal(due({ start, add, pauses }), expected, shows)
    const back = workBetween({ calendar: ru, start: at(start), end: at(expected), pauses: pausesOf(pauses) })
    assert.equal(formatDuration(back.worked), add, `${shows}, counted back`)
  }
})

test('U7 the pieces are the working time counted and the working time that was not', () => {
  const result = added({
    start: '2026-11-20T16:30:00+03:00',
    add: 'PT2H',
    pauses: [['2026-11-20T16:45:00+03:00', '2026-11-23T09:00:00+03:00']],
  })
  assert.ok(result.state === 'due')
  assert.deepEqual(written(result.pieces, ru.zone), [
    'work 2026-11-20T16:30:00+03:00 2026-11-20T16:45:00+03:00',
    'pause 2026-11-20T16:45:00+03:00 2026-11-20T17:00:00+03:00',
    'pause 2026-11-23T08:45:00+03:00 2026-11-23T09:00:00+03:00',
    'work 2026-11-23T09:00:00+03:00 2026-11-23T10:45:00+03:00',
  ])
})

test('U1 a clock that stands has no due instant: what is left is said instead', () => {
  const pauses = [['2026-11-20T16:45:00+03:00']] as const
  const result = added({ start: '2026-11-20T16:30:00+03:00', add: 'PT2H', pauses })
  assert.ok(result.state === 'standing')
  assert.equal(formatDuration(result.left), 'PT1H45M')
  assert.equal(result.since, at('2026-11-20T16:45:00+03:00'))
  assert.equal(result.pieces.length, 1)
  assert.ok(result.confirmed)
  assert.equal(due({ start: '2026-11-20T16:30:00+03:00', add: 'PT15M', pauses }), '2026-11-20T16:45:00+03:00')
  const night = added({ start: '2026-11-20T16:30:00+03:00', add: 'PT2H', pauses: [['2026-11-20T22:00:00+03:00']] })
  assert.ok(night.state === 'standing' && formatDuration(night.left) === 'PT1H30M')
  const end = at('2026-11-23T10:00:00+03:00')
  const counted = workBetween({ calendar: ru, start: at('2026-11-20T16:30:00+03:00'), end, pauses: pausesOf(pauses) })
  assert.equal(formatDuration(counted.worked), 'PT15M')
  assert.equal(counted.pieces.at(-1)?.to, end)
})

const confirmed = (start: string, add: string): boolean => {
  const result = added({ start, add })
  return result.state === 'due' && result.confirmed
}

test('DOMAIN 4.1 a due instant outside the known years is marked', () => {
  assert.ok(confirmed('2027-12-30T10:00:00+03:00', 'PT7H'))
  assert.ok(!confirmed('2027-12-30T16:30:00+03:00', 'PT2H'))
  assert.ok(!confirmed('2019-12-31T16:30:00+03:00', 'PT2H'))
  assert.ok(
    !workBetween({ calendar: ru, start: at('2027-12-31T12:00:00Z'), end: at('2028-01-01T12:00:00Z') }).confirmed,
  )
})

test('elapsed time is real time: a day of 25 hours has 25, an hour that is skipped does not exist', () => {
  const rows: readonly (readonly [
    zone: string,
    day: readonly [string, string],
    from: string,
    to: string,
    worked: string,
  ])[] = [
    ['Europe/Berlin', ['00:00', '24:00'], '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', 'PT25H'],
    ['Europe/Berlin', ['00:00', '24:00'], '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', 'PT23H'],
    ['America/New_York', ['00:00', '24:00'], '2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00', 'PT25H'],
    ['Australia/Lord_Howe', ['00:00', '24:00'], '2026-04-05T00:00:00+11:00', '2026-04-06T00:00:00+10:30', 'PT24H30M'],
    ['Australia/Lord_Howe', ['00:00', '24:00'], '2026-10-04T00:00:00+10:30', '2026-10-05T00:00:00+11:00', 'PT23H30M'],
    ['America/St_Johns', ['01:00', '04:00'], '2026-11-01T00:00:00-02:30', '2026-11-02T00:00:00-03:30', 'PT4H'],
    ['Australia/Sydney', ['01:00', '05:00'], '2026-10-04T00:00:00+10:00', '2026-10-05T00:00:00+11:00', 'PT3H'],
    // Opening inside the hour that is skipped: open from the change on.
    ['Europe/Berlin', ['02:30', '05:00'], '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', 'PT2H'],
    ['Europe/Berlin', ['02:00', '03:00'], '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', 'PT0S'],
    ['Europe/Berlin', ['00:00', '02:30'], '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', 'PT2H'],
    // Inside the hour that comes again: the clock shows these times twice.
    ['Europe/Berlin', ['02:00', '02:30'], '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', 'PT1H'],
    ['Europe/Berlin', ['02:00', '03:00'], '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', 'PT2H'],
    ['Asia/Kathmandu', ['09:00', '17:00'], '2026-03-29T00:00:00Z', '2026-03-30T00:00:00Z', 'PT8H'],
    // Ramadan: Morocco goes back on 15 February 2026 and forth on 22 March.
    ['Africa/Casablanca', ['00:00', '24:00'], '2026-02-15T00:00:00+01:00', '2026-02-16T00:00:00Z', 'PT25H'],
    ['Africa/Casablanca', ['00:00', '24:00'], '2026-03-22T00:00:00Z', '2026-03-23T00:00:00+01:00', 'PT23H'],
    // Apia went over the date line: 30 December 2011 never was.
    ['Pacific/Apia', ['09:00', '17:00'], '2011-12-29T00:00:00-10:00', '2012-01-01T00:00:00+14:00', 'PT16H'],
    // Until 2011 Newfoundland went back at 00:01, so the last hour of Saturday came again.
    ['America/St_Johns', ['00:00', '24:00'], '2010-11-06T00:00:00-02:30', '2010-11-08T00:00:00-03:30', 'PT49H'],
  ]
  for (const [zone, day, from, to, expected] of rows) {
    const calendar = everyDay(zone, day)
    assert.equal(worked(calendar, [from, to]), expected, `${zone} ${day.join('–')} ${from}`)
    if (expected === 'PT0S') continue
    const result = addWork({ calendar, start: at(from), span: span(expected) })
    assert.ok(result.state === 'due' && result.due <= at(to), `${zone} ${from}`)
    const lessOne = workBetween({ calendar, start: at(from), end: (result.due - 1) as Instant })
    assert.equal(lessOne.worked, span(expected) - 1)
  }
})

test('a deadline runs over a change of the clock', () => {
  const rows = [
    ['Europe/Berlin', ['00:00', '24:00'], '2026-10-24T12:00:00+02:00', 'PT24H', '2026-10-25T11:00:00+01:00'],
    ['Europe/Berlin', ['00:00', '24:00'], '2026-03-28T12:00:00+01:00', 'PT24H', '2026-03-29T13:00:00+02:00'],
    ['Europe/Berlin', ['09:00', '17:00'], '2026-10-24T16:00:00+02:00', 'PT2H', '2026-10-25T10:00:00+01:00'],
    ['America/New_York', ['09:00', '17:00'], '2026-03-07T16:00:00-05:00', 'PT2H', '2026-03-08T10:00:00-04:00'],
    ['Australia/Lord_Howe', ['01:00', '03:00'], '2026-10-04T00:00:00+10:30', 'PT2H', '2026-10-05T01:30:00+11:00'],
  ] as const
  for (const [zone, day, start, add, expected] of rows) {
    assert.equal(due({ calendar: everyDay(zone, day), start, add }), expected, `${zone} ${start}`)
  }
})

test('one interval is one piece, over a change of the clock and wherever our memory is cut', () => {
  const night = everyDay('Europe/Berlin', ['01:00', '05:00'])
  const { pieces } = workBetween({
    calendar: night,
    start: at('2026-10-25T00:00:00+02:00'),
    end: at('2026-10-26T00:00:00+01:00'),
  })
  assert.deepEqual(written(pieces, 'Europe/Berlin'), ['work 2026-10-25T01:00:00+02:00 2026-10-25T05:00:00+01:00'])
  // Over ten years there are some sixty cuts; in zones far from UTC they lie in the middle of the day.
  for (const zone of ['Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC']) {
    const calendar = everyDay(zone, ['00:00', '24:00'])
    const start = at('2020-01-01T00:00:00Z')
    const result = workBetween({ calendar, start, end: at('2030-01-01T00:00:00Z') })
    assert.equal(result.worked, at('2030-01-01T00:00:00Z') - start)
    assert.equal(result.pieces.length, zone === 'UTC' ? 3653 : 3654, zone)
  }
})

test('an empty calendar and a span beyond a hundred years are said to be unreachable, quickly', () => {
  const empty = calendarOf({ zone: 'UTC', week: {} })
  const once = calendarOf({ zone: 'UTC', week: {}, exceptions: { '2030-01-01': [['09:00', '10:00']] } })
  const start = at('2026-01-01T00:00:00Z')
  const add = (calendar: Calendar, text: string) => addWork({ calendar, start, span: span(text) })
  assert.deepEqual(add(empty, 'PT1S'), { state: 'unreachable', left: 1000 })
  assert.equal(add(once, 'PT1H').state, 'due')
  assert.deepEqual(add(once, 'PT2H'), { state: 'unreachable', left: 3_600_000 })
  assert.equal(add(ru, 'PT190000H').state, 'due')
  assert.equal(add(ru, 'PT250000H').state, 'unreachable')
  assert.equal(nextOpening(empty, start), undefined)
  assert.equal(workBetween({ calendar: empty, start, end: at('2126-01-01T00:00:00Z') }).worked, 0)
  const last = at('9999-12-29T12:00:00Z')
  assert.equal(addWork({ calendar: ru, start: last, span: span('PT1000H') }).state, 'unreachable')
})

test('a span that is negative or not whole is a fault, an end before the start counts nothing', () => {
  const start = at('2026-11-20T10:00:00+03:00')
  for (const bad of [-1, 0.5, Number.NaN, Infinity]) {
    assert.throws(() => addWork({ calendar: ru, start, span: bad as Span }), RangeError)
  }
  const back = workBetween({ calendar: ru, start, end: at('2026-11-19T10:00:00+03:00') })
  assert.deepEqual([back.worked, back.pieces], [0, []])
})

test('open and next opening', () => {
  const rows = [
    ['2026-11-20T08:44:59+03:00', false, '2026-11-20T08:45:00+03:00'],
    ['2026-11-20T08:45:00+03:00', true, '2026-11-20T08:45:00+03:00'],
    ['2026-11-20T16:59:59+03:00', true, '2026-11-20T16:59:59+03:00'],
    ['2026-11-20T17:00:00+03:00', false, '2026-11-23T08:45:00+03:00'],
    ['2026-11-03T16:00:00+03:00', false, '2026-11-05T08:45:00+03:00'],
    ['2026-12-30T17:00:00+03:00', false, '2027-01-11T08:45:00+03:00'],
  ] as const
  for (const [instant, open, next] of rows) {
    assert.equal(isOpen(ru, at(instant)), open, instant)
    assert.equal(nextOpening(ru, at(instant)), at(next), instant)
  }
})
