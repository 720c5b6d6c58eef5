import type { FastifyInstance } from 'fastify'

/** What this room asks of a log; pino gives it. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/**
 * One line a call: the route's pattern, never the address itself, since addresses carry one-time tokens; never a header
 * or a body (B7).
 */
export function logCalls(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    const { caller, method, id } = request
    const route = request.routeOptions.url ?? 'none'
    if (route === '/healthz' || route === '/readyz') return
    const ms = Math.round(reply.elapsedTime * 10) / 10
    log.info({ request: id, method, route, status: reply.statusCode, ms, person: caller?.actor?.personId }, 'call')
  })
}
