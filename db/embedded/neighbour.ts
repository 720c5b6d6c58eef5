import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The address of the embedded server that another program of ours is running on this data directory; undefined: none. */
export const runningServerUrl = async (dataDir: string): Promise<string | undefined> => {
  const read = (name: string): Promise<string> => readFile(join(dataDir, name), 'utf8').then((text) => text.trim())
  try {
    const [socketDir, password] = [await read('socket'), await read('password')]
    return `postgres://asmo:${password}@localhost/asmo?host=${encodeURIComponent(socketDir)}`
  } catch {
    return undefined
  }
}

/**
 * Where the program on this data answers people: written by a server for the commands beside it. It lasts as long as the
 * claim; whoever gets the claim forgets first what a dead one has left.
 */
export const noteAddress = (dataDir: string, address: string): Promise<void> =>
  writeFile(join(dataDir, 'address'), address, { mode: 0o600 })

export const forgetAddress = (dataDir: string): Promise<void> => rm(join(dataDir, 'address'), { force: true })

/** Undefined: the program that has the data is no server, or is not yet ready. */
export const runningAddress = (dataDir: string): Promise<string | undefined> =>
  readFile(join(dataDir, 'address'), 'utf8').catch(() => undefined)
