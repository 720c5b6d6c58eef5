import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

export interface ListenerOptions {
  /** A direct address: a pooler in transaction mode forgets LISTEN. */
  url: string
  log: (message: string) => void
}

export interface Subscription {
  channel: string
  onNotice: (payload: string) => void
  /** Called after a lost connection is back: notices in between are gone, so the consumer must look by itself. */
  onGap: () => void
}

export interface Listener {
  /** Resolves when the server has confirmed; the returned function ends the subscription. */
  listen: (subscription: Subscription) => Promise<() => Promise<void>>
  close: () => Promise<void>
}

const PULSE = 20_000
const LONGEST_WAIT = 5000

/** One connection of its own for everything that the database announces, renewed whenever it is lost. */
export const openListener = async ({ url, log }: ListenerOptions): Promise<Listener> => {
  const subscriptions = new Set<Subscription>()
  const state: { client: Client | undefined; closed: boolean } = { client: undefined, closed: false }

  const connect = async (): Promise<void> => {
    const client = new Client({
      connectionString: url,
      application_name: 'asmo listener',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    })
    client.on('notification', ({ channel, payload }) => announce(subscriptions, channel, payload ?? ''))
    client.on('error', (error) => log(`listening connection lost: ${error.message}`))
    await client.connect()
    const stopPulse = feelPulse(client)
    client.once('end', () => {
      stopPulse()
      if (state.client !== client) return
      state.client = undefined
      if (!state.closed) void reconnect()
    })
    try {
      await listenToAll(client, subscriptions)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    state.client = client
    if (state.closed) await client.end()
  }

  const reconnect = async (): Promise<void> => {
    for (let wait = 50; !state.closed; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        await connect()
        for (const { onGap } of subscriptions) onGap()
        return
      } catch (error) {
        log(`listening is not possible yet: ${error instanceof Error ? error.message : String(error)}`)
        await sleep(wait, undefined, { ref: false })
      }
    }
  }

  await connect()
  return {
    listen: async (subscription) => {
      const known = channelsOf(subscriptions).has(subscription.channel)
      subscriptions.add(subscription)
      if (!known) await tell(state.client, 'LISTEN', subscription.channel)
      return async () => {
        subscriptions.delete(subscription)
        if (!channelsOf(subscriptions).has(subscription.channel))
          await tell(state.client, 'UNLISTEN', subscription.channel)
      }
    },
    close: async () => {
      state.closed = true
      subscriptions.clear()
      await state.client?.end()
    },
  }
}

const channelsOf = (subscriptions: ReadonlySet<Subscription>): ReadonlySet<string> =>
  new Set([...subscriptions].map(({ channel }) => channel))

/** Subscriptions may come while we are at it: done is when none is left. */
const listenToAll = async (client: Client, subscriptions: ReadonlySet<Subscription>): Promise<void> => {
  const told = new Set<string>()
  for (;;) {
    const next = [...channelsOf(subscriptions)].find((channel) => !told.has(channel))
    if (next === undefined) return
    await client.query(`LISTEN ${client.escapeIdentifier(next)}`)
    told.add(next)
  }
}

const announce = (subscriptions: ReadonlySet<Subscription>, channel: string, payload: string): void => {
  for (const subscription of subscriptions) if (subscription.channel === channel) subscription.onNotice(payload)
}

/** While the connection is away nothing is to be told: reconnecting reads the list of subscriptions. */
const tell = async (client: Client | undefined, word: 'LISTEN' | 'UNLISTEN', channel: string): Promise<void> => {
  await client?.query(`${word} ${client.escapeIdentifier(channel)}`).catch(() => undefined)
}

/** A connection that hears nothing looks like one that is dead: ask now and then, and hang up without an answer. */
const feelPulse = (client: Client): (() => void) => {
  let answered = true
  const timer = setInterval(() => {
    if (!answered) return void client.end().catch(() => undefined)
    answered = false
    client.query('SELECT 1').then(
      () => (answered = true),
      () => undefined,
    )
  }, PULSE)
  timer.unref()
  return () => clearInterval(timer)
}
