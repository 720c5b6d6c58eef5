import { isRefusal } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import { tableRefusal } from './allowed.ts'
import type { CommandName, TicketCommand } from './commands.ts'
import type { DecideContext, Given } from './context.ts'
import * as clock from './decide-clock.ts'
import * as ends from './decide-ends.ts'
import * as links from './decide-links.ts'
import * as plan from './decide-plan.ts'
import * as talk from './decide-talk.ts'
import * as verification from './decide-verification.ts'
import * as work from './decide-work.ts'
import type { TicketEvent, TicketFact } from './events.ts'
import { preconditions } from './preconditions.ts'
import type { Precondition } from './preconditions.ts'
import { stamped } from './stamp.ts'
import type { Ticket } from './ticket.ts'

/**
 * Decides a command on a request (DOMAIN 3): the events that it yields, in order, or a refusal, which changes nothing.
 * First the state table, then what the command needs whatever its words are (`preconditions.ts`), then the rules on
 * its words. Pure: the same ticket, command and context give the same answer.
 */
export function decide(
  ticket: Ticket,
  command: TicketCommand,
  context: DecideContext,
): Refusal | readonly TicketEvent[] {
  const refusal = refusalBefore({ ticket, name: command.command, context })
  if (refusal !== null) return refusal
  const decided = apply(command.command, { ticket, command, context })
  if (isRefusal(decided)) return decided
  return stamped({ number: ticket.number, after: ticket.seq, facts: decided, context })
}

/** What is refused before the words of the command are looked at; the `can` block of replies is made of this. */
export function refusalBefore(asked: {
  readonly ticket: Ticket
  readonly name: CommandName
  readonly context: Parameters<Precondition>[1]
}): Refusal | null {
  const { ticket, name, context } = asked
  const refusal = tableRefusal(ticket, name, context.actor)
  if (refusal !== null) return refusal
  const all: { readonly [Name in CommandName]?: Precondition } = preconditions
  return all[name]?.(ticket, context) ?? null
}

type Deciders = { readonly [Name in CommandName]: (given: Given<Name>) => Refusal | readonly TicketFact[] }

const deciders: Deciders = {
  accept: work.accept,
  assign: work.assign,
  classify: work.classify,
  set_planned_date: plan.setPlannedDate,
  agree_planned_date: plan.agreePlannedDate,
  counter_planned_date: plan.counterPlannedDate,
  message: talk.message,
  note: talk.note,
  ask: talk.ask,
  attach: talk.attach,
  deliver: verification.deliver,
  accept_delivery: verification.acceptDelivery,
  reject_delivery: verification.rejectDelivery,
  propose_resolution: verification.proposeResolution,
  accept_resolution: verification.acceptResolution,
  return_for_rework: verification.returnForRework,
  withdraw: verification.withdraw,
  cancel: ends.cancel,
  reopen: ends.reopen,
  link: links.link,
  merge: links.merge,
  split: links.split,
  watch: links.watch,
  unwatch: links.unwatch,
  remind: clock.remind,
  alarm: clock.alarm,
  close_by_silence: clock.closeBySilence,
}

function apply<Name extends CommandName>(name: Name, given: Given<Name>): Refusal | readonly TicketFact[] {
  return deciders[name](given)
}
