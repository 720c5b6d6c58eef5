import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decisionsFor, mayDecide, writesHimself } from './decide.ts'
import {
  letterFates,
  letterReasons,
  letterStates,
  type LetterFate,
  type LetterReason,
  type LetterState,
} from './fate.ts'
import { letterDecisionShape, type LetterDecisionKind } from './wire.ts'

const kinds = letterDecisionShape.options.map(({ shape }) => shape.kind.value)

const table: readonly [LetterState, LetterFate | null, LetterReason | null, string][] = [
  ['stored', null, null, ''],
  ['held', null, 'flood', 'take ticket new_request discard'],
  ['held', null, 'loop_suspected', 'take ticket new_request discard'],
  ['asking', null, 'unknown_sender', 'person new_person ticket discard'],
  ['asking', null, 'author_unclear', 'person new_person ticket discard'],
  ['asking', null, 'original_unknown', 'person new_person ticket discard'],
  ['asking', null, 'read_only', 'person new_person ticket discard'],
  ['asking', null, 'person_inactive', 'person new_person ticket discard'],
  ['asking', null, 'not_of_this_request', 'person new_person ticket new_request discard'],
  ['asking', null, 'token_of_another', 'person new_person ticket new_request discard'],
  ['asking', null, 'staff_unproven', 'take person ticket discard'],
  ['asking', null, 'unproven', 'ticket new_request discard'],
  ['asking', null, null, 'person new_person ticket new_request discard'],
  ['quarantined', null, 'unreadable', 'retry discard'],
  ['quarantined', null, 'failed', 'retry person new_person ticket new_request discard'],
  ['done', 'registered', null, ''],
  ['done', 'answered', 'unproven', ''],
  ['done', 'repeated', null, ''],
  ['done', 'robot', null, 'take ticket new_request'],
  ['done', 'bounce', null, 'take ticket new_request'],
  ['done', 'discarded', 'by_decision', 'take'],
  ['done', 'discarded', 'sender_blocked', 'take'],
]

for (const [state, fate, reason, may] of table) {
  test(`${state} ${fate ?? ''} ${reason ?? ''}: ${may || 'nothing is to be decided'}`, () => {
    assert.equal(decisionsFor({ state, fate, reason }).join(' '), may)
    for (const kind of kinds) {
      const expected = may.split(' ').includes(kind) ? true : 'not_in_this_state'
      assert.equal(mayDecide({ state, fate, reason }, kind), expected, kind)
    }
  })
}

test('I9 whatever waits can at least be put aside, and nothing offers a decision twice', () => {
  let looked = 0
  for (const state of letterStates) {
    for (const fate of state === 'done' ? letterFates : [null]) {
      for (const reason of [null, ...letterReasons]) {
        const may = decisionsFor({ state, fate, reason })
        assert.equal(new Set(may).size, may.length, `${state} ${reason}`)
        if (state !== 'stored' && state !== 'done') assert.ok(may.includes('discard'), `${state} ${reason}`)
        looked++
      }
    }
  }
  assert.ok(looked > 100)
})

test('every decision can be made somewhere', () => {
  const made = new Set(table.flatMap(([, , , may]) => may.split(' ') as LetterDecisionKind[]))
  assert.deepEqual(
    kinds.filter((kind) => !made.has(kind)),
    [],
  )
  assert.equal(kinds.length, 7)
})

test('whoever is known and may write becomes the author of what is put into a request', () => {
  assert.equal(writesHimself({ known: true, reason: 'not_of_this_request' }), true)
  assert.equal(writesHimself({ known: false, reason: 'unknown_sender' }), false)
  assert.equal(writesHimself({ known: true, reason: 'read_only' }), false)
  assert.equal(writesHimself({ known: true, reason: 'person_inactive' }), false)
})
