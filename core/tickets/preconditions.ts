import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { PeoplesCommandName } from './commands.ts'
import type { RuleContext } from './context.ts'
import { reopenUntil } from './reopen-until.ts'
import type { Ticket } from './ticket.ts'

/** A rule that can be asked before anything was typed: `decide` and the `can` block both ask it, there is no copy. */
export type Precondition = (ticket: Ticket, context: RuleContext) => Refusal | null

/** What a command needs beyond the state table, whatever its words are. */
export const preconditions: { readonly [Name in PeoplesCommandName]?: Precondition } = {
  accept: (ticket, { actor }) =>
    ticket.state === 'in_progress' && actor.side === 'provider' && ticket.assigneeId === actor.personId
      ? refuse('already_yours')
      : null,
  agree_planned_date: (ticket) => noDateOnOffer(ticket),
  counter_planned_date: (ticket) => noDateOnOffer(ticket),
  deliver: (ticket) => nobodyWorksOnIt(ticket),
  propose_resolution: (ticket) => nobodyWorksOnIt(ticket),
  reopen: (ticket, context) => tooLateToReopen(ticket, context),
}

/** R2.7: only a date that was set and not agreed yet can be agreed to or answered with another. */
function noDateOnOffer({ planned }: Ticket): Refusal | null {
  if (planned === null) return refuse('planned_date_not_set')
  return planned.agreement === 'agreed' ? refuse('planned_date_already_agreed') : null
}

/** R2.1: what goes to the customer for verification comes from a request that somebody is personally assigned to. */
function nobodyWorksOnIt({ assigneeId }: Ticket): Refusal | null {
  return assigneeId === null ? refuse('accept_first') : null
}

/**
 * R5.7, DOMAIN 3: a request can be reopened within the working days that the regulation gives, counted from its end;
 * later a new linked one. A request merged into another goes on there and is never reopened.
 */
function tooLateToReopen(ticket: Ticket, context: RuleContext): Refusal | null {
  if (ticket.mergedInto !== null) return refuse('not_in_this_state')
  const last = reopenUntil(ticket, context)
  return last !== null && context.now > last ? refuse('reopen_period_over') : null
}
