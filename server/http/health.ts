import type { FastifyInstance, FastifyReply } from 'fastify'

/** Milliseconds for which one look at the database answers everybody who asks. */
const FRESH = 1000

/**
 * For whoever watches the process: `/healthz` lives as long as it does, `/readyz` says whether it can serve. One word
 * each: no version, no path, no reason (B6); the reason is in the log.
 */
export function serveHealth(app: FastifyInstance, isReady: () => Promise<boolean>): void {
  let last: { readonly at: number; readonly answer: Promise<boolean> } | undefined
  const ready = (): Promise<boolean> => {
    const at = performance.now()
    if (last === undefined || at - last.at > FRESH) last = { at, answer: isReady().catch(() => false) }
    return last.answer
  }
  app.get('/healthz', async (_request, reply) => word(reply, true))
  app.get('/readyz', async (_request, reply) => word(reply, await ready()))
}

const word = (reply: FastifyReply, good: boolean): FastifyReply =>
  reply
    .code(good ? 200 : 503)
    .header('content-type', 'text/plain; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(good ? 'ok' : 'failed')

/** Asked by address, not by name: a watcher does not know ours (G3 is about links and sessions, and there are none here). */
export const isHealth = (url: string): boolean => url === '/healthz' || url === '/readyz'
