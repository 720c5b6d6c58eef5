import type { CustomerRole, StaffRole } from '../people/roles.ts'
import type { TicketEvent } from '../tickets/events.ts'
import type { Ticket } from '../tickets/ticket.ts'
import type { Template } from './templates.ts'

/** Why somebody gets a letter: shown before sending and beside the letter (U16). */
export type HearsBecause = 'requester' | 'watcher' | 'told' | 'assignee' | 'dispatcher' | 'manager'

export interface Hears {
  readonly personId: string
  readonly template: Template
  readonly reason: HearsBecause
}

/** What the rule must know of a person. */
export type PersonFacts =
  | {
      readonly id: string
      readonly side: 'customer'
      readonly customerId: string
      readonly role: CustomerRole
      readonly active: boolean
    }
  | {
      readonly id: string
      readonly side: 'provider'
      readonly role: StaffRole
      readonly lineId: string | null
      readonly active: boolean
    }

/** An event, or one that would be written: the composer asks who would hear before anything is sent (U16). */
export type Happening = Pick<TicketEvent, 'actor' | 'visibility' | 'fact'>

export interface Heard {
  readonly event: Happening
  /** The request with the event folded in. */
  readonly ticket: Ticket
  /** The requester, the watchers, who told, and all staff. Somebody who is not among them hears nothing. */
  readonly people: readonly PersonFacts[]
}
