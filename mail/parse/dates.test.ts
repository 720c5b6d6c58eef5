import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatInstant } from '../../core/time/instant.ts'
import { readDate } from './dates.ts'

const cases: readonly (readonly [string, string | null])[] = [
  ['Tue, 03 Mar 2026 09:15:00 +0300', '2026-03-03T06:15:00Z'],
  ['Tue, 03 Mar 2026 09:15:00 +0300 (MSK)', '2026-03-03T06:15:00Z'],
  ['3 Mar 2026 09:15 +0300', '2026-03-03T06:15:00Z'],
  ['Tue,3 Mar 2026 09:15:00 +03:00', null],
  ['Tue, 03 Mar 26 09:15:00 GMT', '2026-03-03T09:15:00Z'],
  ['Tue, 03 Mar 99 09:15:00 GMT', '1999-03-03T09:15:00Z'],
  ['Tue, 03 Mar 126 09:15:00 GMT', '2026-03-03T09:15:00Z'],
  ['Tue, 03 Mar 2026 09:15:00 EST', '2026-03-03T14:15:00Z'],
  ['Tue, 03 Mar 2026 09:15:00 MSK', '2026-03-03T06:15:00Z'],
  ['Tue, 03 Mar 2026 09:15:00 GMT+0300', '2026-03-03T06:15:00Z'],
  ['Tue, 03 Mar 2026 09:15:00', '2026-03-03T09:15:00Z'],
  ['Tue, 03 Mar 2026 09:15:00 МСК', '2026-03-03T09:15:00Z'],
  ['Tue, 03 Mar 2026 09:15:00 -0000', '2026-03-03T09:15:00Z'],
  ['03-Mar-2026 09:15:00 +0300', '2026-03-03T06:15:00Z'],
  ['Tuesday, 03 March 2026 9:15:00 +0300', '2026-03-03T06:15:00Z'],
  ['Tue, 31 Dec 2026 23:59:60 +0000', '2027-01-01T00:00:00Z'],
  ['2026-03-03T09:15:00+03:00', '2026-03-03T06:15:00Z'],
  ['Tue, 31 Feb 2026 09:15:00 +0300', null],
  ['Tue, 03 Mar 2026 25:15:00 +0300', null],
  ['Tue, 03 Mar 2026 09:15:00 +9900', null],
  ['Tue, 03 Mar 9999 09:15:00 +0300', null],
  ['Tue, 01 Jan 0001 00:00:00 +0300', null],
  ['вчера', null],
  ['', null],
]

test('a Date is read in the forms in which it comes, and is null where there is no such day', () => {
  for (const [written, read] of cases) {
    const at = readDate(written)
    assert.equal(at === null ? null : formatInstant(at), read, written)
  }
})
