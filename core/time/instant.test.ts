import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatInstant, parseInstant } from './instant.ts'
import type { Instant } from './instant.ts'
import { at } from './testing.ts'

const READABLE: readonly (readonly [text: string, utc: string])[] = [
  ['2026-11-20T16:30:00+03:00', '2026-11-20T13:30:00Z'],
  ['2026-11-20T16:30:00Z', '2026-11-20T16:30:00Z'],
  ['2026-11-20t16:30:00z', '2026-11-20T16:30:00Z'],
  ['2026-11-20T16:30:00-00:00', '2026-11-20T16:30:00Z'],
  ['2026-11-20T16:30:00.25-03:30', '2026-11-20T20:00:00.250Z'],
  ['2026-11-20T16:30:00.123456789Z', '2026-11-20T16:30:00.123Z'],
  ['2024-02-29T23:59:59+05:45', '2024-02-29T18:14:59Z'],
  ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
  ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
]

const REFUSED = [
  '',
  '2026-11-20',
  '2026-11-20T16:30:00',
  '2026-11-20 16:30:00Z',
  '2026-11-20T16:30Z',
  '2026-11-20T16:30:00+03',
  '2026-11-20T16:30:00+0300',
  '2026-11-20T16:30:00+24:00',
  '2026-11-20T16:30:00+03:60',
  '2026-11-20T24:00:00Z',
  '2026-11-20T16:60:00Z',
  '2016-12-31T23:59:60Z',
  '2026-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-01-00T00:00:00Z',
  '2026-11-20T16:30:00.Z',
  '+002026-11-20T16:30:00Z',
  ' 2026-11-20T16:30:00Z',
  '2026-11-20T16:30:00Z\n',
  '2026-11-20T16:30:00Z[Europe/Moscow]',
]

test('an RFC 3339 instant is read with its offset', () => {
  for (const [text, utc] of READABLE) assert.equal(formatInstant(at(text)), utc, text)
})

test('what is no instant is refused: no offset, no such date, a leap second', () => {
  for (const text of REFUSED) assert.equal(parseInstant(text), undefined, text)
})

test('an instant is written in the offset of a zone', () => {
  const rows = [
    ['2026-11-23T07:15:00Z', 'Europe/Moscow', '2026-11-23T10:15:00+03:00'],
    ['2026-07-01T00:00:00Z', 'America/St_Johns', '2026-06-30T21:30:00-02:30'],
    ['2026-07-01T00:00:00Z', 'Asia/Kathmandu', '2026-07-01T05:45:00+05:45'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00+01:00'],
    ['2026-07-01T00:00:00.5Z', 'UTC', '2026-07-01T00:00:00.500+00:00'],
    // Moscow kept 2:30:17 until 1916: the offset is rounded, the instant is not.
    ['1900-01-01T00:00:00Z', 'Europe/Moscow', '1900-01-01T02:30:00+02:30'],
  ] as const
  for (const [utc, zone, local] of rows) {
    assert.equal(formatInstant(at(utc), zone), local)
    assert.equal(at(local), at(utc))
  }
})

test('an instant outside the years that RFC 3339 can say is not written', () => {
  assert.throws(() => formatInstant(253_402_300_800_000 as Instant), RangeError)
  assert.throws(() => formatInstant(Number.NaN as Instant), RangeError)
  assert.throws(() => formatInstant(0 as Instant, 'Europe/Nowhere'), RangeError)
})

test('every instant survives being written and read, and reads like Date reads it', () => {
  const zone = fc.constantFrom(undefined, 'Europe/Moscow', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata')
  const instant = fc.integer({ min: -62_135_510_400_000, max: 253_402_128_000_000 })
  fc.assert(
    fc.property(instant, zone, (ms, name) => {
      const text = formatInstant(ms as Instant, name)
      assert.equal(parseInstant(text), ms)
      assert.equal(Date.parse(text), ms)
    }),
    { numRuns: 1000 },
  )
})
