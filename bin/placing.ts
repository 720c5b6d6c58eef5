import process from 'node:process'
import { runningServerUrl } from '../db/embedded/neighbour.ts'
import { readConfig } from '../server/config.ts'
import type { OpenPlacing } from './placing-on.ts'

/** Placing by the database of DATABASE_URL, or of the server that runs on the data; null: none can be asked. */
export async function openPlacing(): Promise<OpenPlacing | null> {
  const config = readConfig(process.env)
  const url = config.databaseUrl ?? (await runningServerUrl(config.dataDir))
  if (url === undefined) return null
  const { placingOn } = await import('./placing-on.ts')
  return placingOn(url, config).catch(() => null)
}
