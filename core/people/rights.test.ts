import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from './actor.ts'
import { mayChangeContact, mayChangeEmail, mayMakeLink, type Subject } from './rights.ts'

const staff = (role: 'dispatcher' | 'specialist' | 'manager' | 'administrator'): Actor => ({
  side: 'provider',
  personId: 's',
  role,
  lineId: null,
})
const customer = (customerId: string, role: 'user' | 'customer_administrator' | 'observer'): Actor => ({
  side: 'customer',
  personId: 'c',
  customerId,
  role,
  sees: 'organisation',
})
const invited: Subject = { side: 'customer', customerId: 'ours', joined: false }
const living: Subject = { ...invited, joined: true }
const colleague: Subject = { side: 'provider', customerId: null, joined: true }

const cases: readonly (readonly [string, Actor, Subject, change: unknown, email: unknown, link: unknown])[] = [
  ['the machine', { side: 'system' }, living, true, true, true],
  ['an administrator', staff('administrator'), living, true, true, true],
  ['a manager', staff('manager'), living, true, true, 'not_your_role'],
  ['a dispatcher', staff('dispatcher'), living, true, 'not_your_role', 'not_your_role'],
  ['a dispatcher, somebody not joined yet', staff('dispatcher'), invited, true, true, true],
  ['a specialist', staff('specialist'), invited, 'not_your_role', 'not_your_role', 'not_your_role'],
  ['the own administrator', customer('ours', 'customer_administrator'), living, true, true, true],
  ['a colleague', customer('ours', 'user'), living, 'not_your_role', 'not_your_role', 'not_your_role'],
  ['A1 another customer', customer('theirs', 'customer_administrator'), living, 'not_found', 'not_found', 'not_found'],
  ['an administrator, one of the staff', staff('administrator'), colleague, 'not_found', 'not_found', true],
  ['a manager, one of the staff', staff('manager'), colleague, 'not_found', 'not_found', 'not_your_role'],
  [
    'a customer, one of the staff',
    customer('ours', 'customer_administrator'),
    colleague,
    'not_found',
    'not_found',
    'not_found',
  ],
]

for (const [title, actor, person, change, email, link] of cases) {
  test(`A7 rights over a person: ${title}`, () => {
    assert.deepEqual(
      [mayChangeContact(actor, person), mayChangeEmail(actor, person), mayMakeLink(actor, person)],
      [change, email, link],
    )
  })
}
