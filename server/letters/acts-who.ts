import type { z } from 'zod'
import type { KeptDecision } from '../../core/letters/decide.ts'
import type { letterDecisionShape } from '../../core/letters/wire.ts'
import type { StaffActor } from '../../core/people/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import { emailText } from '../../core/wire.ts'
import type { Tx } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { addContact } from '../people/acts-contacts.ts'
import { remember } from './acts-addresses.ts'
import { ourAddresses } from './reads-mailboxes.ts'
import { senderAt, senderById } from './reads-senders.ts'

type Decision = z.output<typeof letterDecisionShape>

interface Given<Kind extends Decision['kind']> {
  readonly actor: StaffActor
  /** Null: the letter has no single author whose address could be used. */
  readonly author: string | null
  readonly decision: Extract<Decision, { kind: Kind }>
  readonly now: Instant
}

/** The letter is from this person of a customer; its address becomes one of his only where that is said, too (A7). */
export async function nameSender(tx: Tx, given: Given<'person'>): Promise<KeptDecision | Refusal> {
  const { actor, author, decision, now } = given
  const { personId } = decision
  const person = await senderById(tx, personId)
  if (person === undefined || person.customerId === null) return refuse('not_found', 'personId')
  if (!person.active) return refuse('person_inactive', 'personId')
  if (decision.remember) {
    if (author === null) return refuse('invalid_input', 'remember')
    const done = await remember(tx, { actor, personId, person, address: author, now })
    if (isRefusal(done)) return refuse(done.refused, 'remember')
  }
  return { kind: 'person', personId }
}

/** The letter is from somebody new: he is added as by hand, and is no draft. */
export async function addSender(
  tx: Tx,
  house: House,
  { actor, author, decision, now }: Given<'new_person'>,
): Promise<KeptDecision | Refusal> {
  const { customerId, name, role } = decision
  const email = emailText.safeParse(decision.email ?? author ?? '').data
  if (email === undefined) return refuse('address_not_usable', 'email')
  const address = email.toLowerCase()
  if ((await ourAddresses(tx)).has(address)) return refuse('our_own_address', 'email')
  if ((await senderAt(tx, address)) !== undefined) return refuse('already_exists', 'email')
  const added = await addContact(tx, house, { actor, customerId, person: { name, email, role }, now })
  return isRefusal(added) ? added : { kind: 'person', personId: added }
}
