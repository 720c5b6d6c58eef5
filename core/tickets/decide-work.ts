import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { Given } from './context.ts'
import type { TicketFact } from './events.ts'
import type { Ticket } from './ticket.ts'

type Decided = Refusal | readonly TicketFact[]

/**
 * R2.1, R2.7: a specialist takes the request; this is the reaction. An unassigned request, one of a line, one that was
 * assigned to him, or a colleague's, who is then relieved. `already_yours` where nothing would change.
 */
export function accept({ context: { actor } }: Given<'accept'>): Decided {
  if (actor.side !== 'provider') return refuse('not_your_side')
  return [{ type: 'accepted', assigneeId: actor.personId }]
}

/**
 * R2.1: gives the request to a specialist, to a line, or back to nobody. Not a reaction. The note goes into an
 * internal note of its own, so that the public event names nothing that a customer may not read (B1).
 * Refusal: `already_assigned_so`.
 */
export function assign({ ticket, command }: Given<'assign'>): Decided {
  const { assigneeId, lineId, note } = command
  if (assigneeId === ticket.assigneeId && lineId === ticket.lineId) return refuse('already_assigned_so')
  const assigned: TicketFact = { type: 'assigned', assigneeId, lineId, note: null }
  return note === null ? [assigned] : [assigned, { type: 'note', text: note, files: [] }]
}

/**
 * R2.7: says what the request is; all clocks follow (DOMAIN 4.8). Refusals: `nothing_changes`,
 * `critical_only_for_defects`, `critical_needs_justification` (whenever the word on critical changes),
 * `invalid_input` (claiming is the customer's, at registration), `module_not_of_product`.
 */
export function classify({ ticket, command }: Given<'classify'>): Decided {
  if (classifiedSo(ticket, command)) return refuse('nothing_changes')
  if (command.moduleId !== null && command.productId === null) return refuse('module_not_of_product', 'moduleId')
  const refusal = criticalRefusal(ticket, command)
  if (refusal !== null) return refusal
  const { kind, complexity, critical, justification, service, productId, moduleId, entitlement } = command
  return [{ type: 'classified', kind, complexity, critical, justification, service, productId, moduleId, entitlement }]
}

function criticalRefusal(
  ticket: Ticket,
  { kind, critical, justification }: Given<'classify'>['command'],
): Refusal | null {
  if (critical === 'confirmed' && kind !== 'defect') return refuse('critical_only_for_defects', 'critical')
  if (critical === ticket.critical) return null
  if (critical === 'claimed') return refuse('invalid_input', 'critical')
  // Declining answers a claim: where there was none, only of a defect could it have been claimed.
  if (critical === 'declined' && ticket.critical === 'no' && kind !== 'defect')
    return refuse('critical_only_for_defects', 'critical')
  return justification === null ? refuse('critical_needs_justification', 'justification') : null
}

function classifiedSo(ticket: Ticket, command: Given<'classify'>['command']): boolean {
  return (
    command.kind === ticket.kind &&
    command.complexity === ticket.complexity &&
    command.critical === ticket.critical &&
    command.service === ticket.service &&
    command.productId === ticket.productId &&
    command.moduleId === ticket.moduleId &&
    sameEntitlement(command.entitlement, ticket.entitlement)
  )
}

function sameEntitlement(a: Ticket['entitlement'], b: Ticket['entitlement']): boolean {
  if (a.covered || b.covered) return a.covered === b.covered && a.contractId === b.contractId
  return a.reason === b.reason && a.contractId === b.contractId
}
