import { spawn } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** Beside the checkout's other caches: parallel test processes of one checkout share one server. */
const FOLDER = join(import.meta.dirname, '../../.cache/test-pg')
const KEEPER = join(import.meta.dirname, 'keeper.ts')
export const NOTE = 'server.json'

/** Address of the running test server; the first process to ask starts it, and it ends by itself when nobody is connected. */
export const testServer = async (folder = FOLDER): Promise<string> => {
  await mkdir(folder, { recursive: true })
  let said = ''
  for (let waited = 0; waited < 120_000; waited += 50) {
    const url = await noted(folder)
    if (url && (await answers(url))) return url
    // Starters exclude each other; one that finds the place taken simply goes away again.
    if (waited % 5000 === 0) launch(folder, (text) => (said = text))
    await sleep(50)
  }
  throw new Error(`The test database server did not start within two minutes. ${said}`)
}

/** Ends the test server at once instead of a minute after its last user: for the end of a whole run. */
export const stopTestServer = async (folder = FOLDER): Promise<void> => {
  const pid = (await note(folder))?.pid
  if (!pid || !(await isKeeper(pid))) return
  process.kill(pid, 'SIGTERM')
  for (let waited = 0; waited < 10_000 && (await isKeeper(pid)); waited += 20) await sleep(20)
}

const isKeeper = async (pid: number): Promise<boolean> =>
  (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(KEEPER)

const noted = async (folder: string): Promise<string | undefined> => (await note(folder))?.url

const note = async (folder: string): Promise<{ url: string; pid: number } | undefined> => {
  const text = await readFile(join(folder, NOTE), 'utf8').catch(() => 'null')
  const found: unknown = JSON.parse(text)
  if (typeof found !== 'object' || found === null || !('url' in found) || !('pid' in found)) return undefined
  return { url: String(found.url), pid: Number(found.pid) }
}

const answers = async (url: string): Promise<boolean> => {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 2000,
    application_name: 'asmo test probe',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

const launch = (folder: string, failed: (text: string) => void): void => {
  const child = spawn(process.execPath, [KEEPER, folder], {
    detached: true,
    stdio: 'ignore',
  })
  child.once('error', (error) => failed(error.message))
  child.once('exit', (code) => {
    if (code) failed(`The keeper ended with ${code}; see ${join(folder, 'keeper.log')}.`)
  })
  child.unref()
}
