import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evolve, replay } from './evolve.ts'
import { sound } from './testing/commands.ts'
import { byRequester } from './testing/story.ts'
import { aTicketAtWork, aTicketIn } from './testing/tickets.ts'
import { inMoscow, msk } from './testing/time.ts'

const history = () => aTicketAtWork().events()

test('a broken history is a fault: gaps, repetitions, foreign events, no registration', () => {
  const [registered, accepted, classified] = history()
  assert.ok(registered !== undefined && accepted !== undefined && classified !== undefined)
  assert.throws(() => replay([]), /without events/)
  assert.throws(() => replay([accepted]), /begins with its registration/)
  assert.throws(() => replay([{ ...registered, seq: 2 }]), /begins with its registration/)
  assert.throws(() => replay([registered, classified]), /event 2 was expected/)
  assert.throws(() => replay([registered, accepted, accepted]), /event 3 was expected/)
  assert.throws(() => replay([registered, { ...accepted, ticket: 1002 }]), /does not belong to request 1001/)
  assert.throws(() => replay([registered, { ...registered, seq: 2 }]), /registered once/)
})

test('folding leaves what it was given as it was', () => {
  const events = aTicketIn('closed').events()
  const before = structuredClone(events)
  const [first, ...rest] = events
  assert.ok(first !== undefined)
  let ticket = evolve(null, first)
  for (const event of rest) {
    const kept = structuredClone(ticket)
    const next = evolve(ticket, event)
    assert.deepEqual(ticket, kept)
    ticket = next
  }
  assert.deepEqual(events, before)
})

test('a request survives the way through JSON, as its stored row takes it', () => {
  const ticket = aTicketIn('closed').ticket()
  assert.deepEqual(JSON.parse(JSON.stringify(ticket)), ticket)
})

test('R5.5, R5.7 the waits: one open at most, each begins where the one before ended or later', () => {
  const story = aTicketAtWork().does('2026-11-23 10:00', sound.ask).does('2026-11-23 11:00', sound.message, byRequester)
  story
    .does('2026-11-23 12:00', sound.propose_resolution)
    .does('2026-11-23 13:00', sound.accept_resolution, byRequester)
  assert.deepEqual(
    story.ticket().waits.map(({ from, to, why }) => [inMoscow(from), inMoscow(to), why]),
    [
      ['2026-11-23 10:00', '2026-11-23 11:00', 'information'],
      ['2026-11-23 12:00', '2026-11-23 13:00', 'resolution'],
      ['2026-11-23 13:00', null, 'closed'],
    ],
  )
})

test('a machine whose clock is behind makes no wait that ends before it began', () => {
  const [last] = aTicketIn('waiting_for_customer').does('2026-11-23 09:00', sound.message, byRequester).ticket().waits
  assert.deepEqual(last, { from: msk('2026-11-23 09:30'), to: msk('2026-11-23 09:30'), why: 'information' })
})
