import type { CivilDate } from '../../../core/time/instant.ts'
import type { Ticket } from '../../../core/tickets/ticket.ts'
import type { Impact, Service, TicketKind, Urgency } from '../../../core/tickets/words.ts'
import type { TicketOrder } from '../../tickets/orders.ts'
import type { ContactKey, LineKey, PersonKey, Place, StaffKey } from './cast.ts'

/** What a step needs of the world in which it is played. */
export interface Stage {
  readonly ticket: Ticket
  personId(key: PersonKey): string
  lineId(key: LineKey): string
  placeIds(place: Place): { readonly productId: string; readonly moduleId: string | null }
  /** Uploads files as the person who acts. */
  upload(names: readonly string[]): Promise<string[]>
  /** The number of another story's request. */
  number(story: string): number
  /** So many working days after today; negative: before. */
  workingDay(offset: number): CivilDate
}

/** Somebody does something with the request. */
export interface Step {
  readonly by: PersonKey
  /** Working hours since what happened before. */
  readonly after: number
  readonly order: (stage: Stage) => TicketOrder | Promise<TicketOrder>
}

/** One request from its registration to where it stands today. */
export interface Story {
  readonly key: string
  /** Working hours before today's instant. */
  readonly ago: number
  /** Registered in the evening of that day, when nobody is at work. */
  readonly evening?: boolean
  readonly by: ContactKey
  /** Registered by the staff on his behalf, after a telephone call (R5.1). */
  readonly phone?: StaffKey
  readonly kind: TicketKind
  readonly subject: string
  readonly description: string
  readonly place?: Place
  readonly service?: Service
  readonly impact?: Impact
  readonly urgency?: Urgency
  readonly workImpossible?: boolean
  /** The expected date, in working days from today. */
  readonly expected?: number
  readonly files?: readonly string[]
  readonly steps: readonly Step[]
}
