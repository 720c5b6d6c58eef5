import type { SignedIn } from './actor.ts'

/** What a person sees of requests, decided on facts of the request alone (DOMAIN 5, U18). */
export interface Ownership {
  readonly customerId: string
  readonly requesterId: string
  readonly watcherIds: readonly string[]
}

/** Staff sees everything; a customer's person his organisation's requests, or only those that he raised or watches. */
export function seesTicket(actor: SignedIn, ticket: Ownership): boolean {
  if (actor.side === 'provider') return true
  if (actor.customerId !== ticket.customerId) return false
  if (actor.sees === 'organisation' || actor.role === 'customer_administrator') return true
  return actor.personId === ticket.requesterId || ticket.watcherIds.includes(actor.personId)
}
