import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Instant } from '../core/time/instant.ts'
import type { Database } from '../db/connect.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { type Listener, openListener } from '../db/listen.ts'
import { clearIncoming, type FileShelf } from './files/store.ts'
import type { House, Random } from './house.ts'
import type { Line } from './http/line.ts'
import { openLive } from './http/live/live.ts'
import { liveLine } from './http/live/routes.ts'
import type { Log } from './http/log.ts'
import type { RawLine } from './http/raw.ts'
import { serve } from './http/serve.ts'
import { openHouse } from './open-house.ts'

export interface StartOptions {
  /** Open, and migrated. It stays the caller's: closing it is not part of stopping. */
  readonly database: Database
  /** The same database, for the connection that listens. */
  readonly databaseUrl: string
  readonly dataDir: string
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Where readers find us; the only source of links. By default the address that we listen on. */
  readonly baseUrl?: string
  readonly maxFileSize: number
  readonly trustedProxy?: readonly string[]
  readonly now: () => Instant
  readonly random?: Random
  readonly log: Log
  readonly lines: readonly Line[]
  readonly rawLines: readonly RawLine[]
  /** Where the built screens lie. */
  readonly webFolder?: string
  readonly liveEvery?: { readonly beat: number; readonly check: number }
  /** Started when the house stands and its address is known; stopped last first. */
  readonly workers?: readonly StartWorker[]
}

export type StartWorker = (given: {
  readonly house: House
  readonly shelf: FileShelf
  readonly listener: Listener
  readonly log: Log
}) => Promise<Worker> | Worker

/** Something that works on its own until it is stopped. */
interface Worker {
  stop(): Promise<void> | void
}

export interface RunningServer {
  readonly url: string
  readonly house: House
  readonly app: FastifyInstance
  /** Stops accepting, lets calls under way end, stops the workers. */
  stop(): Promise<void>
}

/** Milliseconds that calls under way have to end when the server stops. */
const DRAIN = 5000

/** Makes the house, its workers and its HTTP door, and opens the door. Tests start it with a clock of their own. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { database, now, log } = options
  await clearIncoming(join(options.dataDir, 'files'))
  const baseUrl = (): string => options.baseUrl ?? `http://${nameOf(options.host)}:${portOf(app)}`
  const { house, shelf } = await openHouse({ ...options, baseUrl })
  const listener = await openListener({ url: options.databaseUrl, log: (message) => log.warn({}, message) })
  const live = await openLive({ database, listener, now, log, ...(options.liveEvery && { every: options.liveEvery }) })
  const app: FastifyInstance = serve({
    house,
    isReady: () => isReady(options),
    ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }),
    https: options.baseUrl?.startsWith('https:') ?? false,
    log,
    lines: options.lines,
    rawLines: [...options.rawLines, liveLine(live)],
    port: () => portOf(app),
    ...(options.trustedProxy === undefined ? {} : { trustedProxy: options.trustedProxy }),
  })
  const workers: Worker[] = []
  const stop = async (): Promise<void> => {
    const patience = setTimeout(() => app.server.closeAllConnections(), DRAIN)
    await live.stop()
    await app.close()
    clearTimeout(patience)
    for (const worker of workers.toReversed()) await worker.stop()
    await listener.close()
  }
  try {
    // The door first: a taken port is said before anything has begun.
    await app.listen({ host: options.host, port: options.port })
    for (const start of options.workers ?? []) workers.push(await start({ house, shelf, listener, log }))
  } catch (error) {
    await stop()
    throw error
  }
  return { url: house.baseUrl, house, app, stop }
}

async function isReady({ database, databaseUrl, log }: StartOptions): Promise<boolean> {
  try {
    await database.ping()
    return (await pendingMigrations({ url: databaseUrl })).length === 0
  } catch (error) {
    log.warn({ error }, 'not ready')
    return false
  }
}

/** What a browser on this machine calls the address that we listen on. */
export const nameOf = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host

function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return address.port
}
