import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { asmo2023 } from '../regulation/asmo-2023.ts'
import type { FactOf, TicketFact } from './events.ts'
import { plannedFor, sound, soundOfClock } from './testing/commands.ts'
import { theClock } from './testing/people.ts'
import { byRequester, refusalOf } from './testing/story.ts'
import type { Story } from './testing/story.ts'
import { aChange, aTicket, aTicketAtWork, aTicketIn, anUncoveredTicket } from './testing/tickets.ts'
import { inMoscow } from './testing/time.ts'

/** Lets the rounds come whenever the request says that something may become true; what happened, and when. */
function lived(story: Story, until: string): readonly (readonly unknown[])[] {
  const start = story.events().length
  let at = story.events().at(-1)?.at ?? null
  for (let rounds = 0; at !== null && (inMoscow(at) ?? '') <= until; rounds++) {
    assert.ok(rounds < 100, 'the rounds come to an end')
    story.rounds(at)
    assert.deepEqual(story.matters(at).due, [])
    const { next } = story.matters(at)
    assert.ok(next === null || next > at, 'the next matter lies ahead')
    at = next
  }
  return story
    .events()
    .slice(start)
    .map((event) => [inMoscow(event.at), event.fact.type, ...told(event.fact)])
}

function told(fact: TicketFact): readonly unknown[] {
  if (fact.type === 'alarmed') return alarm(fact)
  return fact.type === 'reminded' ? [fact.nth] : []
}

const alarm = ({ norm, phase }: FactOf<'alarmed'>): readonly unknown[] => [norm, phase]

const change = () => aChange().does('2026-11-23 09:00', sound.accept)

describe('R2.7 alarms (DOMAIN 4.4)', () => {
  test('near half an hour before the reaction is due, missed after it, each once; and nobody has classified it', () => {
    assert.deepEqual(lived(aTicket(), '2026-12-31 00:00'), [
      ['2026-11-23 09:45', 'alarmed', 'reaction', 'near'],
      ['2026-11-23 10:15', 'alarmed', 'reaction', 'missed'],
      ['2026-11-23 10:15', 'alarmed', 'resolution', 'not_classified'],
    ])
  })
  test('U8 no alarm on a day off: what is missed at closing time of Friday is told on Monday', () => {
    // 8 h from Friday 09:00 are over at 17:00.
    const story = aTicketAtWork({ at: '2026-11-20 09:00' })
    const friday = aTicket({ at: '2026-11-20 09:00' }).does('2026-11-20 09:00', sound.accept)
    friday.does('2026-11-20 09:00', { ...sound.classify, complexity: 'standard' })
    assert.deepEqual(lived(friday, '2026-12-31 00:00'), [
      ['2026-11-20 15:00', 'alarmed', 'standard-defect', 'near'],
      ['2026-11-23 08:45', 'alarmed', 'standard-defect', 'missed'],
    ])
    assert.deepEqual(story.matters('2026-11-22 12:00').due, [], 'Sunday')
    assert.equal(inMoscow(story.matters('2026-11-22 12:00').next), '2026-11-23 08:45')
  })
  test('near is measured in working time, over the night', () => {
    // The reaction is due at 08:55: half an hour of work before that is 16:40 of the day before.
    const story = aTicket({ at: '2026-11-19 15:10' })
    assert.equal(inMoscow(story.matters('2026-11-19 15:10').next), '2026-11-19 16:40')
  })
  test('U1 nothing is alarmed while the clock stands, and near comes again for the due instant that has moved', () => {
    const story = aTicketAtWork({ at: '2026-11-23 08:45' }).rounds('2026-11-23 15:00')
    assert.deepEqual(
      story.ticket().alarms.map(({ phase, due }) => [phase, inMoscow(due)]),
      [['near', '2026-11-23 16:45']],
    )
    story.does('2026-11-23 15:00', sound.ask)
    assert.deepEqual(lived(story, '2026-11-24 00:00'), [])
    story.does('2026-11-24 08:45', sound.message, byRequester)
    assert.deepEqual(lived(story, '2026-12-31 00:00'), [
      ['2026-11-24 08:45', 'alarmed', 'standard-defect', 'near'],
      ['2026-11-24 10:30', 'alarmed', 'standard-defect', 'missed'],
    ])
  })
  test('a planned date that nobody set, once the reaction norm has passed; set, it has alarms of its own', () => {
    assert.deepEqual(lived(change(), '2026-12-31 00:00'), [
      ['2026-11-23 10:15', 'alarmed', 'change', 'planned_date_missing'],
    ])
    assert.deepEqual(lived(change().does('2026-11-23 09:00', plannedFor('2026-11-30')), '2026-12-31 00:00'), [
      ['2026-11-30 15:00', 'alarmed', 'change', 'near'],
      ['2026-12-01 08:45', 'alarmed', 'change', 'missed'],
    ])
  })
  test('R2.5 for an uncovered request only those of the reaction', () => {
    assert.deepEqual(
      lived(anUncoveredTicket(), '2026-12-31 00:00').map(([, , norm]) => norm),
      ['reaction', 'reaction'],
    )
  })
  test('after an outage only what still says something', () => {
    const story = aTicketAtWork({ at: '2026-11-23 08:45' }).rounds('2026-11-24 12:00')
    assert.deepEqual(
      story.ticket().alarms.map(({ phase }) => phase),
      ['missed'],
    )
  })
  test('an ended request has no matters', () => {
    for (const state of ['closed', 'cancelled'] as const)
      assert.deepEqual(aTicketIn(state).matters('2027-01-20 12:00'), { due: [], next: null })
  })
  test('two workers: the late one finds nothing to do', () => {
    const story = aTicket().does('2026-11-23 10:00', soundOfClock.alarm, { by: theClock })
    assert.equal(refusalOf(story.tries('2026-11-23 10:00', soundOfClock.alarm, { by: theClock })), 'nothing_changes')
  })
})

