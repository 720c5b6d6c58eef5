import type { CustomerRole, Sees, StaffRole } from './roles.ts'

export interface StaffActor {
  readonly side: 'provider'
  readonly personId: string
  readonly role: StaffRole
  readonly lineId: string | null
}

export interface CustomerActor {
  readonly side: 'customer'
  readonly personId: string
  readonly customerId: string
  readonly role: CustomerRole
  readonly sees: Sees
}

/** The rounds of the clock: reminders, alarms, closing by silence. */
export interface SystemActor {
  readonly side: 'system'
}

/** Somebody who signed in. */
export type SignedIn = StaffActor | CustomerActor

/** Whoever can cause an event. */
export type Actor = SignedIn | SystemActor
