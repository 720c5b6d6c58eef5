import type { Actor } from '../people/actor.ts'
import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import type { RegisterCommand } from './commands.ts'
import type { Registered, TicketEvent, TicketFact } from './events.ts'
import { stamped } from './stamp.ts'
import type { Channel } from './words.ts'

/** What registration needs to know besides its fields. `number`: the number that the request will have. */
export interface RegisterContext {
  readonly number: number
  readonly actor: Actor
  readonly now: Instant
  readonly channel: Channel
}

/**
 * Registers a request (R5.1, R5.2). A customer's person registers for himself, staff on behalf of somebody; who
 * registered and for whom stay apart. A part of another request, or one that goes on from another (U11), says so
 * in a second event (R5.3). A request that no contract covers is registered all the same (R2.5).
 * Refusals: `not_found` (another customer's house, A7), `not_your_role`, `read_only_observer`, `not_your_side`,
 * `invalid_input` (only a specialist confirms or declines a critical defect), `module_not_of_product`.
 */
export function register(command: RegisterCommand, context: RegisterContext): Refusal | readonly TicketEvent[] {
  const refusal = registerRefusal(context.actor) ?? foreign(command, context.actor)
  if (refusal !== null) return refusal
  if (command.critical !== 'no' && command.critical !== 'claimed') return refuse('invalid_input', 'critical')
  if (command.moduleId !== null && command.productId === null) return refuse('module_not_of_product', 'moduleId')
  return stamped({ number: context.number, after: 0, facts: [registeredFact(command), ...linksOf(command)], context })
}

/** Whether somebody may register at all: for the button, before anything was typed. Null allows it. */
export function registerRefusal(actor: Actor): Refusal | null {
  if (actor.side === 'system') return refuse('not_your_side')
  return actor.role === 'observer' ? refuse('read_only_observer') : null
}

function foreign(command: RegisterCommand, actor: Actor): Refusal | null {
  if (actor.side !== 'customer') return null
  if (command.customerId !== actor.customerId) return refuse('not_found', 'customerId')
  return command.requesterId === actor.personId ? null : refuse('not_your_role', 'requesterId')
}

function linksOf({ splitFrom, continues }: RegisterCommand): TicketFact[] {
  return [
    ...(splitFrom ? [{ type: 'linked', to: splitFrom, relation: 'split_from' } as const] : []),
    ...(continues ? [{ type: 'linked', to: continues, relation: 'continues' } as const] : []),
  ]
}

/** Field by field: nothing that a caller left lying in the object gets into the history. */
const registeredFact = (command: RegisterCommand): Registered => ({
  type: 'registered',
  customerId: command.customerId,
  requesterId: command.requesterId,
  subject: command.subject,
  description: command.description,
  kind: command.kind,
  critical: command.critical,
  impact: command.impact,
  urgency: command.urgency,
  service: command.service,
  productId: command.productId,
  moduleId: command.moduleId,
  expectedBy: command.expectedBy,
  lineId: command.lineId,
  entitlement: command.entitlement,
  regulation: { id: command.regulation.id, version: command.regulation.version },
  files: command.files,
})
