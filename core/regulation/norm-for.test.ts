import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asmo2023 } from './asmo-2023.ts'
import { type NormCase, normFor } from './norm-for.ts'
import { allCases } from './problems.ts'
import { targetSpan } from './regulation.ts'

const resolution = (kind: NormCase['kind'], complexity: NormCase['complexity'], critical = false): NormCase => ({
  measure: 'resolution',
  kind,
  complexity,
  critical,
})

for (const [asked, norm, hours] of [
  [resolution('defect', 'standard', true), 'critical-defect', 8],
  [resolution('defect', 'non_standard', true), 'critical-defect', 8],
  [resolution('defect', null, true), 'critical-defect', 8],
  [resolution('defect', 'standard'), 'standard-defect', 8],
  [resolution('defect', 'non_standard'), 'non-standard-defect', null],
  [resolution('defect', null), undefined, null],
  [resolution('consultation', 'standard'), 'standard-consultation', 8],
  [resolution('consultation', 'standard', true), 'standard-consultation', 8],
  [resolution('consultation', 'non_standard'), 'non-standard-consultation', null],
  [resolution('consultation', null), undefined, null],
  [resolution('change', null), 'change', null],
  [resolution('change', 'standard'), 'change', null],
  [resolution('update', null), 'update', null],
  [resolution('update', 'non_standard', true), 'update', null],
] as const) {
  const title = `${asked.kind}, ${asked.complexity ?? 'not classified'}${asked.critical ? ', critical' : ''}`
  test(`R2.7 resolution of ${title}: ${norm ?? 'no norm yet'}, ${hours ?? 'planned date'}`, () => {
    const found = normFor(asmo2023, asked)
    assert.equal(found?.id, norm)
    if (found !== undefined) assert.equal(targetSpan(found, {}), hours === null ? null : hours * 3_600_000)
  })
}

test('R2.7 reaction is two hours in every case', () => {
  const cases = allCases.filter((one) => one.measure === 'reaction')
  assert.equal(cases.length, 15)
  for (const asked of cases) {
    const found = normFor(asmo2023, asked)
    assert.equal(found?.id, 'reaction')
    assert.equal(found && targetSpan(found, {}), 2 * 3_600_000)
  }
})

test('U6 a contradiction is a fault, never a silent choice', () => {
  const [norm] = asmo2023.norms
  assert.ok(norm)
  const twice = { ...asmo2023, norms: [norm, { ...norm, id: 'reaction-too' }] }
  assert.throws(
    () => normFor(twice, { measure: 'reaction', kind: 'defect', complexity: null, critical: false }),
    /contradicts/,
  )
})

test('U6 the order of norms means nothing', () => {
  const reversed = { ...asmo2023, norms: [...asmo2023.norms].toReversed() }
  assert.equal(allCases.length, 30)
  for (const asked of allCases) assert.equal(normFor(reversed, asked)?.id, normFor(asmo2023, asked)?.id)
})
