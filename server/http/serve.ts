import { fastify, type FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { addressesOf } from './addresses.ts'
import { answerLine, type Surroundings } from './answer.ts'
import { languageOf } from './caller.ts'
import { cookieKind } from './cookies.ts'
import { type Fault, faultOf } from './faults.ts'
import { API, type Gate, hostGate, lineGate } from './gate.ts'
import { DATA_POLICY, securityHeaders } from './headers.ts'
import type { Line } from './line.ts'
import { isHealth, serveHealth } from './health.ts'
import { type Log, logCalls } from './log.ts'
import { openApi } from './openapi.ts'
import { servePages } from './pages.ts'
import { refuseOtherMethods } from './methods.ts'
import type { RawLine } from './raw.ts'
import { serveRaw } from './serve-raw.ts'
import { sendDoorProblem, sendJson, sendRefusal } from './send.ts'
import { keepSessionsSeen } from './seen.ts'
import { cutSlowBody } from './slow.ts'

export interface ServeOptions {
  readonly house: House
  /** Readers come over https: the cookie is bound to it. */
  readonly https: boolean
  readonly lines: readonly Line[]
  readonly rawLines?: readonly RawLine[]
  /** The port that the listener will have: part of the names under which we answer. */
  readonly port: () => number
  readonly log: Log
  /** Can we serve: is the database there, and of our version? */
  readonly isReady: () => Promise<boolean>
  /** The built screens; left out: the API alone. */
  readonly webFolder?: string
  /** Addresses of proxies whose X-Forwarded-For is believed; none by default (G8). */
  readonly trustedProxy?: readonly string[]
}

/** Largest JSON body: four bytes a character of the longest text, escaped at worst, and room for the rest. */
const BODY_LIMIT = 1_048_576

/** The HTTP server of a table of lines; not listening yet. */
export function serve(options: ServeOptions): FastifyInstance {
  const { house, log, lines, rawLines = [], trustedProxy = [] } = options
  const app = fastify({
    logger: false,
    genReqId: () => house.random.uuid(),
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxy.length === 0 ? false : [...trustedProxy],
    // Slow senders are cut (E10); an upload of the largest size has time on a slow line.
    connectionTimeout: 60_000,
    requestTimeout: 600_000,
    forceCloseConnections: 'idle',
    // How often Node looks who is too slow: by default twice a minute, which doubles every limit.
    http: { connectionsCheckingInterval: 5_000 },
    routerOptions: { maxParamLength: 200, caseSensitive: true, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => {
      void sendDoorProblem(
        reply,
        'door' in faultOf(error) ? 'malformed_request' : 'server_error',
        languageOf(request.headers['accept-language']),
      )
    },
  })
  app.server.headersTimeout = 15_000
  app.decorateRequest('caller', null)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else app.getDefaultJsonParser('error', 'error')(request, String(body), done)
  })
  const cookie = cookieKind(options)
  const surroundings: Surroundings = { house, cookie }
  const addresses = lazily(() => addressesOf({ baseUrl: house.baseUrl, port: options.port() }))
  const headers = securityHeaders(options)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id).header('content-security-policy', DATA_POLICY)
  })
  app.addHook('onRequest', async (request, reply) =>
    isHealth(request.url) ? undefined : hostGate(addresses())(request, reply),
  )
  logCalls(app, log)
  keepSessionsSeen(app, { house, log })
  answerFaults(app, log)
  const gate: Gate = { addresses, surroundings }
  for (const line of lines) serveLine(app, line, gate)
  serveRaw(app, rawLines, gate)
  serveHealth(app, options.isReady)
  const describe = lazily(() =>
    JSON.stringify(openApi({ lines, rawLines }, { baseUrl: house.baseUrl, cookie: cookie.name })),
  )
  app.get(`${API}/openapi.json`, async (request, reply) =>
    sendJson({ request, reply }, { status: 200, text: describe() }),
  )
  const described = [...lines, ...rawLines].map(({ method, path }) => ({ method, url: API + path }))
  refuseOtherMethods(app, [...described, { method: 'GET', url: `${API}/openapi.json` }])
  if (options.webFolder !== undefined) servePages(app, options.webFolder)
  return app
}

function serveLine(app: FastifyInstance, line: Line, { addresses, surroundings }: Gate): void {
  app.route({
    method: line.method,
    url: API + line.path,
    onRequest: async (request, reply) => lineGate(line.who, addresses(), surroundings)(request, reply),
    preParsing: cutSlowBody,
    handler: async (request, reply) => {
      const { caller } = request
      if (caller === null) throw new Error('a line was reached past its gate')
      return answerLine(line, { request, reply, caller }, surroundings)
    },
  })
}

function answerFaults(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    const language = request.caller?.language ?? languageOf(request.headers['accept-language'])
    const fault: Fault = faultOf(error)
    const facts = { request: request.id, method: request.method, route: request.routeOptions.url, error }
    if ('door' in fault && (fault.door === 'server_error' || fault.door === 'unavailable')) log.error(facts, 'fault')
    // Not the message: a parser quotes what it could not read, and that may be a password (B7).
    else log.warn({ ...facts, error: undefined, fault }, 'refused at the door')
    if (reply.raw.headersSent) return reply.raw.destroy()
    return 'door' in fault ? sendDoorProblem(reply, fault.door, language) : sendRefusal(reply, fault, language)
  })
  app.setNotFoundHandler((request, reply) =>
    sendRefusal(reply, { refused: 'not_found' }, languageOf(request.headers['accept-language'])),
  )
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
