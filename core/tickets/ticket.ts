import type { Entitlement } from '../contracts/entitlement.ts'
import type { CivilDate, Instant } from '../time/instant.ts'
import type { AlarmPhase, TextDigest } from './events.ts'
import type {
  Channel,
  Complexity,
  Criticality,
  DeliveryKind,
  DeliveryState,
  Impact,
  LinkRelation,
  Service,
  TicketKind,
  TicketState,
  Urgency,
} from './words.ts'

export interface PlannedDate {
  readonly date: CivilDate
  /** Closing time of that day in the provider's calendar. */
  readonly due: Instant
  readonly setAt: Instant
  readonly agreement: 'proposed' | 'agreed' | 'countered'
  readonly counter: { readonly date: CivilDate; readonly reason: TextDigest } | null
}

export interface Delivery {
  readonly id: string
  readonly kind: DeliveryKind
  readonly state: DeliveryState
  readonly sentAt: Instant
}

/** A stretch during which the ball was with the customer, or the request was closed. `to` null: still. */
export interface Wait {
  readonly from: Instant
  readonly to: Instant | null
  readonly why: 'information' | 'delivery' | 'resolution' | 'closed'
}

export interface Alarm {
  readonly norm: string
  readonly phase: AlarmPhase
  readonly due: Instant
}

/** A request (Обращение): the fold of its events and nothing else. */
export interface Ticket {
  readonly number: number
  /** Sequence of the last event folded in. */
  readonly seq: number
  /** How many of the events folded in are public: the only count of them that a customer is told (B1). */
  readonly publicSeq: number
  readonly state: TicketState
  readonly customerId: string
  readonly requesterId: string
  readonly registeredById: string | null
  readonly channel: Channel
  readonly subject: TextDigest
  readonly description: TextDigest
  readonly kind: TicketKind
  readonly complexity: Complexity | null
  readonly critical: Criticality
  readonly impact: Impact
  readonly urgency: Urgency
  readonly service: Service
  readonly productId: string | null
  readonly moduleId: string | null
  readonly expectedBy: CivilDate | null
  readonly entitlement: Entitlement
  readonly regulation: { readonly id: string; readonly version: number }
  readonly lineId: string | null
  readonly assigneeId: string | null
  readonly planned: PlannedDate | null
  readonly deliveries: readonly Delivery[]
  readonly waits: readonly Wait[]
  readonly reworks: number
  readonly watcherIds: readonly string[]
  readonly links: readonly { readonly to: number; readonly relation: LinkRelation }[]
  readonly mergedInto: number | null
  readonly registeredAt: Instant
  /** R2.7 reaction: accepted by a specialist or answered publicly. */
  readonly reactedAt: Instant | null
  /** When the resolution that stands was sent for verification; null when none or returned. */
  readonly resolvedAt: Instant | null
  readonly endedAt: Instant | null
  /** The last word in public: who wrote it and when. */
  readonly lastWord: { readonly side: 'provider' | 'customer'; readonly personId: string | null; readonly at: Instant }
  /**
   * Since when the customer owes a word (DOMAIN 4.6): from the question or delivery on; null while nothing is expected
   * of him, and after he wrote during a verification, until the provider answers.
   */
  readonly silentSince: Instant | null
  /** Reminders sent in this silence. */
  readonly remindersSent: number
  readonly remindedAt: Instant | null
  readonly alarms: readonly Alarm[]
}
