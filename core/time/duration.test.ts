import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatDuration, parseDuration } from './duration.ts'
import { HOUR, MINUTE } from './instant.ts'
import type { Span } from './instant.ts'

test('a duration in hours, minutes and seconds is read', () => {
  const rows: readonly (readonly [string, number])[] = [
    ['PT8H', 8 * HOUR],
    ['PT2H30M', 150 * MINUTE],
    ['PT90M', 90 * MINUTE],
    ['PT0S', 0],
    ['PT0H', 0],
    ['PT1H0M30S', HOUR + 30_000],
    ['PT36H', 36 * HOUR],
    ['PT1.5H', 90 * MINUTE],
    ['PT1,5H', 90 * MINUTE],
    ['PT0.25M', 15_000],
    ['PT0.1S', 100],
    ['PT1H0.001S', HOUR + 1],
    ['PT0.0010S', 1],
  ]
  for (const [text, ms] of rows) assert.equal(parseDuration(text), ms, text)
})

test('days and longer units, signs, two fractions and less than a millisecond are refused', () => {
  const rows = [
    '', 'P', 'PT', 'P1D', 'P1DT2H', 'P1W', 'P1M', 'P1Y', '-PT1H', 'PT-1H', '+PT1H', 'pt1h', 'PT1h', 'PT1.5H30M',
    'PT1.H', 'PT.5H', 'PT1H ', ' PT1H', 'PT1M1H', 'PT1S1S', 'PT1', '8H', 'PT1H\n', 'PT0.0001S', 'PT0.33333333H',
    'PT8766001H', 'PT999999999999999H', 'PT9999999999999999H',
  ] // prettier-ignore
  for (const text of rows) assert.equal(parseDuration(text), undefined, text)
})

test('a span is written in hours, minutes and seconds, never in days', () => {
  const rows: readonly (readonly [number, string])[] = [
    [0, 'PT0S'],
    [8 * HOUR, 'PT8H'],
    [49 * HOUR + 30 * MINUTE, 'PT49H30M'],
    [1, 'PT0.001S'],
    [MINUTE + 1250, 'PT1M1.25S'],
    [HOUR + 1000, 'PT1H1S'],
  ]
  for (const [ms, text] of rows) assert.equal(formatDuration(ms as Span), text)
  assert.throws(() => formatDuration(-1 as Span), RangeError)
  assert.throws(() => formatDuration(0.5 as Span), RangeError)
})

test('every span survives being written and read', () => {
  fc.assert(
    fc.property(fc.nat({ max: 31_557_600_000_000 }), (ms) => parseDuration(formatDuration(ms as Span)) === ms),
    {
      numRuns: 1000,
    },
  )
})
