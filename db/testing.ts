import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Pool } from 'pg'
import { type Database, openDatabase } from './connect.ts'
import { migrate } from './migrate.ts'
import { checksumOfAll, readMigrations } from './migrate/files.ts'
import type { Schema } from './schema.ts'
import { testServer } from './testing/server.ts'

/** A database of its own for one test (or one file of tests), with all migrations applied. */
export interface TestDatabase<DB = Schema> {
  url: string
  database: Database<DB>
  /** Closes and removes it; what a killed test leaves behind is swept by the next run. */
  drop: () => Promise<void>
}

interface TestOptions {
  /** Migrations other than the product's. */
  folder?: string
}

const PRODUCT = join(import.meta.dirname, 'migrations')

/** Made by copying a template that is migrated once per state of the migrations. `TEST_DATABASE_URL` names a server to use instead of our own. */
export const createTestDatabase = async <DB = Schema>({ folder = PRODUCT }: TestOptions = {}): Promise<
  TestDatabase<DB>
> => {
  const server = await connection()
  const template = await templateFor(server, folder)
  const name = `asmo_test_${process.pid}_${randomBytes(5).toString('hex')}`
  await server.admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = databaseUrl(server.url, name)
  const database = await openDatabase<DB>({ url, name: 'asmo test', log: () => undefined })
  const drop = async (): Promise<void> => {
    await database.close()
    const remove = `DROP DATABASE IF EXISTS ${name}`
    // FORCE is refused while an autovacuum worker is in there; without it the server ends such a worker by itself.
    await server.admin.query(`${remove} WITH (FORCE)`).catch(() => server.admin.query(remove))
  }
  return { url, database, drop }
}

interface Server {
  url: string
  /** One connection, open until this process ends (which it does not hinder): the test server counts it as a user. */
  admin: Pool
}

let opened: Promise<Server> | undefined

const connection = (): Promise<Server> => (opened ??= open())

const open = async (): Promise<Server> => {
  const url = process.env['TEST_DATABASE_URL'] ?? (await testServer())
  const admin = new Pool({
    connectionString: url,
    application_name: 'asmo test admin',
    max: 1,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  })
  admin.on('error', () => undefined)
  return { url, admin }
}

const templates = new Map<string, Promise<string>>()

const templateFor = (server: Server, folder: string): Promise<string> => {
  const made = templates.get(folder) ?? makeTemplate(server, folder)
  templates.set(folder, made)
  return made
}

/** Other test processes may want the same one at the same time: the first makes it, the others wait for the lock. */
const makeTemplate = async ({ url, admin }: Server, folder: string): Promise<string> => {
  const name = `asmo_template_${checksumOfAll(await readMigrations(folder)).slice(0, 16)}`
  await admin.query(`SELECT pg_advisory_lock(hashtext($1))`, [name])
  try {
    const { rows } = await admin.query<{ ready: boolean }>(
      'SELECT NOT datallowconn AS ready FROM pg_database WHERE datname = $1',
      [name],
    )
    if (rows[0]?.ready) return name
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`)
    await migrate({ url: databaseUrl(url, name), folder })
    // Copying needs a template without visitors; closed also means finished.
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    return name
  } finally {
    await admin.query(`SELECT pg_advisory_unlock(hashtext($1))`, [name])
  }
}

const databaseUrl = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
