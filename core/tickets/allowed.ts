import type { Actor } from '../people/actor.ts'
import { seesTicket } from '../people/scope.ts'
import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { CommandName } from './commands.ts'
import { stateTable } from './states.ts'
import type { Move } from './states.ts'
import type { Ticket } from './ticket.ts'

/**
 * What the state table says to a command (DOMAIN 3, 5): null allows it. Refusals in this order: `not_found` to a
 * customer's person who does not see the request (A4: he never learns that it exists), then side and role, then state
 * (`not_in_this_state`, or `accept_first` where accepting is all that is missing).
 */
export function tableRefusal(ticket: Ticket, name: CommandName, actor: Actor): Refusal | null {
  if (actor.side === 'customer' && !seesTicket(actor, ticket)) return refuse('not_found')
  const move: Move = stateTable[name]
  const role = roleRefusal(move, actor)
  if (role !== null) return role
  if (move.from.includes(ticket.state)) return null
  // What is possible once a specialist has it says so: the word tells what to do (R2.7).
  const afterAccepting = ticket.state === 'registered' && move.from.includes('in_progress')
  return refuse(afterAccepting ? 'accept_first' : 'not_in_this_state')
}

function roleRefusal(move: Move, actor: Actor): Refusal | null {
  if (actor.side === 'system') return move.clock ? null : refuse('not_your_side')
  if (actor.side === 'provider') {
    if (move.staff.length === 0) return refuse('not_your_side')
    return move.staff.includes(actor.role) ? null : refuse('not_your_role')
  }
  if (move.customer.length === 0) return refuse('not_your_side')
  if (move.customer.includes(actor.role)) return null
  return refuse(actor.role === 'observer' ? 'read_only_observer' : 'not_your_role')
}
