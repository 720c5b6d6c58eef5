import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { Given } from './context.ts'
import type { TicketFact } from './events.ts'

type Decided = Refusal | readonly TicketFact[]

/** R2.3: the customer takes his request back; staff cancels only with a reason (`reason_is_missing`). */
export function cancel({ command: { reason }, context: { actor } }: Given<'cancel'>): Decided {
  if (actor.side === 'provider' && reason === null) return refuse('reason_is_missing', 'reason')
  return [{ type: 'cancelled', reason }]
}

/** R5.7, DOMAIN 3: an ended request is taken up again, with a reason; how long it can be stands in `preconditions.ts`. */
export function reopen({ command: { reason } }: Given<'reopen'>): Decided {
  return [{ type: 'reopened', reason }]
}
