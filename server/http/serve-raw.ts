import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isRefusal } from '../../core/refusal.ts'
import type { Caller } from './caller.ts'
import { API, type Gate, lineGate } from './gate.ts'
import type { RawLine } from './raw.ts'
import { sendJson, sendRefusal } from './send.ts'
import { serialiserOf } from './serial.ts'

/** Lines with streams: nobody parses their bodies, whatever type they claim to have. */
export function serveRaw(app: FastifyInstance, lines: readonly RawLine[], gate: Gate): void {
  void app.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', (_request, _payload, done) => done(null))
    for (const line of lines) {
      inner.route({
        method: line.method,
        url: API + line.path,
        exposeHeadRoute: false,
        onRequest: async (request, reply) => lineGate(line.who, gate.addresses(), gate.surroundings)(request, reply),
        handler: async (request, reply) => {
          const { caller } = request
          if (caller === null) throw new Error('a line was reached past its gate')
          return answerRaw(line, { request, reply, caller }, gate)
        },
      })
    }
  })
}

async function answerRaw(
  line: RawLine,
  { request, reply, caller }: { request: FastifyRequest; reply: FastifyReply; caller: Caller },
  { surroundings }: Gate,
): Promise<FastifyReply> {
  const answer = await line.handle({
    house: surroundings.house,
    caller,
    params: textsOf(request.params),
    query: objectOf(request.query),
    request: request.raw,
    response: reply.raw,
    headers: () => namesOf(reply),
    take: () => void reply.hijack(),
  })
  if (isRefusal(answer)) return sendRefusal(reply, answer, caller.language)
  if ('taken' in answer) return reply
  if ('empty' in answer) return reply.code(answer.status).headers(answer.headers).send()
  if ('stream' in answer)
    return reply
      .code(answer.status ?? 200)
      .headers(answer.headers)
      .send(answer.stream)
  if (!('shape' in line.reply)) throw new Error(`${line.path} answers JSON and declares none`)
  return sendJson({ request, reply }, { status: line.reply.status, text: serialiserOf(line.reply.shape)(answer.json) })
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(objectOf(value)).map(([name, text]) => [name, String(text)]))
}

/** The headers that the gate has set already, for a handler that writes its response itself. */
function namesOf(reply: FastifyReply): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]))
}
