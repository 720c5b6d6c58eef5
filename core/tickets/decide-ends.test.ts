import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asmo2023 } from '../regulation/asmo-2023.ts'
import { expected } from './expected.ts'
import { reopenUntil } from './reopen-until.ts'
import { sound } from './testing/commands.ts'
import { byRequester, refusalOf } from './testing/story.ts'
import { aTicket, aTicketIn } from './testing/tickets.ts'
import { calendar, inMoscow } from './testing/time.ts'

const now = '2026-11-23 10:00'

test('R2.3 the customer takes his request back without a word; staff gives a reason', () => {
  assert.equal(refusalOf(aTicket().tries(now, { command: 'cancel', reason: null })), 'reason_is_missing')
  const story = aTicket().does(now, { command: 'cancel', reason: null }, byRequester)
  assert.equal(story.ticket().state, 'cancelled')
  assert.equal(inMoscow(story.ticket().endedAt), now)
  assert.equal(expected(story.ticket()), null)
})

test('R5.6 what lies with the customer ends with the request', () => {
  const story = aTicketIn('delivery_verification').does(now, sound.cancel)
  assert.deepEqual(
    story.ticket().deliveries.map(({ state }) => state),
    ['withdrawn'],
  )
})

test('R5.7 a request is reopened within ten working days, to the minute, by either side', () => {
  // Closed on Monday 2026-11-23 at 09:30: ten working days later is Monday 2026-12-07, 09:30.
  const story = aTicketIn('closed')
  assert.equal(refusalOf(story.tries('2026-12-07 09:31', sound.reopen, byRequester)), 'reopen_period_over')
  assert.equal(refusalOf(story.tries('2026-12-07 09:31', sound.reopen)), 'reopen_period_over')
  assert.equal(refusalOf(story.tries('2026-12-07 09:30', sound.reopen)), null)
  const rules = { regulation: asmo2023, calendar }
  assert.equal(inMoscow(reopenUntil(story.ticket(), rules)), '2026-12-07 09:30', 'the page tells the same instant')
  story.does('2026-12-07 09:30', sound.reopen, byRequester)
  assert.equal(reopenUntil(story.ticket(), rules), null)
  const { state, endedAt, resolvedAt, lastWord } = story.ticket()
  assert.deepEqual([state, endedAt, resolvedAt, lastWord.side], ['in_progress', null, null, 'customer'])
})

test('R5.3 a merged request goes on in the other and is never reopened', () => {
  const story = aTicket().does(now, sound.merge)
  assert.equal(refusalOf(story.tries(now, sound.reopen, byRequester)), 'not_in_this_state')
  assert.equal(reopenUntil(story.ticket(), { regulation: asmo2023, calendar }), null)
})
