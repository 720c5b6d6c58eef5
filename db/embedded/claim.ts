import { mkdir, open, readFile, readdir, readlink, stat, unlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedFailure } from './failure.ts'

/** The right to be the only program of ours on a data directory. */
export interface Claim {
  release: () => Promise<void>
}

const HEARTBEAT = 1000
const SILENT = 8000
const TRIES = 5

/**
 * Every starter lays down a file named after itself, then looks for those of others; a living other wins.
 * A file is only ever removed by its owner or after its owner's death, so there is no window in which two hold it.
 */
export const claimData = async (folder: string): Promise<Claim> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const own = await ownName()
  const file = join(folder, own)
  for (let attempt = 1; ; attempt += 1) {
    await layDown(file, folder)
    const other = await livingOther(folder, own)
    if (!other) return hold(file)
    await unlink(file)
    if (attempt === TRIES) throw inUse(folder, other)
    // Two who start at the same instant both step back; different waits let one through.
    await sleep(20 + (process.pid % 7) * 15)
  }
}

/** The file of this very process can be there only if this process holds the claim already. */
const layDown = async (file: string, folder: string): Promise<void> => {
  await writeFile(file, '', { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? inUse(folder, basename(file)) : error
  })
}

const hold = (file: string): Claim => {
  const beat = setInterval(() => void touch(file), HEARTBEAT)
  beat.unref()
  return {
    release: async () => {
      clearInterval(beat)
      await unlink(file).catch(() => undefined)
    },
  }
}

/** A claim is `claim.<pid>.<start tick>.<pid namespace>.<boot>`. */
const ownName = async (): Promise<string> =>
  `claim.${process.pid}.${await startTick(process.pid)}.${await namespace()}.${await boot()}`

const livingOther = async (folder: string, own: string): Promise<string | undefined> => {
  for (const name of await readdir(folder)) {
    if (name === own || !name.startsWith('claim.')) continue
    if (await isAlive(folder, name)) return name
    await unlink(join(folder, name)).catch(() => undefined)
  }
  return undefined
}

const isAlive = async (folder: string, name: string): Promise<boolean> => {
  const [, pid, tick, space, booted] = name.split('.')
  if (booted === (await boot()) && space === (await namespace())) return (await startTick(Number(pid))) === tick
  return beats(folder, name)
}

/** Of a process in another container or machine we see only its heartbeat, by the clock of the file system. */
const beats = async (folder: string, name: string): Promise<boolean> => {
  const first = await modified(join(folder, name))
  const probe = join(folder, `probe.${process.pid}`)
  await writeFile(probe, '')
  const silence = (await modified(probe)) - first
  await unlink(probe)
  for (let waited = silence; waited < SILENT; waited += HEARTBEAT) {
    await sleep(HEARTBEAT)
    if ((await modified(join(folder, name))) !== first) return true
  }
  return false
}

const modified = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0

/** Rewriting a byte lets the file system give the time (no clock is asked here); never creates a file given up meanwhile. */
const touch = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+').catch(() => undefined)
  await handle?.write('.', 0).catch(() => undefined)
  await handle?.close()
}

/** When the process started, in ticks since boot; nothing for one that is dead but not yet buried by its parent. */
const startTick = async (pid: number): Promise<string | undefined> => {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
}

const namespace = async (): Promise<string> => (await readlink('/proc/self/ns/pid')).replaceAll(/\D/g, '')

const boot = async (): Promise<string> => (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()

const inUse = (folder: string, other: string): EmbeddedFailure =>
  new EmbeddedFailure(
    'data_in_use',
    `The data in ${folder} is in use by process ${other.split('.')[1]}. ` +
      'Stop that one first, or give this one another DATA_DIR.',
  )
