import type { Instant } from '../time/instant.ts'
import type { FactType, TicketEvent, Told } from './events.ts'
import type { Ticket } from './ticket.ts'

/** Whose word an event is. */
export interface Word {
  readonly side: 'provider' | 'customer'
  readonly personId: string | null
}

/** Facts by which somebody says something to the other side. */
const words: ReadonlySet<FactType> = new Set<FactType>([
  'message',
  'information_requested',
  'information_provided',
  'planned_date_countered',
  'delivery_sent',
  'delivery_accepted',
  'delivery_rejected',
  'resolution_proposed',
  'resolution_accepted',
  'returned_for_rework',
  'withdrawn',
  'cancelled',
  'reopened',
])

/** The public word that an event is, or null. What staff wrote down for a customer is the customer's word (U19). */
export function wordOf({ fact, actor, visibility }: TicketEvent): Word | null {
  if (visibility !== 'public' || actor.side === 'system' || !words.has(fact.type)) return null
  const told: Told | null = 'told' in fact ? (fact.told ?? null) : null
  return told === null ? { side: actor.side, personId: actor.personId } : { side: 'customer', personId: told.personId }
}

/**
 * The request after a word (or none): who spoke last, whether that was the reaction (R2.7: a specialist answered
 * publicly), and whether the customer is silent (DOMAIN 4.6: his word during a verification ends the silence, the
 * provider's next one begins it anew). A word that moved the request has begun or ended the silence already.
 */
export function heard(ticket: Ticket, spoken: { word: Word | null; at: Instant; moved: boolean }): Ticket {
  const { word, at, moved } = spoken
  if (word === null) return ticket
  const lastWord = { side: word.side, personId: word.personId, at }
  // What is said about a request after its end is no reaction to it; the word that ends it is one.
  const reacts = word.side === 'provider' && (ticket.endedAt === null || moved)
  const reactedAt = ticket.reactedAt ?? (reacts ? at : null)
  const spoke = { ...ticket, lastWord, reactedAt }
  const open = ticket.waits.at(-1)
  if (moved || open === undefined || open.to !== null || open.why === 'closed') return spoke
  if (word.side === 'customer') return { ...spoke, silentSince: null, remindersSent: 0, remindedAt: null }
  return ticket.silentSince === null ? { ...spoke, silentSince: at } : spoke
}
