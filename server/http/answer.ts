import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { House } from '../house.ts'
import { type Caller, readFor } from './caller.ts'
import { clearCookie, type CookieKind, setCookie } from './cookies.ts'
import { claimKey, keepAnswer, type Submission } from './idempotency-writes.ts'
import type { Call, Line } from './line.ts'
import { parse } from './parse.ts'
import type { InputRefusal } from './problems.ts'
import { sendJson, sendRefusal } from './send.ts'
import { serialiserOf } from './serial.ts'

export interface Surroundings {
  readonly house: House
  readonly cookie: CookieKind
}

type AnyCall = Call<unknown, unknown, unknown>

interface Answer {
  readonly status: number
  readonly text: string
  readonly replayed?: true
}

/** One call of one line: parse, handle, write. The gate has let the caller in already. */
export async function answerLine(
  line: Line,
  { request, reply, caller }: { request: FastifyRequest; reply: FastifyReply; caller: Caller },
  { house, cookie }: Surroundings,
): Promise<FastifyReply> {
  const input = inputOf(line, request, caller)
  if (isRefusal(input)) return sendRefusal(reply, input, caller.language)
  const cookies = cookieJar(caller)
  const call: AnyCall = {
    ...input,
    house,
    actor: caller.actor,
    now: caller.now,
    language: caller.language,
    client: caller.client,
    cookies,
  }
  const answer = await answerOf(line, call, request)
  if (isRefusal(answer)) return sendRefusal(reply, answer, caller.language)
  const changed = cookies.changed()
  if (changed !== undefined) {
    reply.header('set-cookie', changed === null ? clearCookie(cookie) : setCookie(cookie, changed))
  }
  if (answer.replayed === true) reply.header('idempotent-replay', 'true')
  if (answer.status === 204) return reply.code(204).send()
  return sendJson({ request, reply }, answer)
}

function inputOf(
  line: Line,
  request: FastifyRequest,
  { language }: Caller,
): { params: unknown; query: unknown; body: unknown } | InputRefusal {
  const params = parse(line.params, request.params, language)
  // An address that cannot exist and one that is not the caller's to know of look the same (A1).
  if ('refusal' in params) return refuse('not_found')
  const query = parse(line.query, request.query, language)
  if ('refusal' in query) return query.refusal
  const body = parse('body' in line ? line.body : undefined, request.body ?? {}, language)
  if ('refusal' in body) return body.refusal
  return { params: params.value, query: query.value, body: body.value }
}

async function answerOf(line: Line, call: AnyCall, request: FastifyRequest): Promise<Answer | Refusal> {
  const { database } = call.house
  if (line.kind === 'read') {
    // What is there for anyone does not depend on who happens to be signed in: one-time links are no customer's data.
    const actor = line.who === 'anyone' ? null : call.actor
    const result = await readFor({ database, actor, snapshot: line.snapshot ?? true }, (reader) =>
      line.handle({ ...call, body: undefined, reader }),
    )
    return written(line, result)
  }
  if (line.kind === 'own') return written(line, await line.handle(call))
  const submission = line.repeatable === false ? null : submissionOf(call, request)
  if (isRefusal(submission)) return submission
  try {
    return await database.act(async (tx): Promise<Answer> => {
      const first = submission === null ? null : await claimKey(tx, submission, call.now)
      if (first === 'reused') throw new Refused(refuse('idempotency_key_reused'))
      if (first !== null) return { ...answerWith(line, first.reply, first.status), replayed: true }
      const result = await line.handle({ ...call, tx })
      if (isRefusal(result)) throw new Refused(result)
      const answer = answerWith(line, result, line.status ?? 200)
      if (submission !== null) {
        const { actor, key } = submission
        await keepAnswer(tx, { actor, key, status: answer.status, replyText: answer.text || 'null' })
      }
      return answer
    })
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** Carries a refusal out of a transaction, so that it is rolled back. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

const written = (line: Line, result: unknown): Answer | Refusal =>
  isRefusal(result) ? result : answerWith(line, result, line.status ?? 200)

const answerWith = (line: Line, result: unknown, status: number): Answer => ({
  status,
  text: status === 204 ? '' : serialiserOf(line.reply)(result),
})

/** A key of printable characters; the digest tells a repeat from another submission under the same key. */
function submissionOf({ actor, client }: AnyCall, request: FastifyRequest): Submission | Refusal {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) return refuse('idempotency_key_missing')
  const content = JSON.stringify([request.method, request.url, request.body ?? null])
  const requestHash = createHash('sha256').update(content).digest()
  return { actor: actor?.personId ?? `anyone ${client.address}`, key, requestHash }
}

interface Jar {
  readonly token: string | null
  set(token: string): void
  clear(): void
  /** The new token, null for none any more, undefined for no change. */
  changed(): string | null | undefined
}

function cookieJar({ token }: Caller): Jar {
  let change: string | null | undefined
  return {
    token,
    set: (next) => void (change = next),
    clear: () => void (change = null),
    changed: () => change,
  }
}
