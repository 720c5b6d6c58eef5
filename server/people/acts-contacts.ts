import type { z } from 'zod'
import type { House } from '../house.ts'
import type { Actor } from '../../core/people/actor.ts'
import { mayChangeContact, mayChangeEmail } from '../../core/people/rights.ts'
import type { contactChangeShape, newContactShape } from '../../core/people/wire.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { findHolder, isOpenCustomer, lockHolders, lockPerson, type PersonRow } from './reads.ts'
import { actorId, addPerson, changePerson, tellOfPerson, type PersonChange } from './writes.ts'
import { dropLinksOf } from './writes-links.ts'
import { endSessionsOf } from './writes-sign-in.ts'

/** A new person of a customer (R3, R5.1). Nothing is sent to him until somebody invites him. */
export async function addContact(
  tx: Tx,
  house: House,
  given: { actor: Actor; customerId: string; person: z.output<typeof newContactShape>; now: Instant },
): Promise<string | Refusal> {
  const { actor, customerId, person, now } = given
  if (actor.side === 'customer' && actor.customerId !== customerId) return refuse('not_found')
  if (!(await isOpenCustomer(tx, customerId))) return refuse('not_found')
  const id = house.random.uuid()
  if (!(await addPerson(tx, { ...person, sees: seesOf(person), id, side: 'customer', customerId, now }))) {
    return taken(actor, await findHolder(tx, person.email))
  }
  const detail = { customerId, email: person.email, role: person.role }
  await record(tx, {
    at: now,
    actorId: actorId(actor),
    action: 'person.add',
    subjectType: 'person',
    subjectId: id,
    subject: person.name,
    detail,
  })
  return id
}

/** Changes a customer's person; rights that are taken away are gone with the next call (A9). */
export async function changeContact(
  tx: Tx,
  given: { actor: Actor; personId: string; change: z.output<typeof contactChangeShape>; now: Instant },
): Promise<true | Refusal> {
  const { actor, personId, change, now } = given
  const customers = actor.side === 'customer' ? await lockHolders(tx, 'customer_administrator', actor.customerId) : []
  const person = await lockPerson(tx, personId)
  if (person === undefined) return refuse('not_found')
  const newEmail = change.email !== undefined && change.email !== person.email
  const right = newEmail ? mayChangeEmail(actor, person) : mayChangeContact(actor, person)
  if (right !== true) return refuse(right)
  // Nobody enters for a customer who has left.
  if (change.active === true && !(await isOpenCustomer(tx, person.customerId ?? ''))) return refuse('not_in_this_state')
  // A customer's administrator must not lock his organisation out; the staff can always name another one.
  const leaves = change.active === false || (change.role !== undefined && change.role !== 'customer_administrator')
  if (leaves && customers.length === 1 && customers[0] === personId) return refuse('last_administrator')
  const sees = change.role === 'customer_administrator' ? 'organisation' : change.sees
  return writeChange(tx, { actor, person, change: { ...change, sees }, now })
}

/** Writes a change of any person and what follows from it: sessions, links, open streams, the audit. */
export async function writeChange(
  tx: Tx,
  given: { actor: Actor; person: PersonRow; change: PersonChange; now: Instant },
): Promise<true | Refusal> {
  const { actor, person, change, now } = given
  const holder = change.email === undefined ? undefined : await findHolder(tx, change.email)
  if (holder !== undefined && holder.id !== person.id) return taken(actor, holder)
  await changePerson(tx, person.id, change)
  if (change.active === false) await endSessionsOf(tx, person.id)
  if (change.active === false || (change.email !== undefined && change.email !== person.email))
    await dropLinksOf(tx, person.id)
  if ([change.active, change.role, change.sees].some((value) => value !== undefined)) await tellOfPerson(tx, person.id)
  const action = change.active === false && person.active ? 'person.deactivate' : 'person.change'
  const detail = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const what = { subjectType: 'person', subjectId: person.id, subject: person.name } as const
  await record(tx, { at: now, actorId: actorId(actor), action, ...what, detail })
  return true
}

/** Closes the accounts of everybody of a customer who leaves. */
export async function deactivateAllOf(
  tx: Tx,
  { actor, customerId, now }: { actor: Actor; customerId: string; now: Instant },
): Promise<void> {
  for (const role of ['user', 'customer_administrator', 'observer']) {
    for (const id of await lockHolders(tx, role, customerId)) {
      const person = await lockPerson(tx, id)
      const done = person && (await writeChange(tx, { actor, person, change: { active: false }, now }))
      if (isRefusal(done)) throw new Error(`cannot deactivate: ${done.refused}`)
    }
  }
}

/** A6, DOMAIN 5: of an address outside his organisation a customer learns neither whose it is nor on which side. */
const taken = (actor: Actor, holder: { readonly customerId: string | null } | undefined): Refusal =>
  actor.side === 'customer' && holder?.customerId !== actor.customerId
    ? refuse('address_not_usable', 'email')
    : refuse('already_exists', 'email')

const seesOf = (person: { role: string; sees?: string | undefined }): string =>
  person.role === 'customer_administrator' ? 'organisation' : (person.sees ?? 'own')
