import { spawn } from 'node:child_process'
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, canEnter } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedFailure } from './failure.ts'
import { settingsText } from './settings.ts'

/** One initialised data directory of PostgreSQL. */
export interface Cluster {
  folder: string
  /** What to give to `-D`: the folder, or its name as seen from inside where the account can't walk the path to it. */
  inside: string
  password: string
  account: Account
  binaries: Binaries
}

interface Place {
  dataDir: string
  password: string
  account: Account
  binaries: Binaries
}

export const clusterFolder = (dataDir: string): string => join(dataDir, 'cluster')

/** Opens the data directory, initialising it when there is none; a half-made one is thrown away. */
export const openCluster = async (place: Place): Promise<Cluster> => {
  const folder = clusterFolder(place.dataDir)
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version === undefined) await initialise(place, folder)
  else refuseOther(Number.parseInt(version, 10), place)
  const cluster = await located(place, folder)
  await writeOwned(cluster, 'asmo.conf', settingsText())
  return cluster
}

const refuseOther = (found: number, { binaries, dataDir }: Place): void => {
  if (found === binaries.major) return
  throw new EmbeddedFailure(
    'wrong_version',
    `The data in ${dataDir} was made by PostgreSQL ${found}, the program brings PostgreSQL ${binaries.major}. ` +
      'Upgrade the data first (docs/operate), or start the version of the program that made it.',
  )
}

const located = async (place: Place, folder: string): Promise<Cluster> => {
  const { account, binaries, password } = place
  // A server started inside its folder can stay there even if it may not walk the path, as below /root.
  const inside = (await canEnter(account, folder)) ? folder : '/proc/self/cwd'
  return { folder, inside, password, account, binaries }
}

const initialise = async (place: Place, folder: string): Promise<void> => {
  const draft = `${folder}.new`
  const cluster = await initdbWithSomeLocale(place, draft)
  await writeOwned(cluster, 'pg_hba.conf', 'local all all scram-sha-256\nlocal replication all scram-sha-256\n')
  await writeOwned(cluster, 'asmo.conf', settingsText())
  const original = await readFile(join(draft, 'postgresql.conf'), 'utf8')
  await writeOwned(cluster, 'postgresql.conf', original + INCLUDE)
  await run(
    cluster,
    'postgres',
    ['--single', '-j', '-D', cluster.inside, '-c', 'exit_on_error=on', 'postgres'],
    setup(place),
  )
  await rename(draft, folder)
}

/** Without a UTF-8 character type the parser of full text takes «quotes» for letters; C is the last resort. */
const initdbWithSomeLocale = async (place: Place, draft: string): Promise<Cluster> => {
  let failure: unknown
  for (const characters of ['C.UTF-8', 'ru_RU.UTF-8', 'en_US.UTF-8', 'C']) {
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { mode: 0o700 })
    if (place.account.dropped) await chown(draft, place.account.uid, place.account.gid)
    const cluster = await located(place, draft)
    try {
      await initdb(cluster, characters)
      return cluster
    } catch (error) {
      failure = error
      if (!(error instanceof Error && error.message.includes('invalid locale name'))) throw error
    }
  }
  throw failure
}

const INCLUDE = `
# asmo.conf is rewritten at every start; settings of your own belong below this line, where they win.
include 'asmo.conf'
`

/** The product works as a role without superuser rights: a hole in it must not become a shell on the machine. */
const setup = ({ password }: Place): string =>
  [
    `CREATE ROLE asmo LOGIN CREATEROLE PASSWORD '${password}'`,
    'GRANT pg_monitor TO asmo',
    'CREATE DATABASE asmo OWNER asmo',
    'REVOKE ALL ON DATABASE postgres FROM PUBLIC',
    '',
  ].join(';\n\n')

const initdb = async (cluster: Cluster, characters: string): Promise<void> => {
  const folder = await mkdtemp('/tmp/asmo-init-')
  try {
    await writeFile(join(folder, 'password'), cluster.password, { mode: 0o600 })
    for (const path of [folder, join(folder, 'password')]) {
      if (cluster.account.dropped) await chown(path, cluster.account.uid, cluster.account.gid)
    }
    await run(cluster, 'initdb', [
      '-D',
      cluster.inside,
      '--username=postgres',
      `--pwfile=${join(folder, 'password')}`,
      '--auth=scram-sha-256',
      '--data-checksums',
      '--encoding=UTF8',
      '--no-instructions',
      // Fast comparison by code point, yet Cyrillic letters are letters; sorting for people says collate "ru-x-icu".
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${characters}`,
    ])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const run = async (cluster: Cluster, program: string, args: string[], input = ''): Promise<void> => {
  const { account, binaries, folder } = cluster
  const child = spawn(join(binaries.home, 'bin', program), args, {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
    ...(account.dropped ? { uid: account.uid, gid: account.gid } : {}),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code === 0) return
  throw new EmbeddedFailure('not_started', `${program} failed (${code}) in ${folder}: ${said.trim()}`)
}

const writeOwned = async ({ account, folder }: Cluster, name: string, text: string): Promise<void> => {
  const file = join(folder, name)
  if ((await readFile(file, 'utf8').catch(() => undefined)) === text) return
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  if (account.dropped) await chown(`${file}.new`, account.uid, account.gid)
  await rename(`${file}.new`, file)
}

/** The password of both roles, made once and kept beside the data. */
export const keptPassword = async (dataDir: string, fresh: string): Promise<string> => {
  const file = join(dataDir, 'password')
  if (!(await stat(clusterFolder(dataDir)).catch(() => undefined))) await writeFile(file, fresh, { mode: 0o600 })
  return (await readFile(file, 'utf8')).trim()
}
