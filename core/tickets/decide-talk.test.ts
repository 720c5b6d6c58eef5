import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { expected } from './expected.ts'
import { sound, toldByPhone } from './testing/commands.ts'
import { requester, specialist } from './testing/people.ts'
import { byRequester, refusalOf } from './testing/story.ts'
import { aTicket, aTicketIn } from './testing/tickets.ts'
import { inMoscow } from './testing/time.ts'
import { channels } from './words.ts'

const now = '2026-11-23 10:00'

describe('U25 the answer of the customer resumes the work by itself (R5.5)', () => {
  for (const channel of channels.filter((name) => name !== 'clock'))
    test(`U9 through ${channel}, with the same event and the same clock`, () => {
      const story = aTicketIn('waiting_for_customer')
      assert.equal(expected(story.ticket()), 'answer')
      assert.equal(story.clocks(now)[1].state, 'paused')
      story.does(now, sound.message, { by: requester, channel })
      assert.equal(story.events().at(-1)?.fact.type, 'information_provided')
      assert.equal(story.ticket().state, 'in_progress')
      assert.equal(expected(story.ticket()), null)
      assert.equal(inMoscow(story.clocks(now)[1].due), '2026-11-23 16:45')
    })
  test('U9 by telephone, written down by staff', () => {
    const story = aTicketIn('waiting_for_customer')
    story.does(now, { ...sound.message, told: toldByPhone }, { by: specialist, channel: 'phone' })
    assert.equal(story.events().at(-1)?.fact.type, 'information_provided')
    assert.equal(story.ticket().state, 'in_progress')
    assert.deepEqual([story.ticket().lastWord.side, story.ticket().lastWord.personId], ['customer', 'requester'])
    assert.equal(inMoscow(story.clocks(now)[1].due), '2026-11-23 16:45')
  })
  test('a message of staff is no answer', () => {
    const story = aTicketIn('waiting_for_customer').does(now, sound.message)
    assert.equal(story.ticket().state, 'waiting_for_customer')
  })
})

for (const state of ['delivery_verification', 'resolution_verification'] as const)
  test(`U19 a message in ${state} neither accepts nor refuses`, () => {
    const story = aTicketIn(state).does(now, sound.message, byRequester)
    assert.equal(story.events().at(-1)?.fact.type, 'message')
    assert.equal(story.ticket().state, state)
    assert.equal(story.ticket().lastWord.side, 'customer')
  })

test('R2.7 the first public word of staff is the reaction; notes, classification and the customer are not', () => {
  const story = aTicket().does(now, sound.note).does(now, sound.classify).does(now, sound.message, byRequester)
  story.does(now, { ...sound.message, told: toldByPhone })
  assert.equal(story.ticket().reactedAt, null)
  story.does('2026-11-23 10:05', sound.message)
  assert.equal(inMoscow(story.ticket().reactedAt), '2026-11-23 10:05')
  assert.equal(story.ticket().state, 'registered', 'it still wants somebody to accept it')
})

test('R5.5 a question may be asked before anybody accepted, and is a reaction', () => {
  const story = aTicket().does(now, sound.ask, { by: specialist })
  assert.equal(inMoscow(story.ticket().reactedAt), now)
  assert.equal(story.does(now, sound.message, byRequester).ticket().state, 'in_progress')
})

test('R5.4 people can write about an ended request, which does not move it', () => {
  for (const state of ['closed', 'cancelled'] as const)
    assert.equal(aTicketIn(state).does(now, sound.message, byRequester).ticket().state, state)
})

test('a customer tells nothing on his own behalf, and attaching needs files', () => {
  const story = aTicket()
  assert.equal(refusalOf(story.tries(now, { ...sound.message, told: toldByPhone }, byRequester)), 'invalid_input')
  assert.equal(refusalOf(story.tries(now, { command: 'attach', files: [] }, byRequester)), 'invalid_input')
})
