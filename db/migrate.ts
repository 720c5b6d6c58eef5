import { join } from 'node:path'
import { Client } from 'pg'
import { type Migration, MigrationFault, readMigrations } from './migrate/files.ts'

export { MigrationFault } from './migrate/files.ts'

export interface MigrateOptions {
  url: string
  /** Where the numbered SQL files lie; by default the product's own. */
  folder?: string
  log?: (message: string) => void
}

const PRODUCT = join(import.meta.dirname, 'migrations')

/** Brings the database to the program's version, one transaction a file; several programs may try at once. Returns the names applied. */
export const migrate = async ({ url, folder = PRODUCT, log }: MigrateOptions): Promise<string[]> => {
  const files = await readMigrations(folder)
  return connected(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query(TABLE)
    const pending = pendingOf(files, await appliedIn(client))
    for (const file of pending) {
      await applyWithRetries(client, file)
      log?.(`migration ${file.name} applied`)
    }
    return pending.map(({ name }) => name)
  })
}

/** Names of files that the database has not seen yet; faults as `migrate` does when the two don't fit together. */
export const pendingMigrations = async ({ url, folder = PRODUCT }: MigrateOptions): Promise<string[]> => {
  const files = await readMigrations(folder)
  return connected(url, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('migration') IS NOT NULL AS there`)
    return pendingOf(files, rows[0]?.there ? await appliedIn(client) : []).map(({ name }) => name)
  })
}

/** Any number that nobody else uses as a lock in this database. */
const LOCK = 4_726_061

const TABLE = `CREATE TABLE IF NOT EXISTS migration (
  number int PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`

type Applied = Pick<Migration, 'number' | 'name' | 'checksum'>

const connected = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, application_name: 'asmo migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const appliedIn = async (client: Client): Promise<Applied[]> =>
  (await client.query<Applied>('SELECT number, name, checksum FROM migration ORDER BY number')).rows

/** What is still to be done, after checking that the past of the database is the past of this program. */
const pendingOf = (files: readonly Migration[], applied: readonly Applied[]): readonly Migration[] => {
  for (const [index, done] of applied.entries()) {
    const file = files[index]
    if (!file)
      throw new MigrationFault(
        'newer_database',
        `The database is newer than the program: it has migration ${done.name}. Start the newer program.`,
      )
    if (file.number !== done.number)
      throw new MigrationFault('gap', `The database lacks migration ${file.name}, but has the later ${done.name}.`)
    if (file.checksum !== done.checksum)
      throw new MigrationFault(
        'changed',
        `Migration ${file.name} was changed after it had been applied. Put back its old text and write a new file.`,
      )
  }
  return files.slice(applied.length)
}

/**
 * Roles belong to the whole server, while the lock belongs to one database: two databases migrated at the same time can
 * collide on a role. The file's transaction is undone then, and simply done again.
 */
const applyWithRetries = async (client: Client, file: Migration): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await apply(client, file)
      return
    } catch (error) {
      if (attempt === 10 || !isRoleCollision(error)) throw named(file, error)
    }
  }
}

const apply = async (client: Client, file: Migration): Promise<void> => {
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL lock_timeout = '60s'`)
    const before = await transactionOf(client)
    await client.query(file.text)
    if ((await transactionOf(client)) !== before) {
      throw new MigrationFault('own_transaction', 'it ends the transaction by itself; leave out BEGIN and COMMIT')
    }
    await client.query('RESET ROLE')
    await client.query('INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)', [
      file.number,
      file.name,
      file.checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

const transactionOf = async (client: Client): Promise<string | undefined> =>
  (await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id')).rows[0]?.id

const isRoleCollision = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const detail = `${'table' in error ? String(error.table) : ''} ${error.message}`
  return /pg_auth(?:id|_members)|tuple concurrently updated|role "[^"]+" already exists/.test(detail)
}

const named = (file: Migration, error: unknown): Error => {
  const reason = error instanceof Error ? error.message : String(error)
  const code = error instanceof MigrationFault ? error.code : 'failed'
  return new MigrationFault(
    code,
    `Migration ${file.name} failed and was undone: ${reason}${lineOf(file, error)}`,
    error,
  )
}

const lineOf = ({ text }: Migration, error: unknown): string => {
  if (!(error instanceof Error) || !('position' in error) || typeof error.position !== 'string') return ''
  return ` (line ${text.slice(0, Number(error.position)).split('\n').length})`
}
