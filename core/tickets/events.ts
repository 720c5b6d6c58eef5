import type { Entitlement } from '../contracts/entitlement.ts'
import type { CivilDate, Instant } from '../time/instant.ts'
import type {
  Channel,
  Complexity,
  Criticality,
  DeliveryKind,
  Impact,
  LinkRelation,
  Service,
  TicketKind,
  ToldBy,
  Urgency,
  Visibility,
} from './words.ts'

/**
 * The digest under which a text lies beside the chain: SHA-256 over its salt and its bytes, in hex. Events hold
 * digests only, so that a person's words can be erased (152-ФЗ) and the chain still verifies.
 */
export type TextDigest = string & { readonly textDigest: unique symbol }

/** A file as an event names it: the stored file's id and the SHA-256 of its content. */
export interface FileMark {
  readonly id: string
  readonly sha256: string
}

/** How the customer told the staff what the staff then recorded for him (U19), and which of his people it was. */
export interface Told {
  readonly by: ToldBy
  readonly personId: string
  readonly note: TextDigest
}

export interface Registered {
  readonly type: 'registered'
  readonly customerId: string
  /** On whose behalf (R5.1); the actor of the event is who registered. */
  readonly requesterId: string
  readonly subject: TextDigest
  readonly description: TextDigest
  readonly kind: TicketKind
  readonly critical: Criticality
  readonly impact: Impact
  readonly urgency: Urgency
  readonly service: Service
  readonly productId: string | null
  readonly moduleId: string | null
  readonly expectedBy: CivilDate | null
  readonly lineId: string | null
  readonly entitlement: Entitlement
  readonly regulation: { readonly id: string; readonly version: number }
  readonly files: readonly FileMark[]
}

export interface Classified {
  readonly type: 'classified'
  readonly kind: TicketKind
  readonly complexity: Complexity | null
  readonly critical: Criticality
  readonly justification: TextDigest | null
  readonly service: Service
  readonly productId: string | null
  readonly moduleId: string | null
  readonly entitlement: Entitlement
}

export interface DeliverySent {
  readonly type: 'delivery_sent'
  readonly deliveryId: string
  readonly kind: DeliveryKind
  readonly title: TextDigest
  readonly instructions: TextDigest
  readonly files: readonly FileMark[]
}

interface WithText<Type extends string> {
  readonly type: Type
  readonly text: TextDigest
  readonly files: readonly FileMark[]
}

interface WithReason<Type extends string> {
  readonly type: Type
  readonly reason: TextDigest
}

/** What happened, without who and when. */
export type TicketFact =
  | Registered
  | { readonly type: 'accepted'; readonly assigneeId: string }
  | {
      readonly type: 'assigned'
      readonly assigneeId: string | null
      readonly lineId: string | null
      readonly note: TextDigest | null
    }
  | Classified
  | {
      readonly type: 'planned_date_set'
      readonly date: CivilDate
      readonly due: Instant
      readonly reason: TextDigest | null
    }
  | { readonly type: 'planned_date_agreed' }
  | { readonly type: 'planned_date_countered'; readonly date: CivilDate; readonly reason: TextDigest }
  | (WithText<'message'> & { readonly told?: Told | null })
  | WithText<'note'>
  | WithText<'information_requested'>
  | (WithText<'information_provided'> & { readonly told?: Told | null })
  | DeliverySent
  | {
      readonly type: 'delivery_accepted'
      readonly deliveryId: string
      readonly told: Told | null
      readonly comment: TextDigest | null
    }
  | {
      readonly type: 'delivery_rejected'
      readonly deliveryId: string
      readonly told: Told | null
      readonly reason: TextDigest
      readonly files?: readonly FileMark[]
    }
  | WithText<'resolution_proposed'>
  | { readonly type: 'resolution_accepted'; readonly told: Told | null; readonly comment: TextDigest | null }
  | {
      readonly type: 'returned_for_rework'
      readonly told: Told | null
      readonly reason: TextDigest
      readonly files: readonly FileMark[]
    }
  /** Staff takes back what lies with the customer: a question, a delivery or a resolution. */
  | WithReason<'withdrawn'>
  | { readonly type: 'cancelled'; readonly reason: TextDigest | null }
  | WithReason<'reopened'>
  | { readonly type: 'linked'; readonly to: number; readonly relation: LinkRelation }
  /** A part of it goes on as a request of its own (R5.3). */
  | { readonly type: 'split_off'; readonly to: number }
  | { readonly type: 'merged'; readonly into: number; readonly reason: TextDigest | null }
  | { readonly type: 'attached'; readonly files: readonly FileMark[] }
  | { readonly type: 'watched'; readonly personId: string }
  | { readonly type: 'unwatched'; readonly personId: string }
  /** The clock's rounds: the nth reminder of silence (DOMAIN 4.6). */
  | { readonly type: 'reminded'; readonly nth: number }
  /** The clock's rounds: a norm is near or missed, or a date or classification is missing (DOMAIN 4.4). */
  | { readonly type: 'alarmed'; readonly norm: string; readonly phase: AlarmPhase; readonly due: Instant }
  | { readonly type: 'closed_by_silence' }

export type AlarmPhase = 'near' | 'missed' | 'planned_date_missing' | 'not_classified'

export type FactType = TicketFact['type']

/** The fact of one type. */
export type FactOf<Type extends FactType> = Extract<TicketFact, { readonly type: Type }>

/** Who, when, through which door, and who may read it. */
export interface Stamp {
  readonly ticket: number
  /** 1, 2, 3 … within the ticket. */
  readonly seq: number
  readonly at: Instant
  readonly actor: { readonly side: 'provider' | 'customer' | 'system'; readonly personId: string | null }
  readonly channel: Channel
  readonly visibility: Visibility
}

export type TicketEvent = Stamp & { readonly fact: TicketFact }

/** Facts that never leave the staff side, whatever else changes (U17, B1). */
export const internalFacts: ReadonlySet<FactType> = new Set<FactType>(['note', 'alarmed'])
