import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { expected } from './expected.ts'
import { sound, toldByPhone, words } from './testing/commands.ts'
import { allStaff } from './testing/people.ts'
import { byRequester, refusalOf } from './testing/story.ts'
import { aTicketAtWork, aTicketIn } from './testing/tickets.ts'

const now = '2026-11-23 10:00'

describe('U19 the provider never approves by himself (R5.6, R5.7)', () => {
  const decisions = [
    ['delivery_verification', sound.accept_delivery, 'in_progress'],
    ['delivery_verification', sound.reject_delivery, 'in_progress'],
    ['resolution_verification', sound.accept_resolution, 'closed'],
    ['resolution_verification', sound.return_for_rework, 'in_progress'],
  ] as const
  for (const [state, decision, after] of decisions) {
    test(`${decision.command}: staff says how the customer told it`, () => {
      for (const by of allStaff.filter(({ role }) => role !== 'administrator')) {
        const story = aTicketIn(state)
        assert.equal(refusalOf(story.tries(now, decision, { by })), 'told_how_is_missing', by.role)
        story.does(now, { ...decision, told: toldByPhone }, { by, channel: 'phone' })
        assert.equal(story.ticket().state, after)
        const { fact, actor } = story.events().at(-1) ?? {}
        assert.deepEqual(fact !== undefined && 'told' in fact ? fact.told : null, toldByPhone)
        assert.equal(actor?.personId, by.personId, 'who recorded it stands beside who decided it')
        assert.deepEqual([story.ticket().lastWord.side, story.ticket().lastWord.personId], ['customer', 'requester'])
      }
    })
    test(`${decision.command}: the customer's own decision has no such note`, () => {
      const story = aTicketIn(state)
      assert.equal(refusalOf(story.tries(now, { ...decision, told: toldByPhone }, byRequester)), 'invalid_input')
      assert.equal(story.does(now, decision, byRequester).ticket().state, after)
    })
  }
})

test('R5.6 only the delivery that lies before the customer can be decided on', () => {
  const story = aTicketIn('delivery_verification').does(now, sound.reject_delivery, byRequester)
  const second = { ...sound.deliver, deliveryId: 'second' }
  assert.equal(refusalOf(story.tries(now, sound.deliver)), 'already_exists')
  story.does(now, second)
  assert.equal(refusalOf(story.tries(now, sound.accept_delivery, byRequester)), 'not_the_pending_delivery')
  assert.equal(refusalOf(story.tries(now, sound.reject_delivery, byRequester)), 'not_the_pending_delivery')
  story.does(now, { ...sound.accept_delivery, deliveryId: 'second' }, byRequester)
  assert.deepEqual(
    story.ticket().deliveries.map(({ id, state }) => [id, state]),
    [
      ['delivery', 'rejected'],
      ['second', 'accepted'],
    ],
  )
})

test('R5.3 withdrawing takes back a delivery, a resolution or a question', () => {
  for (const state of ['delivery_verification', 'resolution_verification', 'waiting_for_customer'] as const) {
    const story = aTicketIn(state)
    assert.notEqual(expected(story.ticket()), null)
    const { ...after } = story.does(now, sound.withdraw).ticket()
    assert.equal(after.state, 'in_progress')
    assert.equal(after.resolvedAt, null)
    assert.equal(after.reworks, 0, 'nothing was returned')
    assert.equal(expected(after), null)
    assert.ok(after.deliveries.every((delivery) => delivery.state === 'withdrawn'))
    assert.equal(after.deliveries.length, state === 'delivery_verification' ? 1 : 0)
  }
})

test('R5.7 a return counts as rework, with its reason and files', () => {
  const files = [{ id: 'screenshot', sha256: 'cd' }]
  const story = aTicketAtWork()
  for (const round of [1, 2]) {
    story.does(now, sound.propose_resolution).does(now, { ...sound.return_for_rework, files }, byRequester)
    assert.equal(story.ticket().reworks, round)
    assert.equal(story.ticket().resolvedAt, null)
  }
  const fact = story.events().at(-1)?.fact
  assert.deepEqual(fact, { type: 'returned_for_rework', told: null, reason: words('reason'), files })
})
