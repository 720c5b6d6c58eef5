import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { programFlags } from '../ready.mjs'

/** The real server as a process of its own. */
export interface Program {
  readonly port: number
  /** From the start of the process until it said that it is ready, in seconds. */
  readonly startedIn: number
  /** Milliseconds of processor time that the Node process has used. */
  cpu(): number
  /** Resident memory now and at its highest, in MB. */
  memory(): { readonly now: number; readonly highest: number }
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** `main.ts start` under the flags of `npm start`, on the data directory, loopback only. `profile`: where a CPU profile goes. */
export async function startProgram(
  dataDir: string,
  options: {
    readonly profile?: string | undefined
    readonly environment?: Readonly<Record<string, string>>
  } = {},
): Promise<Program> {
  const port = await freePort()
  const began = performance.now()
  const profile = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`]
  const child = spawn(process.execPath, [...programFlags, ...profile, join(root, 'main.ts'), 'start'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      ...options.environment,
    },
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  // Whatever becomes of the bench, the server does not outlive it.
  const kill = (): void => void child.kill('SIGTERM')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  try {
    await untilReady(child, port)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  const startedIn = (performance.now() - began) / 1000
  return {
    port,
    startedIn,
    memory: () => memoryOf(child.pid ?? 0),
    cpu: () => cpuOf(child.pid ?? 0),
    stop: () => ended(child),
  }
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + 60_000
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const reply = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    await reply?.arrayBuffer()
    if (reply?.status === 200) return
    await sleep(10)
  }
  throw new Error('the server is not ready after a minute')
}

function memoryOf(pid: number): { now: number; highest: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? NaN) / 1024)
  return { now: megabytes('VmRSS'), highest: megabytes('VmHWM') }
}

/** In ticks of a hundredth of a second, user and system. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await gone
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
