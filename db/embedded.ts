import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Account, serverAccount } from './embedded/account.ts'
import { prepareBinaries } from './embedded/binaries.ts'
import { claimData } from './embedded/claim.ts'
import { clusterFolder, keptPassword, openCluster } from './embedded/cluster.ts'
import { startPostmaster, stopLeftOver } from './embedded/postmaster.ts'

export { EmbeddedFailure, type EmbeddedFailureCode } from './embedded/failure.ts'

/** A PostgreSQL of our own, reachable by a socket of this machine only. */
export interface EmbeddedServer {
  /** For the product: a role without superuser rights that owns the database. */
  url: string
  /** For backup and tests: the superuser. */
  adminUrl: string
  pid: number
  stop: () => Promise<void>
}

export interface EmbeddedOptions {
  /** A folder that is ours alone; made if missing. */
  dataDir: string
  /** Gets the server's own log, line by line. */
  log: (line: string) => void
  /** Called when the server ends without having been told to. */
  onExit?: () => void
}

/** Starts the embedded PostgreSQL on its data directory. Refuses with an `EmbeddedFailure`. */
export const startEmbedded = async ({ dataDir: given, log, onExit }: EmbeddedOptions): Promise<EmbeddedServer> => {
  const dataDir = resolve(given)
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  const account = await serverAccount(clusterFolder(dataDir))
  const claim = await claimData(join(dataDir, 'claims'))
  try {
    const binaries = await prepareBinaries(account, [dataDir])
    await stopLeftOver(clusterFolder(dataDir))
    const password = await keptPassword(dataDir, randomBytes(24).toString('base64url'))
    const cluster = await openCluster({ dataDir, password, account, binaries })
    const socketDir = await newSocketDir(dataDir, account)
    const postmaster = await startPostmaster({ cluster, socketDir, log, onExit }).catch(async (error: unknown) => {
      await rm(socketDir, { recursive: true, force: true })
      throw error
    })
    const stop = async (): Promise<void> => {
      await postmaster.stop()
      await rm(socketDir, { recursive: true, force: true })
      await claim.release()
    }
    const url = socketUrl(socketDir, password)
    return { url: url('asmo', 'asmo'), adminUrl: url('postgres', 'postgres'), pid: postmaster.pid, stop }
  } catch (error) {
    await claim.release()
    throw error
  }
}

/** Socket paths end at 107 bytes, so the socket lives under /tmp, in a folder with an unguessable name; the last one is removed. */
const newSocketDir = async (dataDir: string, account: Account): Promise<string> => {
  const note = join(dataDir, 'socket')
  const last = (await readFile(note, 'utf8').catch(() => '')).trim()
  if (last.startsWith('/tmp/asmo-')) await rm(last, { recursive: true, force: true })
  const folder = await mkdtemp('/tmp/asmo-')
  await chmod(folder, 0o700)
  if (account.dropped) await chown(folder, account.uid, account.gid)
  await writeFile(note, folder, { mode: 0o600 })
  return folder
}

const socketUrl =
  (socketDir: string, password: string) =>
  (user: string, database: string): string =>
    `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(socketDir)}`
