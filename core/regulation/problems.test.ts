import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asmo2023 } from './asmo-2023.ts'
import type { Problem } from './problem.ts'
import { problemsOf } from './problems.ts'
import type { Norm, Regulation } from './regulation.ts'

const withNorm = (id: string, change: Partial<Norm>): Regulation => ({
  ...asmo2023,
  norms: asmo2023.norms.map((norm) => (norm.id === id ? { ...norm, ...change } : norm)),
})
const without = (id: string): Regulation => ({ ...asmo2023, norms: asmo2023.norms.filter((norm) => norm.id !== id) })
const say = (problems: readonly Problem[]): string[] => problems.map(({ word, at }) => `${word} ${at}`)

test('the regulation of 2023 has no problems', () => assert.deepEqual(problemsOf(asmo2023), []))

test('U6 two norms for one case are refused while editing, and the case is named', () => {
  const problems = problemsOf(withNorm('standard-defect', { when: { kinds: ['defect'], complexities: ['standard'] } }))
  assert.deepEqual(problems, [
    {
      word: 'norms_contradict',
      at: 'norms.4.when',
      norms: ['critical-defect', 'standard-defect'],
      case: { measure: 'resolution', kind: 'defect', complexity: 'standard', critical: true },
    },
  ])
})

test('a case without a norm is refused, and named', () => {
  assert.deepEqual(problemsOf(without('standard-defect')), [
    {
      word: 'no_norm_for_case',
      at: 'norms',
      case: { measure: 'resolution', kind: 'defect', complexity: 'standard', critical: false },
    },
  ])
  assert.equal(problemsOf(without('reaction')).length, 15)
})

test('a reaction norm that asks for classification leaves new requests without one', () => {
  const problems = problemsOf(withNorm('reaction', { when: { complexities: ['standard', 'non_standard'] } }))
  assert.equal(problems.length, 5)
  assert.ok(problems.every((one) => one.word === 'no_norm_for_case' && one.case?.complexity === null))
})

const rows: readonly [string, Regulation, readonly string[]][] = [
  [
    'no minutes',
    withNorm('reaction', { target: { kind: 'working', minutes: 0 } }),
    ['not_a_positive_whole_number norms.0.target.minutes', 'near_not_before_due nearMinutes.reaction'],
  ],
  [
    'half a minute',
    withNorm('critical-defect', { target: { kind: 'working', minutes: 480.5 } }),
    ['not_a_positive_whole_number norms.1.target.minutes'],
  ],
  [
    'near before the start',
    { ...asmo2023, nearMinutes: { reaction: 120, resolution: 120 } },
    ['near_not_before_due nearMinutes.reaction'],
  ],
  ['reminders that go back', { ...asmo2023, reminderDays: [2, 5, 5] }, ['days_not_ascending reminderDays.2']],
  ['a negative reminder', { ...asmo2023, reminderDays: [-1, 5] }, ['not_a_positive_whole_number reminderDays.0']],
  [
    'closing after one warning',
    { ...asmo2023, closeBySilenceAfterDays: 5 },
    ['closing_needs_two_reminders closeBySilenceAfterDays'],
  ],
  ['closing after two warnings', { ...asmo2023, closeBySilenceAfterDays: 10 }, []],
  ['no days to reopen', { ...asmo2023, reopenWithinDays: 0 }, ['not_a_positive_whole_number reopenWithinDays']],
  [
    'a reaction that pauses',
    withNorm('reaction', { pausesWhileWaiting: true }),
    ['reaction_never_pauses norms.0.pausesWhileWaiting'],
  ],
  [
    'a reaction by date',
    withNorm('reaction', { target: { kind: 'planned' } }),
    ['reaction_needs_hours norms.0.target'],
  ],
  [
    'critical consultations',
    withNorm('critical-defect', { when: { critical: true } }),
    ['critical_only_for_defects norms.1.when.critical'],
  ],
  ['two norms of one id', withNorm('change', { id: 'update' }), ['duplicate_id norms.7.id']],
  [
    'a service twice',
    { ...asmo2023, services: [...asmo2023.services, ...asmo2023.services.slice(0, 1)] },
    ['duplicate_service services.3.service'],
  ],
]
for (const [says, regulation, words] of rows) {
  test(`a regulation with ${says}: ${words.length === 0 ? 'no problem' : words.join(', ')}`, () => {
    assert.deepEqual(say(problemsOf(regulation)), words)
  })
}

test('a norm that can never apply is refused', () => {
  const never: Norm = {
    id: 'never',
    clause: 'R2.7',
    title: { ru: 'н', en: 'n' },
    measure: 'resolution',
    when: { kinds: [] },
    target: { kind: 'planned' },
    pausesWhileWaiting: true,
  }
  assert.deepEqual(say(problemsOf({ ...asmo2023, norms: [...asmo2023.norms, never] })), [
    'condition_matches_nothing norms.8.when',
  ])
})
