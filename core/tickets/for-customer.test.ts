import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TicketEvent } from './events.ts'
import { customersNumbers, forCustomer, seqFor } from './for-customer.ts'
import { filesOf, textsOf } from './named-by.ts'
import { sound, toldByPhone, words } from './testing/commands.ts'
import { dispatcher } from './testing/people.ts'
import { byRequester } from './testing/story.ts'
import { aTicket, aTicketAtWork } from './testing/tickets.ts'

const now = '2026-11-23 10:00'
const canary = words('canary')
const shownOf = (events: readonly TicketEvent[]): readonly TicketEvent[] =>
  forCustomer(events.map((event) => ({ event }))).map(({ event }) => event)
const canaryFile = { id: 'canary-file', sha256: 'ca' }

test('B1 an internal word, its file and the fact of it are nowhere in what a customer gets', () => {
  const story = aTicket().rounds('2026-11-23 10:00')
  story.does(now, { command: 'note', text: canary, files: [canaryFile] })
  story.does(now, { ...sound.assign, note: canary }, { by: dispatcher }).does(now, sound.message)
  const shown = shownOf(story.events())
  assert.ok(JSON.stringify(story.events()).includes(canary))
  assert.ok(!JSON.stringify(shown).includes(canary))
  assert.ok(!JSON.stringify(shown).includes('canary-file'))
  assert.deepEqual(
    shown.map(({ fact }) => fact.type),
    ['registered', 'assigned', 'message'],
  )
  assert.deepEqual(
    shown.map(({ seq }) => seq),
    [1, 2, 3],
    'no gap tells of it',
  )
})

test('B1 a customer counts public events only: 1, 2, 3 …, whatever happened between them', () => {
  const story = aTicket().rounds('2026-11-23 10:00')
  story.does(now, { command: 'note', text: canary, files: [] }).does(now, sound.message)
  const { seq, publicSeq } = story.ticket()
  assert.ok(seq > 3)
  assert.equal(publicSeq, 2)
  assert.deepEqual([seqFor('customer', story.ticket()), seqFor('provider', story.ticket())], [2, seq])
  assert.deepEqual(
    [...customersNumbers(story.events().map((event) => ({ event })))],
    [
      [1, 1],
      [seq, 2],
    ],
  )
})

test('U17 an internal fact stays internal, even were it written as public, and old assignment notes are emptied', () => {
  const [registered] = aTicket().events()
  assert.ok(registered !== undefined)
  const forged = [
    { ...registered, seq: 2, fact: { type: 'note', text: canary, files: [] } },
    { ...registered, seq: 3, visibility: 'internal', fact: { type: 'message', text: canary, files: [] } },
    { ...registered, seq: 4, fact: { type: 'alarmed', norm: 'reaction', phase: 'missed', due: registered.at } },
    { ...registered, seq: 5, fact: { type: 'assigned', assigneeId: null, lineId: null, note: canary } },
  ] as const
  assert.deepEqual(shownOf([registered, ...forged]), [
    registered,
    { ...forged[3], seq: 2, fact: { ...forged[3].fact, note: null } },
  ])
})

test('R5.4 all that a customer must see is there: movement, date, specialist, messages, decisions, reminders', () => {
  const story = aTicketAtWork().does(now, sound.set_planned_date).does(now, sound.ask).rounds('2026-11-25 10:00')
  story.does('2026-11-25 11:00', sound.message, byRequester).does('2026-11-25 11:00', sound.propose_resolution)
  story.does('2026-11-25 12:00', { ...sound.accept_resolution, told: toldByPhone })
  assert.deepEqual(
    shownOf(story.events()).map(({ fact }) => fact.type),
    [
      'registered',
      'accepted',
      'classified',
      'planned_date_set',
      'information_requested',
      'reminded',
      'information_provided',
      'resolution_proposed',
      'resolution_accepted',
    ],
  )
})

test('every digest and file of a fact is named, so that no word is left without its place beside the chain', () => {
  const story = aTicketAtWork().does(now, sound.deliver)
  const delivered = story.events().at(-1)
  assert.ok(delivered !== undefined)
  assert.deepEqual(textsOf(delivered.fact), [words('title'), words('instructions')])
  assert.deepEqual(filesOf(delivered.fact), [{ id: 'file', sha256: 'ab' }])
  story.does(now, { ...sound.reject_delivery, told: toldByPhone })
  assert.deepEqual(textsOf(story.events().at(-1)?.fact ?? delivered.fact), [words('reason'), toldByPhone.note])
  for (const { fact } of story.events()) {
    const digests = JSON.stringify(fact).match(/[0-9a-f]{64}/g) ?? []
    assert.deepEqual([...textsOf(fact)].toSorted(), [...digests].toSorted(), fact.type)
  }
})