describe('R5.5 silence (DOMAIN 4.6)', () => {
  test('reminders after 2, 5 and 10 working days, in every wait for the customer', () => {
    for (const state of ['waiting_for_customer', 'delivery_verification', 'resolution_verification'] as const)
      assert.deepEqual(
        lived(aTicketIn(state), '2027-01-31 00:00').filter(([, type]) => type === 'reminded'),
        [
          ['2026-11-25 09:30', 'reminded', 1],
          ['2026-11-30 09:30', 'reminded', 2],
          ['2026-12-07 09:30', 'reminded', 3],
        ],
      )
  })
  test('R5.7 nothing closes behind the back of the customer by default', () => {
    const story = aTicketIn('resolution_verification')
    lived(story, '2027-06-01 00:00')
    assert.equal(story.ticket().state, 'resolution_verification')
  })
  test('every wait counts anew', () => {
    const story = aTicketIn('waiting_for_customer').rounds('2026-11-25 10:00')
    assert.equal(story.ticket().remindersSent, 1)
    story.does('2026-11-25 11:00', sound.message, byRequester).does('2026-11-26 12:00', sound.ask)
    assert.equal(story.ticket().remindersSent, 0)
    assert.deepEqual(
      lived(story, '2026-11-30 23:00').filter(([, type]) => type === 'reminded'),
      [['2026-11-30 12:00', 'reminded', 1]],
    )
  })
  test('U19 who wrote during a verification is not silent, until he owes a word again', () => {
    const story = aTicketIn('resolution_verification').does('2026-11-24 10:00', sound.message, byRequester)
    assert.equal(story.ticket().silentSince, null)
    assert.deepEqual(lived(story, '2026-12-31 00:00'), [])
    story.does('2027-01-11 10:00', sound.message)
    assert.deepEqual(lived(story, '2027-01-14 00:00'), [['2027-01-13 10:00', 'reminded', 1]])
  })
  test('another word of the provider does not put the reminder off', () => {
    const story = aTicketIn('waiting_for_customer').does('2026-11-24 16:00', sound.message)
    assert.equal(inMoscow(story.matters('2026-11-24 16:00').next), '2026-11-25 09:30')
  })
  test('after an outage one reminder a working day', () => {
    const story = aTicketIn('resolution_verification')
    story.rounds('2026-12-21 10:00')
    assert.equal(story.ticket().remindersSent, 1)
    assert.deepEqual(lived(story, '2026-12-31 00:00'), [
      ['2026-12-22 10:00', 'reminded', 2],
      ['2026-12-23 10:00', 'reminded', 3],
    ])
  })
  test('R5.7 where the regulation allows it, silence closes after two warnings, and the customer reopens', () => {
    const regulation = { ...asmo2023, closeBySilenceAfterDays: 7 }
    const story = aTicketIn('resolution_verification', { regulation })
    assert.deepEqual(lived(story, '2027-01-31 00:00'), [
      ['2026-11-25 09:30', 'reminded', 1],
      ['2026-11-30 09:30', 'reminded', 2],
      ['2026-12-02 09:30', 'closed_by_silence'],
    ])
    assert.equal(story.ticket().state, 'closed')
    assert.equal(story.does('2026-12-03 10:00', sound.reopen, byRequester).ticket().state, 'in_progress')
  })
  test('R5.7 silence never closes without two warnings, nor a question', () => {
    const soon = { ...asmo2023, closeBySilenceAfterDays: 1 }
    const story = aTicketIn('resolution_verification', { regulation: soon })
    assert.equal(
      refusalOf(story.tries('2026-11-27 10:00', { command: 'close_by_silence' }, { by: theClock })),
      'nothing_changes',
    )
    assert.deepEqual(lived(story, '2027-01-31 00:00').at(-1), ['2026-12-01 09:30', 'closed_by_silence'])
    const unwarned = aTicketIn('resolution_verification', { regulation: { ...soon, reminderDays: [2] } })
    assert.deepEqual(lived(unwarned, '2027-01-31 00:00'), [['2026-11-25 09:30', 'reminded', 1]])
    const asked = aTicketIn('waiting_for_customer', { regulation: soon })
    assert.ok(lived(asked, '2027-01-31 00:00').every(([, type]) => type !== 'closed_by_silence'))
    assert.equal(asked.ticket().remindersSent, 3)
  })
})
