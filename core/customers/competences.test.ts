import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Competence } from '../people/roles.ts'
import { missingCompetences } from './competences.ts'

const person = (competences: readonly Competence[], active = true) => ({ active, competences })

for (const [says, people, support, missing] of [
  ['nobody', [], 'by_provider', ['system_administrator']],
  ['an administrator', [person(['system_administrator'])], 'by_provider', []],
  ['an administrator who left', [person(['system_administrator'], false)], 'by_provider', ['system_administrator']],
  [
    'an administrator, supporting himself',
    [person(['system_administrator'])],
    'by_himself',
    ['database', 'javascript', 'platform'],
  ],
  [
    'one who can everything',
    [person(['platform', 'javascript', 'database', 'system_administrator'])],
    'by_himself',
    [],
  ],
  [
    'two between them',
    [person(['system_administrator', 'database']), person(['javascript'])],
    'by_himself',
    ['platform'],
  ],
] as const) {
  test(`R3 a customer with ${says} lacks ${missing.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(missingCompetences(people, support), missing)
  })
}
