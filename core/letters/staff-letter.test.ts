import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeStaffLetter, type StaffPointer } from './staff-letter.ts'

type Given = Parameters<typeof placeStaffLetter>[0]
const proven: Given = { active: true, verdict: 'pass', letPass: false, pointers: [] }
const ours = (template: string, over: Partial<StaffPointer> = {}): StaffPointer => ({
  via: 'ours',
  ticket: 1001,
  his: true,
  template,
  ...over,
})
const token = (over: Partial<StaffPointer> = {}): StaffPointer => ({
  via: 'token',
  ticket: 1001,
  his: true,
  template: null,
  ...over,
})
const answer = (isPublic: boolean) => ({ to: 'answer', ticket: 1001, public: isPublic })
const ask = (reason: string, hint: number | null = 1001) => ({ to: 'ask', reason, hint })

const table: readonly (readonly [string, Partial<Given>, unknown])[] = [
  ['nothing is named: a letter that he passes on', {}, { to: 'passed_on' }],
  ['a number alone says nothing', { pointers: [ours('', { via: 'number', his: false })] }, { to: 'passed_on' }],
  ['an answer to a customer’s words goes to the customer', { pointers: [ours('customer_message')] }, answer(true)],
  ['so does one to a returned resolution', { pointers: [token(), ours('returned')] }, answer(true)],
  ['B2 an answer to an assignment stays a note', { pointers: [ours('assigned')] }, answer(false)],
  ['B2 an answer to an alarm stays a note', { pointers: [token(), ours('alarm')] }, answer(false)],
  ['U17 where it is not known what he answers, it is a note', { pointers: [token()] }, answer(false)],
  ['U17 the nearest letter decides', { pointers: [ours('assigned'), ours('customer_message')] }, answer(false)],
  ['D2 not proven', { verdict: 'unknown', pointers: [ours('customer_message')] }, ask('staff_unproven')],
  ['D2 proven to be somebody else', { verdict: 'fail' }, ask('staff_unproven', null)],
  [
    'D2 let pass by somebody who looked',
    { verdict: 'fail', letPass: true, pointers: [ours('customer_message')] },
    answer(true),
  ],
  ['D2 the answer address of a colleague', { pointers: [token({ his: false })] }, ask('token_of_another')],
  [
    'D2 a letter of ours to a colleague',
    { pointers: [ours('customer_message', { his: false })] },
    ask('not_of_this_request'),
  ],
  [
    'a customer’s letter among ids is no right either',
    { pointers: [ours('', { via: 'theirs', his: false })] },
    ask('not_of_this_request'),
  ],
  ['A9 somebody who left', { active: false, pointers: [ours('customer_message')] }, ask('person_inactive')],
]
for (const [name, over, expected] of table) {
  test(name, () => assert.deepEqual(placeStaffLetter({ ...proven, ...over }), expected))
}
