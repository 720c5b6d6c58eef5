import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../db/connect.ts'
import { withAdvisoryLock } from '../db/lock.ts'
import type { Log } from './send/log.ts'

/** Something that works on its own until it is stopped. */
interface Work {
  stop(): Promise<void>
}

/** How long another program waits before it asks again whether it may. */
const ASK_AGAIN = 3000

/**
 * Work that one program on a database does at a time (I14): it begins when nobody else does it, ends when the lock is
 * lost with its connection, and begins again when it can. Stopping waits for the end of the work.
 */
export function whileLeading(
  { database, name, log }: { readonly database: Database; readonly name: string; readonly log: Log },
  begin: () => Promise<Work>,
): Work {
  const stopping = new AbortController()
  const running = loop()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await withAdvisoryLock(database, { name, busy: 'give_up' }, lead)
      } catch (error) {
        log.error({ error: error instanceof Error ? error.message : String(error) }, `${name}: cannot work now`)
      }
      await sleep(ASK_AGAIN, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }

  async function lead(lost: AbortSignal): Promise<void> {
    const ended = AbortSignal.any([lost, stopping.signal])
    const work = await begin()
    try {
      if (!ended.aborted) await new Promise<void>((resolve) => ended.addEventListener('abort', () => resolve()))
    } finally {
      await work.stop()
    }
  }
}
