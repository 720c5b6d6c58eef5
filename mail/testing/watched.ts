import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type AddressInfo, createConnection, createServer } from 'node:net'
import { delimiter, join } from 'node:path'

/** A server of another make, started by a test. */
export interface Watched {
  /** Ends it and waits until it has gone. */
  stop(): Promise<void>
}

/**
 * Starts a program in the foreground. A shell holds a pipe to us: when the test process dies, even by `kill -9`, the pipe
 * closes and the program is ended with it.
 */
export function startWatched(program: string, words: readonly string[]): Watched {
  // Children that outlive their master (Dovecot's imap) belong to the same group.
  const script =
    '"$@" & pid=$!; read -r line; kill $pid 2>/dev/null; wait $pid; trap "" TERM; kill 0; sleep 0.1; kill -9 0'
  const child: ChildProcess = spawn('sh', ['-c', script, 'watched', program, ...words], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  const gone = once(child, 'exit')
  return {
    stop: async () => {
      child.stdin?.end()
      await gone
    },
  }
}

/** The full path of a program of the system; throws with the package that brings it. */
export function programOf(name: string, debianPackage: string): string {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/sbin', '/bin']
  const path = folders.map((folder) => join(folder, name)).find((one) => existsSync(one))
  if (path === undefined) throw new Error(`${name} is missing: apt-get install ${debianPackage}`)
  return path
}

/** So many ports of the loopback address that are free now, all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** Waits until the port answers with a line; throws after ten seconds with what `complaint` says then. */
export async function answering(port: number, complaint: () => string): Promise<void> {
  const began = performance.now()
  while (performance.now() - began < 10_000) {
    if (await greets(port)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nobody answers on port ${port}: ${complaint()}`)
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
    const end = (good: boolean): void => {
      socket.destroy()
      resolve(good)
    }
    socket.setTimeout(2000, () => end(false))
    socket.once('data', () => end(true))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
  })
}
