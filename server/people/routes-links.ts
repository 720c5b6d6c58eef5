import { z } from 'zod'
import { isRefusal, refuse } from '../../core/refusal.ts'
import { formatInstant } from '../../core/time/instant.ts'
import { idText } from '../../core/wire.ts'
import {
  linkAcceptanceShape,
  madeLinkShape,
  oneTimeLinkShape,
  passwordResetShape,
  sessionShape,
} from '../../core/people/wire.ts'
import { staffRoles } from '../../core/people/roles.ts'
import { actorOf, acts, ownActs, reads, type Line } from '../http/line.ts'
import { acceptLink, askForReset, makeLink } from './acts-links.ts'
import { findLink } from './reads-links.ts'
import { visitorOf, welcome } from './routes-session.ts'
import { hashToken } from './tokens.ts'

const token = z.strictObject({ token: z.string().max(200) })

export const lines: readonly Line[] = [
  reads({
    path: '/invitations/:token',
    who: 'anyone',
    summary: 'What a one-time link is for, while it can be used.',
    params: token,
    reply: oneTimeLinkShape,
    handle: async (call) => {
      const link = await findLink(call.reader, hashToken(call.params.token), call.now)
      if (link === undefined) return refuse('link_used_or_expired')
      return { purpose: link.purpose, name: link.person?.name ?? null, email: link.person?.email ?? null }
    },
  }),
  ownActs({
    method: 'POST',
    path: '/invitations/:token/acceptance',
    who: 'anyone',
    summary: 'Uses a one-time link: sets the password and signs in. The first administrator names himself.',
    params: token,
    body: linkAcceptanceShape,
    reply: sessionShape,
    handle: async (call) => {
      const { password, name, email } = call.body
      const given = { token: call.params.token, password, name, email, visitor: visitorOf(call), now: call.now }
      const entered = await acceptLink(call.house, given)
      if (isRefusal(entered)) return entered
      call.cookies.set(entered.token)
      return welcome(call.house, entered.personId)
    },
  }),
  ownActs({
    method: 'POST',
    path: '/password-resets',
    who: 'anyone',
    summary: 'Asks for a link for a new password. The answer is the same whether anybody has that address.',
    body: passwordResetShape,
    reply: z.null(),
    status: 204,
    handle: async (call) => {
      await askForReset(call.house, { email: call.body.email, source: call.client.address, now: call.now })
      return null
    },
  }),
  acts({
    method: 'POST',
    path: '/people/:id/invitation',
    who: { staff: staffRoles, customer: ['customer_administrator'] },
    // The reply holds a secret, which must not be kept to be given again; asking twice makes a newer link.
    repeatable: false,
    summary: 'Makes a new one-time link for a person and sends it; the older one stops working.',
    params: z.strictObject({ id: idText }),
    reply: madeLinkShape,
    status: 201,
    handle: async (call) => {
      const given = { actor: actorOf(call), personId: call.params.id, now: call.now }
      const made = await makeLink(call.tx, call.house, given)
      return isRefusal(made) ? made : { link: made.link, expiresAt: formatInstant(made.expiresAt) }
    },
  }),
]
