import type { Actor } from '../people/actor.ts'
import type { Regulation } from '../regulation/regulation.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { CommandName, CommandOf } from './commands.ts'
import type { Ticket } from './ticket.ts'
import type { Channel } from './words.ts'

/** What a rule may look at besides the request: who asks, when, and under which regulation and calendar. */
export interface RuleContext {
  readonly actor: Actor
  readonly now: Instant
  /** The version that the request was registered under (DOMAIN 4.8). */
  readonly regulation: Regulation
  readonly calendar: Calendar
}

/** The same, and through which door the command came; no rule depends on the door (U9). */
export interface DecideContext extends RuleContext {
  readonly channel: Channel
}

/** One command under decision. */
export interface Given<Name extends CommandName> {
  readonly ticket: Ticket
  readonly command: CommandOf<Name>
  readonly context: RuleContext
}
