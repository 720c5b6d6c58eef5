import { join } from 'node:path'
import type { Instant } from '../core/time/instant.ts'
import type { Database } from '../db/connect.ts'
import { type FileShelf, openFileStore } from './files/store.ts'
import type { House, Random } from './house.ts'
import { keepInstallation } from './installation/writes.ts'
import { systemRandom } from './random.ts'
import { openVault } from './vault.ts'
import { loadRegulations, type LoadedRegulations, seedRegulation } from './regulation/regulations.ts'

export interface HouseOptions {
  /** Open, and migrated. */
  readonly database: Database
  readonly dataDir: string
  readonly now: () => Instant
  readonly random?: Random
  /** Asked each time: a server on any free port knows its address only when it listens. */
  readonly baseUrl: () => string
  readonly maxFileSize: number
}

export interface OpenHouse {
  readonly house: House
  readonly shelf: FileShelf
  readonly regulations: LoadedRegulations
}

/** The surroundings of all acts, with or without a server: the installation's row, a regulation, a place for files. */
export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  const { database, now, maxFileSize, random = systemRandom(now) } = options
  await database.act((tx) => keepInstallation(tx, random, now()))
  await seedRegulation(database, now())
  const shelf = await openFileStore(join(options.dataDir, 'files'))
  const vault = await openVault(options.dataDir)
  const regulations = await loadRegulations(database, now)
  const house: House = {
    database,
    now,
    random,
    files: shelf,
    vault,
    regulations,
    get baseUrl() {
      return options.baseUrl()
    },
    maxFileSize,
  }
  return { house, shelf, regulations }
}
