import assert from 'node:assert/strict'
import { it } from 'node:test'
import { decisionOf, type DecisionDraft, emptyDecision, waysOf } from './decision-draft.ts'

const from = { name: 'Пётр Ильич', address: 'petr.ilyich@pochta.example' }
const zarya = { id: 'b1f3a9de-0000-4000-8000-000000000001', name: 'ООО «Заря»' }
const petrov = { id: 'b1f3a9de-0000-4000-8000-000000000002', name: 'Петров Пётр Ильич', customer: zarya }
const asking = {
  from,
  verdict: 'unknown' as const,
  suggestedTicket: null,
  can: { decide: ['person', 'new_person', 'retry', 'discard'], original: true },
}
const draft = (fields: Partial<DecisionDraft>): DecisionDraft => ({ ...emptyDecision(asking), ...fields })

it('the ways are those that the letter allows, in the order in which they are offered', () => {
  assert.deepEqual(waysOf(asking), ['who', 'retry', 'discard'])
  assert.deepEqual(waysOf({ can: { decide: ['take', 'ticket', 'enchant', 'new_request'], original: true } }), [
    'take',
    'ticket',
    'new_request',
  ])
  assert.deepEqual(waysOf({ can: { decide: [], original: true } }), [])
  assert.equal(emptyDecision(asking).way, 'who')
  assert.equal(emptyDecision({ ...asking, suggestedTicket: 1042 }).number, '1042')
})

it('A7 an address is remembered only where the sender is not under suspicion, unless somebody says so', () => {
  assert.equal(emptyDecision(asking).remember, true)
  assert.equal(emptyDecision({ ...asking, verdict: 'fail' }).remember, false)
  assert.equal(emptyDecision({ ...asking, verdict: 'fail' }).way, undefined)
})

const decided: readonly [string, Partial<DecisionDraft>, ReturnType<typeof decisionOf>][] = [
  ['nothing is chosen', { way: undefined }, { missing: 'way' }],
  ['nobody is found yet', { way: 'who' }, { missing: 'person' }],
  [
    'a known person',
    { way: 'who', author: { is: 'person', person: petrov }, remember: false },
    { decision: { kind: 'person', personId: petrov.id, remember: false } },
  ],
  [
    'a new person without a name',
    { way: 'who', author: { is: 'new', name: ' ', email: '', customer: zarya, role: 'user' } },
    { missing: 'name' },
  ],
  [
    'a new person of nobody',
    { way: 'who', author: { is: 'new', name: 'Петров', email: '', customer: null, role: 'user' } },
    { missing: 'customer' },
  ],
  [
    'a new person: his address is the letter’s',
    { way: 'who', author: { is: 'new', name: ' Петров П. ', email: 'other@x.example', customer: zarya, role: 'user' } },
    { decision: { kind: 'new_person', customerId: zarya.id, name: 'Петров П.', role: 'user' } },
  ],
  ['a number as people copy it', { way: 'ticket', number: ' № 1042 ' }, { decision: { kind: 'ticket', number: 1042 } }],
  ['no number', { way: 'ticket', number: 'схема' }, { missing: 'number' }],
  ['nought', { way: 'ticket', number: '0' }, { missing: 'number' }],
  ['turned down without a reason', { way: 'discard', reason: '  ' }, { missing: 'reason' }],
  [
    'turned down',
    { way: 'discard', reason: 'реклама', block: true },
    { decision: { kind: 'discard', reason: 'реклама', block: true } },
  ],
  ['a new request', { way: 'new_request' }, { decision: { kind: 'new_request' } }],
  ['taken', { way: 'take' }, { decision: { kind: 'take' } }],
  ['read again', { way: 'retry' }, { decision: { kind: 'retry' } }],
]
for (const [what, fields, expected] of decided)
  it(`a decision about a letter: ${what}`, () => assert.deepEqual(decisionOf(draft(fields), asking), expected))

it('a letter without an author: a new person needs an address, and none is remembered', () => {
  const nobody = { from: null }
  const newcomer = { is: 'new', name: 'Петров', email: '', customer: zarya, role: 'user' } as const
  assert.deepEqual(decisionOf(draft({ way: 'who', author: newcomer }), nobody), { missing: 'email' })
  assert.deepEqual(decisionOf(draft({ way: 'who', author: { ...newcomer, email: 'p@zarya.example' } }), nobody), {
    decision: { kind: 'new_person', customerId: zarya.id, name: 'Петров', role: 'user', email: 'p@zarya.example' },
  })
  assert.deepEqual(decisionOf(draft({ way: 'who', author: { is: 'person', person: petrov } }), nobody), {
    decision: { kind: 'person', personId: petrov.id, remember: false },
  })
})
