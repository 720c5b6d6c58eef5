import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Service } from '../tickets/words.ts'
import type { CivilDate } from '../time/instant.ts'
import { supportedBy } from './supported-by.ts'

const agreed = (services: readonly Service[], startsOn: string, endsOn: string | null) => ({
  services,
  startsOn: startsOn as CivilDate,
  endsOn: endsOn as CivilDate | null,
})

for (const [says, contracts, expected] of [
  ['nothing', [], 'by_himself'],
  ['technical support', [agreed(['support'], '2026-01-01', null)], 'by_himself'],
  ['development', [agreed(['support', 'development'], '2026-01-01', null)], 'by_himself'],
  ['maintenance', [agreed(['maintenance'], '2026-01-01', null)], 'by_provider'],
  ['maintenance to this day', [agreed(['maintenance'], '2026-01-01', '2026-11-20')], 'by_provider'],
  ['maintenance from this day', [agreed(['maintenance'], '2026-11-20', '2027-11-19')], 'by_provider'],
  ['maintenance to yesterday', [agreed(['maintenance'], '2026-01-01', '2026-11-19')], 'by_himself'],
  ['maintenance from tomorrow', [agreed(['maintenance'], '2026-11-21', null)], 'by_himself'],
  [
    'maintenance beside support',
    [agreed(['support'], '2026-01-01', null), agreed(['support', 'maintenance'], '2026-01-01', null)],
    'by_provider',
  ],
] as const) {
  test(`R3 a customer under a contract for ${says} is supported ${expected}`, () => {
    assert.equal(supportedBy(contracts, '2026-11-20' as CivilDate), expected)
  })
}
