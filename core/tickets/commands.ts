import type { Entitlement } from '../contracts/entitlement.ts'
import type { CivilDate, Instant } from '../time/instant.ts'
import type { FileMark, Registered, TextDigest, Told } from './events.ts'
import type { Complexity, Criticality, DeliveryKind, LinkRelation, Service, TicketKind } from './words.ts'

/** Registration is the only command without a ticket before it (R5.1, R5.2). */
export type RegisterCommand = Omit<Registered, 'type'> & {
  readonly command: 'register'
  /** The request that it is a part of, when staff divides one (R5.3). */
  readonly splitFrom?: number | null
  /** The request that it goes on from: an answer that came too late for it, or about something else (U11). */
  readonly continues?: number | null
}

interface Says<Name extends string> {
  readonly command: Name
  readonly text: TextDigest
  readonly files: readonly FileMark[]
}

/**
 * Everything that can be asked of a ticket. Texts and files have been stored by the act before and are named by digest.
 * The only way to change a request is a command that yields events (DOMAIN 3).
 */
export type TicketCommand =
  | { readonly command: 'accept' }
  | {
      readonly command: 'assign'
      readonly assigneeId: string | null
      readonly lineId: string | null
      readonly note: TextDigest | null
    }
  | {
      readonly command: 'classify'
      readonly kind: TicketKind
      readonly complexity: Complexity | null
      readonly critical: Criticality
      readonly justification: TextDigest | null
      readonly service: Service
      readonly productId: string | null
      readonly moduleId: string | null
      /** Decided anew by the act from the contracts, since kind, service or product may have changed. */
      readonly entitlement: Entitlement
    }
  | {
      readonly command: 'set_planned_date'
      readonly date: CivilDate
      readonly due: Instant
      readonly reason: TextDigest | null
    }
  | { readonly command: 'agree_planned_date' }
  | { readonly command: 'counter_planned_date'; readonly date: CivilDate; readonly reason: TextDigest }
  /** `told`: staff writes down what the customer said by telephone or otherwise; never from the customer himself (U9). */
  | (Says<'message'> & { readonly told?: Told | null })
  | Says<'note'>
  | Says<'ask'>
  | {
      readonly command: 'deliver'
      readonly deliveryId: string
      readonly kind: DeliveryKind
      readonly title: TextDigest
      readonly instructions: TextDigest
      readonly files: readonly FileMark[]
    }
  | {
      readonly command: 'accept_delivery'
      readonly deliveryId: string
      readonly told: Told | null
      readonly comment: TextDigest | null
    }
  | {
      readonly command: 'reject_delivery'
      readonly deliveryId: string
      readonly told: Told | null
      readonly reason: TextDigest
      readonly files?: readonly FileMark[]
    }
  | Says<'propose_resolution'>
  | { readonly command: 'accept_resolution'; readonly told: Told | null; readonly comment: TextDigest | null }
  | {
      readonly command: 'return_for_rework'
      readonly told: Told | null
      readonly reason: TextDigest
      readonly files: readonly FileMark[]
    }
  | { readonly command: 'withdraw'; readonly reason: TextDigest }
  | { readonly command: 'cancel'; readonly reason: TextDigest | null }
  | { readonly command: 'reopen'; readonly reason: TextDigest }
  | { readonly command: 'link'; readonly to: number; readonly relation: LinkRelation; readonly otherCustomerId: string }
  | {
      readonly command: 'merge'
      readonly into: number
      readonly otherCustomerId: string
      readonly reason: TextDigest | null
    }
  /** `to`: the request that the part has become, registered just before. */
  | { readonly command: 'split'; readonly to: number }
  | { readonly command: 'attach'; readonly files: readonly FileMark[] }
  /** `copied`: the writer has put him in copy of his own letter, who has the words already (U10). */
  | { readonly command: 'watch'; readonly personId: string; readonly copied?: true }
  | { readonly command: 'unwatch'; readonly personId: string }
  | { readonly command: 'remind'; readonly nth: number }
  | {
      readonly command: 'alarm'
      readonly norm: string
      readonly phase: 'near' | 'missed' | 'planned_date_missing' | 'not_classified'
      readonly due: Instant
    }
  | { readonly command: 'close_by_silence' }

export type CommandName = TicketCommand['command']

/** The command of one name. */
export type CommandOf<Name extends CommandName> = Extract<TicketCommand, { readonly command: Name }>

/** What only the rounds of the clock command. */
export type SystemCommand = CommandOf<'remind' | 'alarm' | 'close_by_silence'>

/** What people command: what the `can` block of replies speaks of. */
export type PeoplesCommandName = Exclude<CommandName, SystemCommand['command']>
