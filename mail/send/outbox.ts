import { setTimeout as sleep } from 'node:timers/promises'
import { type Instant, shift } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import type { Listener } from '../../db/listen.ts'
import { senderOf } from './address.ts'
import { deliver, type Post } from './deliver.ts'
import { keepSome } from './keep.ts'
import type { Log } from './log.ts'
import { lease } from './rows.ts'
import type { House } from './write.ts'

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

/** A registration writes three letters and a busy minute hundreds: so long they gather, and share a commit. */
const gatherMs = 40

/**
 * Sends the letters of the outbox as they are written (R5.4), until stopped. Several workers may run: each letter is
 * leased by one of them (I14). What fails is tried again with growing pauses, in the order of the request (I11).
 */
export async function startOutbox(options: OutboxOptions): Promise<Outbox> {
  const { database, listener, smtpUrl, baseUrl, now, log, zone = 'Europe/Moscow', pollMs = 2000 } = options
  const house: House = { sender: senderOf(options.mailFrom), baseUrl, zone }
  const post = { ...house, database, now, log }
  const worker = smtpUrl === null ? keeping(post) : await sending(post, smtpUrl)
  const stopping = new AbortController()
  const gather = (): Promise<unknown> => sleep(gatherMs, undefined, { signal: stopping.signal }).catch(() => undefined)
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
      await gather()
      while (!state.stopped && (await worker.round())) if (worker.leisurely) await gather()
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
      stopping.abort()
      await unlisten?.()
      await state.running
      worker.close()
    },
  }
}

interface Worker {
  /** True: look again, there may be more. */
  round(): Promise<boolean>
  /** Calls go before it: it rests between its rounds too. */
  readonly leisurely: boolean
  close(): void
}

type Common = Omit<Post, 'transport'>

/** Letters are kept in handfuls, without a word about each: they are all there to be read. */
const keeping = (post: Common): Worker => ({
  round: async () => {
    const { count, dead, more } = await keepSome(post)
    if (count > 0) post.log.info({ kept: count - dead, dead }, 'letters kept')
    return more
  },
  leisurely: true,
  close: () => undefined,
})

/** As many letters at once as there are connections, until none is due. */
async function sending(common: Common, smtpUrl: string): Promise<Worker> {
  // Where no mail is set up its library stays unread: 3 MB.
  const { connections, openTransport } = await import('./transport.ts')
  const transport = openTransport(smtpUrl)
  const post: Post = { ...common, transport }
  const handful = async (): Promise<boolean> => {
    const now = post.now()
    const letters = await lease(post.database, { now, until: shift(now, leaseMs), most: connections })
    await deliver(letters, post)
    return letters.length > 0
  }
  return {
    round: handful,
    leisurely: false,
    close: () => transport.close(),
  }
}
