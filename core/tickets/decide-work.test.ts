import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classification, sound, words } from './testing/commands.ts'
import { colleague, dispatcher, specialist } from './testing/people.ts'
import { refusalOf } from './testing/story.ts'
import { aCriticalDefect, aTicket, aTicketAtWork } from './testing/tickets.ts'
import { inMoscow } from './testing/time.ts'

const now = '2026-11-23 10:00'

test('R2.7 accepting is the reaction, also of a request that was assigned to him', () => {
  const story = aTicket().does(
    '2026-11-23 08:45',
    { command: 'assign', assigneeId: 'specialist', lineId: 'first', note: null },
    { by: dispatcher },
  )
  assert.equal(story.ticket().state, 'registered')
  assert.equal(story.ticket().reactedAt, null, 'being assigned is no reaction')
  story.does('2026-11-23 09:00', sound.accept)
  assert.equal(story.ticket().state, 'in_progress')
  assert.equal(inMoscow(story.ticket().reactedAt), '2026-11-23 09:00')
  assert.equal(refusalOf(story.tries(now, sound.accept)), 'already_yours')
  story.does(now, sound.accept, { by: colleague })
  assert.equal(inMoscow(story.ticket().reactedAt), '2026-11-23 09:00', 'the reaction was the first one')
})

const as = (assigneeId: string | null, lineId: string | null) =>
  ({ command: 'assign', assigneeId, lineId, note: null }) as const

test('R2.1 assigning: nothing new is refused, a line and nobody are possible', () => {
  const story = aTicketAtWork()
  assert.equal(refusalOf(story.tries(now, as('specialist', 'first'))), 'already_assigned_so')
  story.does(now, as(null, 'second'))
  assert.deepEqual(
    [story.ticket().assigneeId, story.ticket().lineId, story.ticket().state],
    [null, 'second', 'in_progress'],
  )
  assert.equal(refusalOf(story.tries(now, sound.propose_resolution)), 'accept_first')
  assert.equal(refusalOf(story.tries(now, sound.deliver)), 'accept_first')
  story.does(now, sound.accept, { by: colleague })
  assert.equal(refusalOf(story.tries(now, sound.propose_resolution, { by: specialist })), null)
})

test('B1 the note of an assignment becomes an internal note of its own', () => {
  const [assigned, note] = aTicketAtWork().does(now, sound.assign).events().slice(-2)
  assert.deepEqual(assigned?.fact, { type: 'assigned', assigneeId: 'colleague', lineId: 'second', note: null })
  assert.equal(assigned?.visibility, 'public')
  assert.deepEqual(note?.fact, { type: 'note', text: words('please'), files: [] })
  assert.equal(note?.visibility, 'internal')
})

test('R2.7 classifying to the same is refused; a new entitlement alone is a change', () => {
  const story = aTicketAtWork()
  assert.equal(refusalOf(story.tries(now, classification)), 'nothing_changes')
  assert.equal(refusalOf(story.tries(now, { ...classification, justification: words('why') })), 'nothing_changes')
  const entitlement = { covered: false, reason: 'expired', contractId: 'licence' } as const
  story.does(now, { ...classification, entitlement })
  assert.deepEqual(story.ticket().entitlement, entitlement)
  assert.equal(
    refusalOf(story.tries(now, { ...classification, entitlement: { ...entitlement, reason: 'no_contract' } })),
    null,
  )
  assert.equal(
    refusalOf(story.tries(now, { ...classification, moduleId: 'x', productId: null })),
    'module_not_of_product',
  )
})

const why = words('why')
for (const [was, kind, critical, justification, refusal] of [
  ['no', 'defect', 'confirmed', null, 'critical_needs_justification'],
  ['no', 'defect', 'confirmed', why, null],
  ['no', 'consultation', 'confirmed', why, 'critical_only_for_defects'],
  ['no', 'change', 'declined', why, 'critical_only_for_defects'],
  ['no', 'defect', 'claimed', why, 'invalid_input'],
  ['claimed', 'defect', 'claimed', null, null],
  ['claimed', 'defect', 'no', null, 'critical_needs_justification'],
  ['claimed', 'defect', 'declined', null, 'critical_needs_justification'],
  ['claimed', 'defect', 'declined', why, null],
  ['claimed', 'defect', 'confirmed', why, null],
  ['claimed', 'consultation', 'declined', why, null],
  ['claimed', 'consultation', 'confirmed', why, 'critical_only_for_defects'],
] as const)
  test(`R2.7 critical: ${was} → ${critical} on a ${kind} ${justification === null ? 'without' : 'with'} justification`, () => {
    const story = was === 'claimed' ? aCriticalDefect() : aTicket()
    const answer = story.tries(now, { ...classification, kind, critical, justification })
    assert.equal(refusalOf(answer), refusal)
  })
