import type { RefusalWord } from '../refusal.ts'
import type { PeoplesCommandName } from './commands.ts'
import type { RuleContext } from './context.ts'
import { refusalBefore } from './decide.ts'
import { mayWatchForOthers } from './decide-links.ts'
import { stateTable } from './states.ts'
import type { Move } from './states.ts'
import type { Ticket } from './ticket.ts'

/** Whether a command is open to somebody now, or the word that says why not. */
export type Right = true | { readonly no: RefusalWord }

/** The `can` block of a reply: every command that people have. */
export type Rights = Readonly<Record<PeoplesCommandName, Right>>

/** The commands that people have: those that the table does not leave to the clock alone. */
export const peoplesCommands: readonly PeoplesCommandName[] = Object.entries<Move>(stateTable)
  .filter(([, move]) => !move.clock)
  .map(([name]) => name as PeoplesCommandName)

/**
 * What somebody can do with the request at this moment (DOMAIN 3, 5): the same table and the same rules that `decide`
 * asks, so that a button and the answer to it never differ. Rules on words that are not typed yet are not asked.
 */
export function can(ticket: Ticket, context: RuleContext): Rights {
  const rights = peoplesCommands.map((name): [PeoplesCommandName, Right] => {
    const refusal = refusalBefore({ ticket, name, context })
    return [name, refusal === null ? true : { no: refusal.refused }]
  })
  return Object.fromEntries(rights) as Rights
}

/** Whether somebody lets others watch, and not himself alone: what `watch` refuses by whom it names (R5.4, U18). */
export function canWatchOthers(ticket: Ticket, context: RuleContext): Right {
  const refusal = refusalBefore({ ticket, name: 'watch', context }) ?? mayWatchForOthers(context)
  return refusal === null ? true : { no: refusal.refused }
}
