import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, readdir, readlink, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { EmbeddedFailure } from './failure.ts'

/** A running server process. */
export interface Postmaster {
  pid: number
  /** Fast shutdown: sessions are cut, everything committed is on disk. */
  stop: () => Promise<void>
}

interface Start {
  cluster: Cluster
  socketDir: string
  log: (line: string) => void
  onExit: (() => void) | undefined
}

/**
 * The shell lays a watchdog on descriptor 3 and then becomes PostgreSQL. When Node dies, however it dies, the pipe ends
 * and the watchdog stops the server; a word on the pipe means that the server has been stopped already. The watchdog is
 * forked twice, since PostgreSQL would take the death of a child that it does not know for a crash.
 */
const SCRIPT = `
alive() { [ "/proc/$1/cwd" -ef . ]; }
watch() {
  trap '' INT TERM HUP
  read -r word <&3 && exit 0
  alive "$1" && kill -INT "$1"
  n=0
  while alive "$1" && [ $n -lt 100 ]; do sleep 0.2; n=$((n+1)); done
  alive "$1" && kill -QUIT "$1"
}
( watch $$ & ) >/dev/null 2>&1 </dev/null
exec "$@" 3<&-
`

/** Starts PostgreSQL and waits until it takes connections (recovery after a crash included). */
export const startPostmaster = async ({ cluster, socketDir, log, onExit }: Start): Promise<Postmaster> => {
  const { account, binaries, folder, inside } = cluster
  const settings = { unix_socket_directories: socketDir, unix_socket_permissions: '0700', listen_addresses: '' }
  const args = ['-D', inside, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'asmo', join(binaries.home, 'bin/postgres'), ...args], {
    cwd: folder,
    // A session of its own: Ctrl-C in the terminal is for us, we then stop the server in our order.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
    ...(account.dropped ? { uid: account.uid, gid: account.gid } : {}),
  })
  const said = readLog(child, log)
  const gone = new Promise<void>((resolve) => child.once('error', () => resolve()).once('exit', () => resolve()))
  const state = { gone: false, stopping: false }
  void gone.then(() => {
    state.gone = true
    release(child)
    if (!state.stopping) onExit?.()
  })
  await untilReady({ folder, child, state, said })
  letNodeEnd(child)
  const stop = async (): Promise<void> => {
    state.stopping = true
    await shutDown(child, gone)
  }
  return { pid: child.pid ?? 0, stop }
}

const readLog = (child: ChildProcess, log: (line: string) => void): string[] => {
  const last: string[] = []
  let rest = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      log(line)
      last.push(line)
    }
    last.splice(0, Math.max(0, last.length - 20))
  })
  return last
}

interface Waiting {
  folder: string
  child: ChildProcess
  state: { gone: boolean }
  said: string[]
}

const untilReady = async ({ folder, child, state, said }: Waiting): Promise<void> => {
  while (!state.gone) {
    const lines = await pidFile(folder)
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return
    await sleep(4)
  }
  throw new EmbeddedFailure('not_started', `PostgreSQL did not start in ${folder}: ${said.join(' | ')}`)
}

const pidFile = async (folder: string): Promise<string[]> =>
  (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')

/** The server alone keeps no program running: if Node comes to its end, the watchdog does the rest. */
const letNodeEnd = (child: ChildProcess): void => {
  child.unref()
  for (const stream of child.stdio) if (stream && 'unref' in stream) (stream as Socket).unref()
}

const release = (child: ChildProcess): void => {
  const pipe = child.stdio[3]
  if (!pipe || !('write' in pipe)) return
  pipe.on('error', () => undefined)
  pipe.end('stopped\n')
}

const shutDown = async (child: ChildProcess, gone: Promise<void>): Promise<void> => {
  child.ref()
  const steps = [
    { signal: 'SIGINT', patience: 30_000 },
    { signal: 'SIGQUIT', patience: 5000 },
    { signal: 'SIGKILL', patience: 5000 },
  ] as const
  for (const { signal, patience } of steps) {
    child.kill(signal)
    if (await within(gone, patience)) return
  }
}

const within = async (event: Promise<void>, patience: number): Promise<boolean> => {
  const end = new AbortController()
  const late = sleep(patience, false, { signal: end.signal }).catch(() => false)
  const came = await Promise.race([event.then(() => true), late])
  end.abort()
  return came
}

/** After a kill -9 a server of an earlier run may still be at work on the folder: stop it before starting another. */
export const stopLeftOver = async (folder: string): Promise<void> => {
  const pid = Number((await pidFile(folder))[0])
  if (!Number.isInteger(pid) || pid <= 0) return
  for (let tries = 0; tries < 300; tries += 1) {
    const working = await serversIn(folder)
    if (working.length === 0) return
    const leader = working.includes(pid) ? pid : undefined
    // Without their leader the others end by themselves.
    if (leader && tries === 0) process.kill(leader, 'SIGINT')
    if (leader && tries === 200) process.kill(leader, 'SIGQUIT')
    await sleep(50)
  }
  throw new EmbeddedFailure('data_in_use', `A PostgreSQL of an earlier run still works in ${folder} (process ${pid}).`)
}

/** Every process whose program is postgres and whose working directory is this folder: nothing else is ever signalled. */
const serversIn = async (folder: string): Promise<number[]> => {
  const own = await realpath(folder)
  const found: number[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const program = await readlink(`/proc/${name}/exe`).catch(() => '')
    if (basename(program).split(' ')[0] !== 'postgres') continue
    if ((await readlink(`/proc/${name}/cwd`).catch(() => '')) === own) found.push(Number(name))
  }
  return found
}
