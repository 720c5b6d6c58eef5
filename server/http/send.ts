import { gzip, constants } from 'node:zlib'
import { promisify } from 'node:util'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../core/people/roles.ts'
import type { Problem } from '../../core/wire.ts'
import { doorProblem, type DoorWord, type InputRefusal, problemOf } from './problems.ts'

const compress = promisify(gzip)

/** Below this a compressed reply fits into no fewer packets. */
const WORTH = 1400

export async function sendJson(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { status, text }: { status: number; text: string },
): Promise<FastifyReply> {
  reply.code(status).header('content-type', 'application/json; charset=utf-8').header('vary', 'accept-encoding')
  const accepted = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (!accepted || text.length < WORTH) return reply.send(text)
  const packed = await compress(text, { level: constants.Z_BEST_SPEED })
  return reply.header('content-encoding', 'gzip').send(packed)
}

export const sendRefusal = (reply: FastifyReply, refusal: InputRefusal, language: Language): FastifyReply =>
  sendProblem(reply, problemOf(refusal, language))

export const sendDoorProblem = (reply: FastifyReply, word: DoorWord, language: Language): FastifyReply =>
  sendProblem(reply, doorProblem(word, language))

const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(asIs)
    .send(JSON.stringify(problem))

const asIs = (text: unknown): string => String(text)
