import type { CustomerActor, StaffActor, SystemActor } from '../../people/actor.ts'
import type { CustomerRole, StaffRole } from '../../people/roles.ts'

/** The provider's people of tests, one of each role. */
export const dispatcher: StaffActor = staff('dispatcher')
export const specialist: StaffActor = staff('specialist')
export const manager: StaffActor = staff('manager')
export const administrator: StaffActor = staff('administrator')
export const colleague: StaffActor = staff('specialist', 'colleague')
export const allStaff: readonly StaffActor[] = [dispatcher, specialist, manager, administrator]

/** People of the customer whose requests tests speak of; all see the whole organisation but `secretive`. */
export const requester: CustomerActor = customer('user', 'requester')
export const customerAdministrator: CustomerActor = customer('customer_administrator')
export const observer: CustomerActor = customer('observer')
export const allCustomers: readonly CustomerActor[] = [requester, customerAdministrator, observer]

/** A user who sees only what he raised or watches. */
export const narrowUser: CustomerActor = { ...customer('user', 'narrow'), sees: 'own' }
/** A user of another organisation (A4). */
export const stranger: CustomerActor = { ...customer('user', 'stranger'), customerId: 'oka' }

/** The rounds of the clock. */
export const theClock: SystemActor = { side: 'system' }

function staff(role: StaffRole, personId: string = role): StaffActor {
  return { side: 'provider', personId, role, lineId: 'first' }
}

function customer(role: CustomerRole, personId: string = role): CustomerActor {
  return { side: 'customer', personId, customerId: 'vetluga', role, sees: 'organisation' }
}
