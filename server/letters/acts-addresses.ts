import type { StaffActor } from '../../core/people/actor.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { ourAddresses } from './reads-mailboxes.ts'
import { type Sender, senderAt, senderById } from './reads-senders.ts'
import { askAgain, tellTaker } from './writes-decide.ts'
import { addAddress, removeAddress, unblockSender } from './writes-senders.ts'

interface Given {
  readonly actor: StaffActor
  readonly personId: string
  readonly address: string
  readonly now: Instant
}

/**
 * From now on letters from this address are his (A7): said by somebody of the staff, never by a letter. Letters from
 * there that asked who they are from are taken again.
 */
export async function giveAddress(tx: Tx, given: Given): Promise<true | Refusal> {
  const person = await senderById(tx, given.personId)
  if (person === undefined || person.customerId === null) return refuse('not_found')
  const done = await remember(tx, { ...given, person })
  if (done !== true) return done
  if ((await askAgain(tx, { authors: [given.address.toLowerCase()], now: given.now })) > 0) await tellTaker(tx)
  return true
}

/** Writes down an address of a customer's person, and lets letters from it in again. Refused where it is another's. */
export async function remember(
  tx: Tx,
  { actor, person, ...given }: Given & { person: Sender },
): Promise<true | Refusal> {
  const address = given.address.toLowerCase()
  if ((await ourAddresses(tx)).has(address)) return refuse('our_own_address', 'address')
  const holder = await senderAt(tx, address)
  if (holder?.id === person.id) return true
  const { now } = given
  const isNew =
    holder === undefined && (await addAddress(tx, { address, personId: person.id, addedById: actor.personId, now }))
  if (!isNew) return refuse('already_exists', 'address')
  await unblockSender(tx, address)
  await write(tx, { actor, person, address, now, action: 'person.add_address' })
  return true
}

/** Letters from this address are nobody's again. */
export async function takeAddress(tx: Tx, { actor, personId, address, now }: Given): Promise<true | Refusal> {
  const person = await senderById(tx, personId)
  if (person === undefined || !(await removeAddress(tx, { personId, address: address.toLowerCase() })))
    return refuse('not_found')
  await write(tx, { actor, person, address: address.toLowerCase(), now, action: 'person.remove_address' })
  return true
}

const write = (
  tx: Tx,
  deed: { actor: StaffActor; person: Sender; address: string; now: Instant; action: string },
): Promise<void> => {
  const { actor, person, address, now, action } = deed
  const what = { subjectType: 'person', subjectId: person.id, subject: person.name } as const
  return record(tx, { at: now, actorId: actor.personId, action, ...what, detail: { address } })
}
