import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { NewPart, NewTicket } from '../../core/tickets/wire-sent.ts'
import type { Tx } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { carryOut, takeUp, type Commanded, type Standing } from './acts.ts'
import { registerTicket } from './acts-register.ts'

/** Where the first request stands, and the number of its part. */
export type Split = Standing & { readonly part: number }

/**
 * R5.3: a part of a request goes on as a new one, of the same customer and requester, who gets the letter of its
 * registration. Its clocks begin now; it comes through the door by which the first one came.
 * Refusals: those of a registration, and of the state table for `split`.
 */
export async function splitTicket(
  tx: Tx,
  house: House,
  { part, ...asked }: Omit<Commanded, 'order' | 'basedOn'> & { readonly part: NewPart },
): Promise<Split | Refusal> {
  const { actor, now } = asked
  if (actor.side === 'system') return refuse('not_your_side')
  const names = { personIds: [], other: null, productId: null, moduleId: null, lineId: null, deliveryId: null }
  const desk = await takeUp(tx, house, { ...asked, command: 'split', names })
  if (isRefusal(desk)) return desk
  const { ticket } = desk.loaded
  const registered = await registerTicket(tx, house, {
    actor,
    now,
    channel: ticket.channel,
    input: inputOf(part, ticket),
    requesterId: ticket.requesterId,
    lineId: part.lineId ?? null,
    splitFrom: ticket.number,
  })
  if (isRefusal(registered)) return registered
  const to = registered.ticket.number
  const standing = await carryOut({ command: 'split', to }, desk)
  return isRefusal(standing) ? standing : { ...standing, notices: standing.notices + registered.notices, part: to }
}

/** What is not said of the part is as in the whole; that work is impossible is claimed of the part itself (R2.7). */
const inputOf = (part: NewPart, ticket: Ticket): NewTicket => ({
  subject: part.subject,
  description: part.description,
  kind: part.kind ?? ticket.kind,
  workImpossible: part.workImpossible ?? false,
  impact: ticket.impact,
  urgency: ticket.urgency,
  service: ticket.service,
  // Another product has other modules.
  productId: part.productId === undefined ? ticket.productId : part.productId,
  moduleId: part.moduleId === undefined && part.productId === undefined ? ticket.moduleId : (part.moduleId ?? null),
  expectedBy: ticket.expectedBy,
  ...(part.fileIds === undefined ? {} : { fileIds: part.fileIds }),
})
