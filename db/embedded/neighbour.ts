import { readFile } from 'node:fs/promises'
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
