import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import type { Log } from './log.ts'
import { touchSession, wantsTouch } from './session-reads.ts'

/** After the reply has gone, so that no call waits for it: the session was seen. */
export function keepSessionsSeen(app: FastifyInstance, { house, log }: { house: House; log: Log }): void {
  const underWay = new Set<Promise<void>>()
  app.addHook('onResponse', async ({ caller }) => {
    if (caller?.session == null || !wantsTouch(caller.session, caller.now)) return
    const touch = touchSession(house.database, caller.session.tokenHash, caller.now)
      .catch((error: unknown) => log.warn({ error }, 'session not touched'))
      .finally(() => underWay.delete(touch))
    underWay.add(touch)
  })
  app.addHook('onClose', async () => {
    await Promise.all(underWay)
  })
}
