import { z } from 'zod'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import { passwordChangeShape, sessionShape, signInShape, type SessionView } from '../../core/people/wire.ts'
import { actorOf, acts, ownActs, reads, type Client, type Cookies, type Line } from '../http/line.ts'
import type { House } from '../house.ts'
import { changePassword, signIn, signOut, signOutEverywhere, type Visitor } from './acts-sign-in.ts'
import { findMe, findActor } from './reads.ts'
import { sessionView } from './views.ts'

export const lines: readonly Line[] = [
  reads({
    path: '/session',
    who: 'signed_in',
    summary: 'Who is signed in.',
    reply: sessionShape,
    handle: async (call) => {
      const me = await findMe(call.reader, actorOf(call))
      return me === undefined ? refuse('not_signed_in') : sessionView(call.house, me)
    },
  }),
  ownActs({
    method: 'POST',
    path: '/session',
    who: 'anyone',
    summary: 'Signs in with e-mail and password; the session is a cookie.',
    body: signInShape,
    reply: sessionShape,
    handle: async (call) => {
      const entered = await signIn(call.house, { ...call.body, visitor: visitorOf(call), now: call.now })
      if (isRefusal(entered)) return entered
      call.cookies.set(entered.token)
      return welcome(call.house, entered.personId)
    },
  }),
  acts({
    method: 'DELETE',
    path: '/session',
    who: 'signed_in',
    repeatable: false,
    summary: 'Signs out.',
    reply: z.null(),
    status: 204,
    handle: async (call) => {
      await signOut(call.tx, { token: call.cookies.token, personId: actorOf(call).personId })
      call.cookies.clear()
      return null
    },
  }),
  acts({
    method: 'DELETE',
    path: '/sessions',
    who: 'signed_in',
    repeatable: false,
    summary: 'Signs out everywhere.',
    reply: z.null(),
    status: 204,
    handle: async (call) => {
      await signOutEverywhere(call.tx, actorOf(call).personId)
      call.cookies.clear()
      return null
    },
  }),
  ownActs({
    method: 'PUT',
    path: '/me/password',
    who: 'signed_in',
    summary: 'Changes the own password; all other sessions end.',
    body: passwordChangeShape,
    reply: z.null(),
    status: 204,
    handle: async (call) => {
      const { personId } = actorOf(call)
      const done = await changePassword(call.house, { ...call.body, personId, visitor: visitorOf(call), now: call.now })
      return isRefusal(done) ? done : null
    },
  }),
]

export const visitorOf = (call: { client: Client; cookies: Cookies }): Visitor => ({
  address: call.client.address,
  agent: call.client.agent,
  token: call.cookies.token,
})

/** The session of somebody who has just entered: he has proven who he is, though the gate does not know him yet. */
export async function welcome(house: House, personId: string): Promise<SessionView | Refusal> {
  const me = await house.database.read(async (reader) => {
    const actor: SignedIn | undefined = await findActor(reader, personId)
    return actor && findMe(reader, actor)
  })
  return me === undefined ? refuse('wrong_credentials') : sessionView(house, me)
}
