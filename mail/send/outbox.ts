import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import type { Listener } from '../../db/listen.ts'
import { addressPattern, type AddressPattern } from '../../core/letters/reply-address.ts'
import type { Random } from '../../server/house.ts'
import { readInstallation } from '../../server/installation/reads.ts'
import { senderOf } from './address.ts'
import { alarmBy } from './alarm.ts'
import type { Log } from './log.ts'
import { keeping, sending } from './workers.ts'

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
  /** `support+{token}@example.org`: each request and person has an address for answers. Left out: none has. */
  readonly mailReplyTo?: string | null
  /** `bounce+{token}@example.org`: where reports of non-delivery come. Left out: to the sender. */
  readonly mailBounceTo?: string | null
  /** How many letters leave in a day at most (MAIL_DAILY_CAP). Left out: any number. */
  readonly dailyCap?: number
  /** Whether a letter that answers ours reaches its request; asked each time. Left out: where `mailReplyTo` is given. */
  readonly answerable?: () => Promise<boolean> | boolean
  /** For the ids of alarms to the administrators; left out: no alarms. */
  readonly random?: Pick<Random, 'uuid'>
  /** How often to look without being told. */
  readonly pollMs?: number
}

export interface Outbox {
  /** Look now. */
  wake(): void
  /** Resolves when what was on its way has ended. */
  stop(): Promise<void>
}

/** A registration writes three letters and a busy minute hundreds: so long they gather, and share a commit. */
const gatherMs = 40

/**
 * Sends the letters of the outbox as they are written (R5.4), until stopped. Several workers may run: each letter is
 * leased by one of them (I14). What fails is tried again with growing pauses, in the order of the request (I11).
 */
export async function startOutbox(options: OutboxOptions): Promise<Outbox> {
  const { listener, smtpUrl, pollMs = 2000, log } = options
  const post = await postOf(options)
  const worker = smtpUrl === null ? keeping(post) : await sending(post, smtpUrl)
  const stopping = new AbortController()
  const pause = (ms: number): Promise<unknown> =>
    sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined)
  const state: { running: Promise<void> | undefined; again: boolean; stopped: boolean; rest: number } = {
    running: undefined,
    again: false,
    stopped: false,
    rest: 0,
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
      await pause(Math.max(gatherMs, state.rest))
      for (let more = true; more && !state.stopped;) {
        const round = await worker.round()
        more = round.more
        state.rest = round.rest
        if (more && round.rest > 0) await pause(round.rest)
      }
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

/** Everything that a letter is written and sent with. */
async function postOf(options: OutboxOptions): Promise<Parameters<typeof keeping>[0]> {
  const { database, baseUrl, now, log, random, zone = 'Europe/Moscow', dailyCap = Infinity } = options
  const mailReplyTo = patternOf(options.mailReplyTo)
  const { answerable = () => mailReplyTo !== null } = options
  return {
    sender: senderOf(options.mailFrom),
    baseUrl,
    zone,
    database,
    now,
    log,
    installation: await database.read(readInstallation),
    mailReplyTo,
    mailBounceTo: patternOf(options.mailBounceTo),
    dailyCap,
    answerable,
    alarm: alarmBy({ database, now, random }),
  }
}

function patternOf(text: string | null | undefined): AddressPattern | null {
  if (text === null || text === undefined) return null
  const pattern = addressPattern(text)
  if (pattern === undefined) throw new TypeError(`not an address with {token}: ${JSON.stringify(text)}`)
  return pattern
}
