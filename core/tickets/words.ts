/** The words of a request as the glossary has them (DOMAIN 1 and 3). */
export const ticketStates = [
  'registered',
  'in_progress',
  'waiting_for_customer',
  'delivery_verification',
  'resolution_verification',
  'closed',
  'cancelled',
] as const
export type TicketState = (typeof ticketStates)[number]

/** R2.4, R2.6: what the customer asks for; `update` is a new version or documentation. */
export const ticketKinds = ['consultation', 'defect', 'change', 'update'] as const
export type TicketKind = (typeof ticketKinds)[number]

/** R2.7 «типовые / нетиповые вопросы». Null on a ticket: a specialist has not said yet. */
export const complexities = ['standard', 'non_standard'] as const
export type Complexity = (typeof complexities)[number]

/**
 * R2.7 «критическая ошибка». `claimed`: the customer says that work is impossible; the critical norm runs on his word
 * until a specialist confirms or declines it with a justification.
 */
export const criticalities = ['no', 'claimed', 'confirmed', 'declined'] as const
export type Criticality = (typeof criticalities)[number]

/** R5.2 «параметры приоритета», in the customer's own terms. */
export const impacts = ['one_person', 'department', 'organisation'] as const
export type Impact = (typeof impacts)[number]
export const urgencies = ['can_wait', 'hampers_work', 'stops_work'] as const
export type Urgency = (typeof urgencies)[number]

/** R2.5, R2.6 «состав услуги». */
export const services = ['support', 'maintenance', 'development'] as const
export type Service = (typeof services)[number]

/** R2.2: the door through which something came. `clock`: the rounds. */
export const channels = ['web', 'phone', 'mail', 'api', 'clock'] as const
export type Channel = (typeof channels)[number]

/** Who can read an event. Decided when it is written, never changed (U17, B2). */
export type Visibility = 'public' | 'internal'

export const deliveryKinds = ['software', 'metadata'] as const
export type DeliveryKind = (typeof deliveryKinds)[number]
export const deliveryStates = ['pending', 'accepted', 'rejected', 'withdrawn'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** How a customer told the staff of his decision, when the staff records it for him (U19). */
export const toldBy = ['phone', 'mail', 'meeting', 'document'] as const
export type ToldBy = (typeof toldBy)[number]

export const linkRelations = ['related', 'duplicate_of', 'split_from', 'continues'] as const
export type LinkRelation = (typeof linkRelations)[number]

/** Priority as impact × urgency, 1 (first) to 5 (last). */
export function priorityOf(impact: Impact, urgency: Urgency): number {
  return 5 - impacts.indexOf(impact) - urgencies.indexOf(urgency)
}
