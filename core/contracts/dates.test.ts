import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CivilDate } from '../time/instant.ts'
import { lastDayOfYearFrom } from './default-contract.ts'
import { expiresSoon } from './expires-soon.ts'

const date = (text: string): CivilDate => text as CivilDate

for (const [from, last] of [
  ['2026-03-10', '2027-03-09'],
  ['2026-01-01', '2026-12-31'],
  ['2024-02-29', '2025-02-28'],
  ['2024-03-01', '2025-02-28'],
  ['2023-03-01', '2024-02-29'],
] as const) {
  test(`R2.5 a year from ${from} ends on ${last}`, () => assert.equal(lastDayOfYearFrom(date(from)), last))
}

for (const [on, days] of [
  ['2026-11-30', null],
  ['2026-12-01', 30],
  ['2026-12-30', 1],
  ['2026-12-31', 0],
  ['2027-01-01', null],
  ['2025-12-31', null],
] as const) {
  test(`R2.5 on ${on} a contract to 2026-12-31 expires in ${days} days`, () => {
    assert.equal(expiresSoon({ startsOn: date('2026-01-01'), endsOn: date('2026-12-31') }, date(on)), days)
  })
}

test('R2.5 a contract without end never expires', () => {
  assert.equal(expiresSoon({ startsOn: date('2026-01-01'), endsOn: null }, date('2026-12-31')), null)
})
