import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../refusal.ts'
import { replay } from './evolve.ts'
import { register } from './register.ts'
import { registration, sound } from './testing/commands.ts'
import { customerAdministrator, requester, specialist, observer } from './testing/people.ts'
import { byRequester, refusalOf } from './testing/story.ts'
import { aTicket, aTicketAtWork } from './testing/tickets.ts'
import { msk } from './testing/time.ts'

const now = '2026-11-23 10:00'

test('A5 requests of two customers are neither linked nor merged', () => {
  assert.equal(refusalOf(aTicket().tries(now, { ...sound.link, otherCustomerId: 'oka' })), 'other_customer')
  assert.equal(refusalOf(aTicket().tries(now, { ...sound.merge, otherCustomerId: 'oka' })), 'other_customer')
})

test('R5.3 a request is not joined to itself, nor twice in the same way', () => {
  assert.equal(refusalOf(aTicket().tries(now, { ...sound.link, to: 1001 })), 'same_ticket')
  assert.equal(refusalOf(aTicket().tries(now, { ...sound.merge, into: 1001 })), 'same_ticket')
  const story = aTicket().does(now, sound.link)
  assert.equal(refusalOf(story.tries(now, sound.link)), 'already_linked')
  story.does(now, { ...sound.link, relation: 'continues' })
  assert.deepEqual(story.ticket().links, [
    { to: 1002, relation: 'related' },
    { to: 1002, relation: 'continues' },
  ])
})

test('R5.3 merging ends the request as a duplicate of the other', () => {
  const { state, mergedInto, links, endedAt } = aTicket().does(now, sound.merge).ticket()
  assert.deepEqual([state, mergedInto, links], ['cancelled', 1002, [{ to: 1002, relation: 'duplicate_of' }]])
  assert.notEqual(endedAt, null)
})

test('R5.3 a part goes on as a request of its own: each names the other, and the first one stays where it is', () => {
  const story = aTicketAtWork().does(now, sound.split)
  const { state, links } = story.ticket()
  assert.deepEqual([state, links], ['in_progress', [{ to: 1003, relation: 'related' }]])
  assert.equal(refusalOf(story.tries(now, { command: 'split', to: 1001 })), 'same_ticket')
  assert.equal(refusalOf(story.tries(now, sound.split, byRequester)), 'not_your_side')
  const context = { number: 1003, actor: specialist, now: msk(now), channel: 'phone' } as const
  const events = register({ ...registration, splitFrom: 1001 }, context)
  assert.ok(!isRefusal(events))
  assert.deepEqual(
    events.map(({ seq, visibility, fact }) => `${seq} ${visibility} ${fact.type}`),
    ['1 public registered', '2 public linked'],
  )
  const part = replay(events)
  assert.deepEqual(part.links, [{ to: 1001, relation: 'split_from' }])
  assert.deepEqual([part.state, part.publicSeq, part.reactedAt], ['registered', 2, null])
})

test('R5.4 a user watches for himself, the administrator of the customer and staff for others', () => {
  const other = { command: 'watch', personId: 'narrow' } as const
  const self = { command: 'watch', personId: requester.personId } as const
  const story = aTicket()
  assert.equal(refusalOf(story.tries(now, other, byRequester)), 'not_your_role')
  assert.equal(refusalOf(story.tries(now, other)), null)
  story.does(now, other, { by: customerAdministrator }).does(now, self, byRequester)
  assert.deepEqual(story.ticket().watcherIds, ['narrow', 'requester'])
  assert.equal(refusalOf(story.tries(now, self, byRequester)), 'nothing_changes')
  assert.equal(refusalOf(story.tries(now, { ...other, command: 'unwatch' }, byRequester)), 'not_your_role')
  story.does(now, { ...other, command: 'unwatch' })
  assert.deepEqual(story.ticket().watcherIds, ['requester'])
  assert.equal(refusalOf(story.tries(now, { ...other, command: 'unwatch' })), 'nothing_changes')
})

test('U10 U18 whoever writes a letter lets those watch whom he has put in copy, an observer nobody', () => {
  const copied = { command: 'watch', personId: 'narrow', copied: true } as const
  const story = aTicket()
  assert.equal(refusalOf(story.tries(now, copied, byRequester)), null)
  story.does(now, copied, byRequester)
  assert.deepEqual(story.ticket().watcherIds, ['narrow'])
  assert.equal(refusalOf(story.tries(now, copied, byRequester)), 'nothing_changes')
  assert.equal(refusalOf(aTicket().tries(now, copied, { by: observer })), 'read_only_observer')
})
