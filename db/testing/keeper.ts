import { appendFileSync, writeFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { EmbeddedFailure, startEmbedded } from '../embedded.ts'
import { NOTE } from './server.ts'

/** A process of its own that holds the test server, sweeps what killed tests left, and ends when nobody needs it. */
const IDLE_SECONDS = Number(process.env['TEST_PG_IDLE_SECONDS'] ?? 60)
const TICK = 2000

const keep = async (folder: string): Promise<void> => {
  const journal = join(folder, 'keeper.log')
  const server = await startEmbedded({
    dataDir: join(folder, 'data'),
    log: (line) => appendFileSync(journal, `${line}\n`),
    onExit: () => process.exit(1),
  })
  writeFileSync(journal, '')
  const admin = new Client({ connectionString: server.adminUrl, application_name: 'asmo test keeper' })
  await admin.connect()
  await admin.query('ALTER ROLE asmo CREATEDB')
  await dropTemplates(admin)
  await writeFile(
    join(folder, `${NOTE}.new`),
    JSON.stringify({ url: withDatabase(server.url, 'asmo'), pid: process.pid }),
    { mode: 0o600 },
  )
  await rename(join(folder, `${NOTE}.new`), join(folder, NOTE))
  await untilUnused(admin)
  await rm(join(folder, NOTE), { force: true })
  await admin.end()
  await server.stop()
}

/** Templates of earlier states of the migrations would pile up; making one anew takes a quarter of a second. */
const dropTemplates = async (admin: Client): Promise<void> => {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'asmo\\_template\\_%'`,
  )
  for (const { datname } of rows) await admin.query(`DROP DATABASE ${datname} WITH (FORCE)`)
}

const untilUnused = async (admin: Client): Promise<void> => {
  const told = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => told.abort())
  for (let idle = 0; idle < IDLE_SECONDS * 1000 && !told.signal.aborted; idle += TICK) {
    await sleep(TICK, undefined, { signal: told.signal }).catch(() => undefined)
    await sweep(admin)
    const { rows } = await admin.query<{ users: string }>(
      `SELECT count(*) AS users FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    if (Number(rows[0]?.users) > 0) idle = -TICK
  }
}

/** Databases are named after the process that made them. */
const sweep = async (admin: Client): Promise<void> => {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname ~ '^asmo_test_[0-9]+_'`,
  )
  for (const { datname } of rows) {
    if (!isRunning(Number(datname.split('_')[2]))) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const withDatabase = (url: string, name: string): string => {
  const full = new URL(url)
  full.pathname = `/${name}`
  return full.href
}

const [, , folder] = process.argv
if (folder) {
  await keep(folder).catch((error: unknown) => {
    if (error instanceof EmbeddedFailure && error.code === 'data_in_use') return
    appendFileSync(join(folder, 'keeper.log'), `${String(error)}\n`)
    process.exitCode = 1
  })
}
