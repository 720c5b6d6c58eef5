import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { EmbeddedFailure } from './failure.ts'

/** The system user that the server runs as. */
export interface Account {
  uid: number
  gid: number
  /** True when we are root and must step down to this account before starting anything. */
  dropped: boolean
}

/** PostgreSQL refuses root: as root we run it as the owner of its data, else as `postgres`, else as `nobody`. */
export const serverAccount = async (cluster: string): Promise<Account> => {
  const uid = process.getuid?.() ?? -1
  const gid = process.getgid?.() ?? -1
  const owner = await stat(cluster).catch(() => undefined)
  if (uid !== 0) {
    if (owner && owner.uid !== uid) {
      throw new EmbeddedFailure(
        'wrong_owner',
        `The database in ${cluster} belongs to system user ${owner.uid}, this program runs as ${uid}. ` +
          'Start it as the user that started it first (root included), or give the folder to this user.',
      )
    }
    return { uid, gid, dropped: false }
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, dropped: true }
  return (await systemUser('postgres')) ?? (await systemUser('nobody')) ?? refuse()
}

/** Whether the account can walk into this folder. Access lists are not looked at: in doubt, no. */
export const canEnter = async (account: Account, folder: string): Promise<boolean> => {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const { mode, uid, gid } = await stat(path)
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
    if (((mode >> shift) & 0o1) === 0) return false
    if (path === dirname(path)) return true
  }
}

const systemUser = async (name: string): Promise<Account | undefined> => {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n')
  const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
  const [uid, gid] = [Number(fields[2]), Number(fields[3])]
  return uid > 0 && gid > 0 ? { uid, gid, dropped: true } : undefined
}

const refuse = (): never => {
  throw new EmbeddedFailure(
    'no_account',
    'PostgreSQL does not run as root, and this system has neither a user postgres nor nobody. ' +
      'Create one (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.',
  )
}
