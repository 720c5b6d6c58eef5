import type { House } from '../house.ts'
import type { Actor } from '../../core/people/actor.ts'
import type { StaffRole } from '../../core/people/roles.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import { changeContact } from './acts-contacts.ts'
import { makeLink, type MadeLink } from './acts-links.ts'
import { addStaff, changeStaff } from './acts-staff.ts'
import { lockPerson } from './reads.ts'
import { allStaff, idByEmail, type StaffRow } from './reads-staff.ts'

/** What `asmo user` does: acts of the machine's owner, without a session; the audit names nobody. */
const owner: Actor = { side: 'system' }

export const listAccounts = (house: House): Promise<StaffRow[]> => house.database.read((reader) => allStaff(reader))

/** A new member of the staff with the link to his first password. */
export async function addAccount(
  house: House,
  { name, email, role }: { name: string; email: string; role: StaffRole },
): Promise<MadeLink | Refusal> {
  const now = house.now()
  return house.database.act(async (tx) => {
    const personId = await addStaff(tx, house, { actor: owner, person: { name, email, role }, now })
    return typeof personId === 'string' ? makeLink(tx, house, { actor: owner, personId, now }) : personId
  })
}

/** A link to a new password for anybody, staff or customer. */
export async function passwordLink(house: House, email: string): Promise<MadeLink | Refusal> {
  const now = house.now()
  return house.database.act(async (tx) => {
    const personId = await idByEmail(tx, email)
    return personId === undefined ? refuse('not_found') : makeLink(tx, house, { actor: owner, personId, now })
  })
}

/** Closes anybody's account at once. */
export async function deactivateAccount(house: House, email: string): Promise<true | Refusal> {
  const now = house.now()
  return house.database.act(async (tx) => {
    const personId = await idByEmail(tx, email)
    if (personId === undefined) return refuse('not_found')
    const person = await lockPerson(tx, personId)
    const given = { actor: owner, personId, change: { active: false }, now }
    return person?.side === 'provider' ? changeStaff(tx, given) : changeContact(tx, given)
  })
}
