import type { z } from 'zod'
import type { House } from '../house.ts'
import type { Actor } from '../../core/people/actor.ts'
import type { newStaffShape, profileChangeShape, staffChangeShape } from '../../core/people/wire.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { writeChange } from './acts-contacts.ts'
import { isOpenLine, lockHolders, lockPerson } from './reads.ts'
import { actorId, addPerson } from './writes.ts'

/** A new member of the staff, who cannot sign in until he takes an invitation. */
export async function addStaff(
  tx: Tx,
  house: House,
  { actor, person, now }: { actor: Actor; person: z.output<typeof newStaffShape>; now: Instant },
): Promise<string | Refusal> {
  if (person.lineId != null && !(await isOpenLine(tx, person.lineId))) return refuse('not_found', 'lineId')
  const id = house.random.uuid()
  if (!(await addPerson(tx, { ...person, id, side: 'provider', customerId: null, now }))) {
    return refuse('already_exists', 'email')
  }
  const detail = { email: person.email, role: person.role }
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

/** Changes a member of the staff; the installation never stays without an administrator. */
export async function changeStaff(
  tx: Tx,
  given: { actor: Actor; personId: string; change: z.output<typeof staffChangeShape>; now: Instant },
): Promise<true | Refusal> {
  const { actor, personId, change, now } = given
  const administrators = await lockHolders(tx, 'administrator', null)
  const person = await lockPerson(tx, personId)
  if (person?.side !== 'provider') return refuse('not_found')
  const leaves = change.active === false || (change.role !== undefined && change.role !== 'administrator')
  if (leaves && administrators.length === 1 && administrators[0] === personId) return refuse('last_administrator')
  if (change.lineId != null && !(await isOpenLine(tx, change.lineId))) return refuse('not_found', 'lineId')
  return writeChange(tx, { actor, person, change, now })
}

/** What a person changes about himself: never his role, address or organisation. */
export async function changeProfile(
  tx: Tx,
  given: { actor: Actor & { personId: string }; change: z.output<typeof profileChangeShape>; now: Instant },
): Promise<true | Refusal> {
  const person = await lockPerson(tx, given.actor.personId)
  return person === undefined ? refuse('not_found') : writeChange(tx, { ...given, person })
}
