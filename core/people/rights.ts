import type { RefusalWord } from '../refusal.ts'
import type { Actor } from './actor.ts'
import type { StaffRole } from './roles.ts'

/** A person as far as rights over him are concerned. */
export interface Subject {
  readonly side: 'provider' | 'customer'
  readonly customerId: string | null
  /** Has a password: then a link for a new one opens a living account. */
  readonly joined: boolean
}

/** Staff who keep customers and contracts (DOMAIN 5). */
export const keepers: readonly StaffRole[] = ['manager', 'administrator']
/** Staff who keep customers' people; the first line takes calls from people who are new (R4, R5.1). */
export const sorters: readonly StaffRole[] = ['dispatcher', 'manager', 'administrator']

/**
 * Who changes a customer's person: the staff that keeps customers' people, and the customer's own administrator.
 * `not_found` where the person is not the actor's to know of (A1).
 */
export function mayChangeContact(actor: Actor, person: Subject): true | RefusalWord {
  if (person.side !== 'customer') return 'not_found'
  if (actor.side === 'system') return true
  if (actor.side === 'provider') return sorters.includes(actor.role) ? true : 'not_your_role'
  if (actor.customerId !== person.customerId) return 'not_found'
  return actor.role === 'customer_administrator' ? true : 'not_your_role'
}

/** Who changes the address of somebody who already signs in: it is the key to his account (A7). */
export function mayChangeEmail(actor: Actor, person: Subject): true | RefusalWord {
  const right = mayChangeContact(actor, person)
  if (right !== true || !person.joined || actor.side !== 'provider') return right
  return keepers.includes(actor.role) ? true : 'not_your_role'
}

/**
 * Who makes a one-time link for somebody. An invitation: whoever may change him. A new password for a living account:
 * only an administrator, of this customer or of the installation.
 */
export function mayMakeLink(actor: Actor, person: Subject): true | RefusalWord {
  if (actor.side === 'system') return true
  if (actor.side === 'provider' && actor.role === 'administrator') return true
  if (person.side === 'provider') return actor.side === 'provider' ? 'not_your_role' : 'not_found'
  const right = mayChangeContact(actor, person)
  if (right !== true || !person.joined) return right
  return actor.side === 'customer' ? true : 'not_your_role'
}
