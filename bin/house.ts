import process from 'node:process'
import type { Logger } from 'pino'
import type { Instant } from '../core/time/instant.ts'
import { type Database, openDatabase } from '../db/connect.ts'
import { startEmbedded } from '../db/embedded.ts'
import { EmbeddedFailure } from '../db/embedded/failure.ts'
import { forgetAddress, runningAddress, runningServerUrl } from '../db/embedded/neighbour.ts'
import { migrate } from '../db/migrate.ts'
import { type Config, readConfig } from '../server/config.ts'
import { systemNow } from '../server/clock/now.ts'
import { openLog } from '../server/log.ts'
import { type OpenHouse, openHouse } from '../server/open-house.ts'
import { nameOf } from '../server/start.ts'

/** A database that is there and of our version, and what it takes to leave it. */
export interface Ground {
  readonly config: Config
  readonly log: Logger
  readonly databaseUrl: string
  /** Where the server answers that runs on the same data, null: there is none, or it cannot be known. */
  readonly neighbour: string | null
  readonly close: () => Promise<void>
}

interface GroundOptions {
  /** Called when the embedded database ends without having been told to. */
  readonly onLost?: () => void
  /** `beside`: while a server runs on the same embedded database, use it too; `alone`: refuse then. */
  readonly when: 'alone' | 'beside'
}

/** Configuration, log, database: from nothing to a migrated database. */
export async function openGround(options: GroundOptions): Promise<Ground> {
  const config = readConfig(process.env)
  const log = openLog(config.logLevel, 2)
  const { url: databaseUrl, neighbour, close } = await findDatabase(config, log, options)
  try {
    await migrate({ url: databaseUrl, log: (message) => log.info({}, message) })
  } catch (error) {
    await close()
    throw error
  }
  return { config, log, databaseUrl, neighbour, close }
}

async function findDatabase(
  config: Config,
  log: Logger,
  { onLost, when }: GroundOptions,
): Promise<{ url: string; neighbour: string | null; close: () => Promise<void> }> {
  const alone = { neighbour: null, close: async (): Promise<void> => undefined }
  if (config.databaseUrl !== null) return { ...alone, url: config.databaseUrl }
  try {
    const { url, stop } = await startEmbedded({
      dataDir: config.dataDir,
      log: (line) => log.debug({}, line),
      ...(onLost === undefined ? {} : { onExit: onLost }),
    })
    await forgetAddress(config.dataDir)
    return { ...alone, url, close: stop }
  } catch (error) {
    const inUse = error instanceof EmbeddedFailure && error.code === 'data_in_use'
    const url = inUse && when === 'beside' ? await runningServerUrl(config.dataDir) : undefined
    if (url === undefined) throw error
    return { ...alone, url, neighbour: (await runningAddress(config.dataDir)) ?? null }
  }
}

/** The surroundings of the acts, for a command without a server. */
export async function withHouse<T>(
  options: GroundOptions & { readonly now?: () => Instant },
  work: (open: OpenHouse & Ground) => Promise<T>,
): Promise<T> {
  const ground = await openGround(options)
  try {
    return await onDatabase(ground, (database) => openAnd(ground, { database, now: options.now ?? systemNow }, work))
  } finally {
    await ground.close()
  }
}

async function onDatabase<T>({ databaseUrl, log }: Ground, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({
    url: databaseUrl,
    name: 'asmo command',
    size: 4,
    log: (text) => log.warn({}, text),
  })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function openAnd<T>(
  ground: Ground,
  { database, now }: { database: Database; now: () => Instant },
  work: (open: OpenHouse & Ground) => Promise<T>,
): Promise<T> {
  const { dataDir, maxFileSize, baseUrl, host, port } = ground.config
  const address = ground.neighbour ?? baseUrl ?? `http://${nameOf(host)}:${port}`
  return work({ ...ground, ...(await openHouse({ database, dataDir, maxFileSize, now, baseUrl: () => address })) })
}
