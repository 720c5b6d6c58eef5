import type { Ticket } from './ticket.ts'

/** The one thing that a request wants of the customer. */
export type Expected = 'answer' | 'verify_delivery' | 'verify_resolution' | 'agree_planned_date'

/**
 * What is expected of the customer, for the top of his page (R5.5–R5.7, R2.7); null: nothing. What the work waits for
 * comes before a planned date that he may agree to.
 */
export function expected(ticket: Pick<Ticket, 'state' | 'planned'>): Expected | null {
  switch (ticket.state) {
    case 'waiting_for_customer':
      return 'answer'
    case 'delivery_verification':
      return 'verify_delivery'
    case 'resolution_verification':
      return 'verify_resolution'
    case 'closed':
    case 'cancelled':
      return null
    case 'registered':
    case 'in_progress':
      return ticket.planned?.agreement === 'proposed' ? 'agree_planned_date' : null
  }
}
