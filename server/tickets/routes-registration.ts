import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import { registrationReplyShape, type RegistrationReply } from '../../core/tickets/wire.ts'
import { newTicketByStaffShape, type NewTicketByStaff } from '../../core/tickets/wire-sent.ts'
import { idText } from '../../core/wire.ts'
import { acts, actorOf, type Line } from '../http/line.ts'
import { registerTicket, type RegisteredTicket, type Registration } from './acts-register.ts'
import { entitlementView } from './views.ts'
import { clockView } from './views-clock.ts'

const shape = newTicketByStaffShape.extend({ requesterId: idText.optional() })
type Body = Omit<NewTicketByStaff, 'requesterId'> & { readonly requesterId?: string | undefined }

export const registrationLine: Line = acts({
  method: 'POST',
  path: '/tickets',
  who: 'signed_in',
  summary: 'Registers a request; staff on behalf of a person of a customer, a customer’s person for himself.',
  body: shape,
  reply: registrationReplyShape,
  status: 201,
  handle: async (call) => {
    const { house, tx, now, body, language } = call
    const asked = registrationOf(actorOf(call), body)
    if (isRefusal(asked)) return asked
    const registered = await registerTicket(tx, house, { ...asked, now })
    return isRefusal(registered) ? registered : replyOf(registered, { language, now })
  },
})

/** A7: for whom, through which door and onto which line only staff says. */
function registrationOf(actor: SignedIn, body: Body): Omit<Registration, 'now'> | Refusal {
  const { requesterId, channel = 'phone', lineId = null, ...input } = body
  if (actor.side === 'provider') {
    return requesterId === undefined
      ? refuse('invalid_input', 'requesterId')
      : { actor, channel, input, requesterId, lineId }
  }
  const reserved = (['requesterId', 'channel', 'lineId'] as const).find((name) => body[name] !== undefined)
  if (reserved !== undefined) return refuse('not_your_side', reserved)
  return { actor, channel: 'web', input, requesterId: actor.personId, lineId: null }
}

function replyOf(
  { ticket, contract, derived, notices }: RegisteredTicket,
  { language, now }: { readonly language: 'ru' | 'en'; readonly now: Registration['now'] },
): RegistrationReply {
  const { regulation, calendar, clocks } = derived
  const reaction = clocks.find(({ measure }) => measure === 'reaction')
  if (reaction === undefined) throw new Error('a request without a reaction clock')
  const cover = contract && { id: contract.id, number: contract.number, kind: contract.kind, endsOn: contract.endsOn }
  return {
    number: ticket.number,
    seq: ticket.seq,
    state: ticket.state,
    entitlement: entitlementView(ticket, cover),
    reaction: clockView({
      clock: reaction,
      contract,
      normMinutes: contract?.normMinutes ?? {},
      regulation,
      calendar,
      language,
      now,
    }),
    notices,
  }
}
