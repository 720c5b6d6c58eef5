import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../people/actor.ts'
import { isRefusal } from '../refusal.ts'
import type { RegisterCommand } from './commands.ts'
import { replay } from './evolve.ts'
import { register } from './register.ts'
import { registration } from './testing/commands.ts'
import {
  allStaff,
  customerAdministrator,
  dispatcher,
  observer,
  requester,
  stranger,
  theClock,
} from './testing/people.ts'
import { refusalOf } from './testing/story.ts'
import { msk } from './testing/time.ts'

const now = msk('2026-11-20 16:30')
const registers = (actor: Actor, change: Partial<RegisterCommand> = {}) =>
  register({ ...registration, ...change }, { number: 1001, actor, now, channel: 'phone' })

test('R5.1 staff registers on behalf of a person of the customer; both are kept apart', () => {
  for (const actor of allStaff) assert.equal(refusalOf(registers(actor)), null, actor.role)
  const events = registers(dispatcher)
  assert.ok(!isRefusal(events))
  const ticket = replay(events)
  assert.deepEqual([ticket.registeredById, ticket.requesterId, ticket.channel], ['dispatcher', 'requester', 'phone'])
  assert.deepEqual([ticket.state, ticket.seq, ticket.reactedAt], ['registered', 1, null], 'registering is no reaction')
  assert.deepEqual([ticket.lastWord.side, ticket.lastWord.personId], ['customer', 'requester'])
})

for (const [who, actor, change, refusal] of [
  ['himself', requester, {}, null],
  ['a colleague', requester, { requesterId: 'colleague' }, 'not_your_role'],
  ['a colleague, as administrator', customerAdministrator, {}, 'not_your_role'],
  ['another house', stranger, {}, 'not_found'],
  ['himself in another house', requester, { customerId: 'oka' }, 'not_found'],
] as const)
  test(`A7 a customer registers for ${who}: ${refusal ?? 'yes'}`, () =>
    assert.equal(refusalOf(registers(actor, change)), refusal))

test('R5.1 observers and the clock register nothing', () => {
  assert.equal(refusalOf(registers({ ...observer, personId: 'requester' })), 'read_only_observer')
  assert.equal(refusalOf(registers(theClock)), 'not_your_side')
})

test('R2.5 a request that nothing covers is registered all the same', () => {
  const entitlement = { covered: false, reason: 'expired', contractId: 'old' } as const
  const events = registers(requester, { entitlement })
  assert.ok(!isRefusal(events))
  assert.deepEqual(replay(events).entitlement, entitlement)
})

test('R2.7 critical is claimed at registration, on any kind, and never confirmed there', () => {
  assert.equal(refusalOf(registers(requester, { critical: 'claimed', kind: 'consultation' })), null)
  assert.equal(refusalOf(registers(dispatcher, { critical: 'confirmed' })), 'invalid_input')
  assert.equal(refusalOf(registers(dispatcher, { critical: 'declined' })), 'invalid_input')
  assert.equal(refusalOf(registers(requester, { productId: null })), 'module_not_of_product')
})

test('A8 nothing but the fields of a registration gets into the history', () => {
  const smuggled = { ...registration, state: 'closed', reactedAt: 1, internal: true }
  const events = register(smuggled, { number: 1001, actor: requester, now, channel: 'web' })
  assert.ok(!isRefusal(events))
  assert.deepEqual(
    Object.keys(events[0]?.fact ?? {}).toSorted(),
    Object.keys({ ...registration, type: '' })
      .filter((key) => key !== 'command')
      .toSorted(),
  )
})
