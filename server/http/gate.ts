import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../core/refusal.ts'
import { type Addresses, isOurHost, isOurPage } from './addresses.ts'
import type { Surroundings } from './answer.ts'
import { findCaller, languageOf, mayCall } from './caller.ts'
import type { Who } from './line.ts'
import { sendDoorProblem, sendRefusal } from './send.ts'

export const API = '/api/v1'

/** What the gates of all lines have in common; the names are known only when the port is. */
export interface Gate {
  readonly addresses: () => Addresses
  readonly surroundings: Surroundings
}

/** Before anything else: is it addressed to us at all (G3)? */
export const hostGate =
  (addresses: Addresses) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const language = languageOf(request.headers['accept-language'])
    if (!request.url.startsWith('/')) return sendDoorProblem(reply, 'malformed_request', language)
    if (isOurHost(request.raw.rawHeaders, addresses)) return undefined
    return sendDoorProblem(reply, 'wrong_host', language)
  }

/** Before the body is read: does a write come from a page of ours, who is it, and may he call this line? */
export const lineGate =
  (who: Who, addresses: Addresses, { house, cookie }: Surroundings) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const now = house.now()
    reply.header('x-asmo-now', new Date(now).toISOString()).header('cache-control', 'no-store')
    const writes = request.method !== 'GET' && request.method !== 'HEAD'
    if (writes && !isOurPage(request.headers, addresses)) {
      return sendRefusal(reply, refuse('forbidden_origin'), languageOf(request.headers['accept-language']))
    }
    const caller = await findCaller(request, { database: house.database, cookie, now })
    request.caller = caller
    const refusal = mayCall(who, caller.actor)
    return refusal === null ? undefined : sendRefusal(reply, refusal, caller.language)
  }
