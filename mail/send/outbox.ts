import { type Instant, shift } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import type { Listener } from '../../db/listen.ts'
import { senderOf } from './address.ts'
import { deliver, type Log, type Post } from './deliver.ts'
import { lease } from './rows.ts'
import { connections, openTransport } from './transport.ts'

export interface OutboxOptions {
  readonly database: Database
  /** Where `asmo_outbox` is announced; without it the worker looks by itself and when it is woken. */
  readonly listener?: Listener
  /** `support@example.org` or `Имя <support@example.org>`. */
  readonly mailFrom: string
  /** Null: letters are written and kept, to be read in the outbox screen. */
  readonly smtpUrl: string | null
  readonly baseUrl: string
  /** The zone in which letters write instants. */
  readonly zone?: string
  readonly now: () => Instant
  readonly log: Log
  /** How often to look without being told. */
  readonly pollMs?: number
}

export interface Outbox {
  /** Look now. */
  wake(): void
  /** Resolves when what was on its way has ended. */
  stop(): Promise<void>
}

/** A worker that died gives its letters back after this long; a conversation is given up before (deliver.ts). */
const leaseMs = 300_000

/**
 * Sends the letters of the outbox as they are written (R5.4), until stopped. Several workers may run: each letter is
 * leased by one of them (I14). What fails is tried again with growing pauses, in the order of the request (I11).
 */
export async function startOutbox(options: OutboxOptions): Promise<Outbox> {
  const { database, listener, smtpUrl, baseUrl, now, log, zone = 'Europe/Moscow', pollMs = 2000 } = options
  const transport = smtpUrl === null ? null : openTransport(smtpUrl)
  const post: Post = { database, transport, sender: senderOf(options.mailFrom), baseUrl, zone, now, log }
  const state: { running: Promise<void> | undefined; again: boolean; stopped: boolean } = {
    running: undefined,
    again: false,
    stopped: false,
  }

  const wake = (): void => {
    state.again = true
    if (state.stopped || state.running !== undefined) return
    state.running = run().finally(() => {
      state.running = undefined
      if (state.again && !state.stopped) wake()
    })
  }
  const run = async (): Promise<void> => {
    state.again = false
    try {
      while (!state.stopped && (await round(post)) > 0);
    } catch (error) {
      // The database is away: the next look comes by itself.
      log.error({ error: error instanceof Error ? error.message : String(error) }, 'outbox round failed')
    }
  }

  const unlisten = await listener?.listen({ channel: 'asmo_outbox', onNotice: wake, onGap: wake })
  const timer = setInterval(wake, pollMs)
  wake()
  return {
    wake,
    stop: async () => {
      state.stopped = true
      clearInterval(timer)
      await unlisten?.()
      await state.running
      transport?.close()
    },
  }
}

/** One handful of letters, at once; answers how many there were. */
async function round(post: Post): Promise<number> {
  const now = post.now()
  const letters = await lease(post.database, { now, until: shift(now, leaseMs), most: connections })
  await Promise.all(letters.map((letter) => deliver(letter, post)))
  return letters.length
}
