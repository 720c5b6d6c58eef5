import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { Given, RuleContext } from './context.ts'
import type { TicketFact } from './events.ts'
import type { Ticket } from './ticket.ts'

type Decided = Refusal | readonly TicketFact[]

/**
 * R5.3: names a request that belongs to this one. Refusals: `same_ticket`, `other_customer` (a link never joins two
 * houses, A5), `already_linked` (the same relation to the same request).
 */
export function link({ ticket, command: { to, relation, otherCustomerId } }: Given<'link'>): Decided {
  const refusal = joinRefusal(ticket, { other: to, otherCustomerId, field: 'to' })
  if (refusal !== null) return refusal
  if (ticket.links.some((known) => known.to === to && known.relation === relation))
    return refuse('already_linked', 'to')
  return [{ type: 'linked', to, relation }]
}

/** R5.3: this request is a duplicate and goes on in another one. Refusals: `same_ticket`, `other_customer` (A5). */
export function merge({ ticket, command: { into, otherCustomerId, reason } }: Given<'merge'>): Decided {
  return joinRefusal(ticket, { other: into, otherCustomerId, field: 'into' }) ?? [{ type: 'merged', into, reason }]
}

/**
 * R5.3: a part of this request goes on as one of its own, of the same customer and requester; the act has registered it.
 * Refusal: `same_ticket`.
 */
export function split({ ticket, command: { to } }: Given<'split'>): Decided {
  return to === ticket.number ? refuse('same_ticket', 'to') : [{ type: 'split_off', to }]
}

/**
 * R5.4: somebody will hear of what happens. A customer's person watches himself; his organisation's administrator and
 * staff let others watch, whom the act has checked to be of this customer; whoever writes lets those watch whom he has put
 * in copy of his letter (U10, U18). Refusals: `not_your_role`, `nothing_changes`.
 */
export function watch({ ticket, command: { personId, copied }, context }: Given<'watch'>): Decided {
  const refusal = copied ? null : forSomebodyElse(personId, context)
  if (refusal !== null) return refusal
  return ticket.watcherIds.includes(personId) ? refuse('nothing_changes') : [{ type: 'watched', personId }]
}

/** R5.4: the opposite of `watch`, for the same people. Refusals: `not_your_role`, `nothing_changes`. */
export function unwatch({ ticket, command: { personId }, context }: Given<'unwatch'>): Decided {
  const refusal = forSomebodyElse(personId, context)
  if (refusal !== null) return refusal
  return ticket.watcherIds.includes(personId) ? [{ type: 'unwatched', personId }] : refuse('nothing_changes')
}

function joinRefusal(ticket: Ticket, to: { other: number; otherCustomerId: string; field: string }): Refusal | null {
  if (to.other === ticket.number) return refuse('same_ticket', to.field)
  return to.otherCustomerId === ticket.customerId ? null : refuse('other_customer', to.field)
}

/** U18, DOMAIN 5: who lets others watch, or not any more. Refusal: `not_your_role`. */
export const mayWatchForOthers = ({ actor }: Pick<RuleContext, 'actor'>): Refusal | null =>
  actor.side !== 'customer' || actor.role === 'customer_administrator' ? null : refuse('not_your_role', 'personId')

const forSomebodyElse = (personId: string, context: RuleContext): Refusal | null =>
  context.actor.side === 'customer' && personId === context.actor.personId ? null : mayWatchForOthers(context)
