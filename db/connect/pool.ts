import { Pool, type PoolConfig } from 'pg'
import { types } from './values.ts'

export interface PoolOptions {
  url: string
  /** Shown by the server for each connection. */
  name?: string
  /** Most connections at once. */
  size?: number
  /** Milliseconds after which the server breaks off a statement. */
  statementTimeout?: number
  log: (message: string) => void
}

/** Why a database can't be used; the words are stable, the messages are for people. */
export class DatabaseRefusal extends Error {
  readonly code: 'unsupported_version' | 'fsync_off' | 'wrong_encoding'

  constructor(code: DatabaseRefusal['code'], message: string) {
    super(message)
    this.name = 'DatabaseRefusal'
    this.code = code
  }
}

/** Settings of every session. Writing is off unless a transaction asks for it: a read cannot change anything. */
export const sessionConfig = ({ url, name = 'asmo', statementTimeout = 15_000 }: PoolOptions): PoolConfig => {
  const session = ['-c TimeZone=UTC', '-c DateStyle=ISO', '-c default_transaction_read_only=on']
  const given = new URL(url).searchParams.get('options')
  return {
    connectionString: withOptions(url, [...(given ? [given] : []), ...session].join(' ')),
    application_name: name,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    types,
  }
}

const withOptions = (url: string, options: string): string => {
  const full = new URL(url)
  full.searchParams.set('options', options)
  // pg reads the query part by URL rules, yet leaves a plus as it is in some versions: no plus, then.
  return full.href.replaceAll('+', '%20')
}

/** A pool whose connections may die without taking Node with them. */
export const openPool = (options: PoolOptions): Pool => {
  const pool = new Pool({
    ...sessionConfig(options),
    max: options.size ?? 12,
    // BEGIN and the first statement share a round trip (transactions.ts).
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    // Names of statements that are no longer used go with the connection.
    maxLifetimeSeconds: 3600,
    allowExitOnIdle: true,
  })
  pool.on('error', (error) => options.log(`database connection lost: ${error.message}`))
  // The pool listens only while a connection is idle; one that dies in use must not be an unhandled error either.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Refuses servers that the program was not made for or that may lose what they acknowledged. */
export const checkServer = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ version: number; release: string; fsync: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS release,
            current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding`,
  )
  const [server] = rows
  const major = Math.floor((server?.version ?? 0) / 10_000)
  if (major < 15 || major > 18) {
    throw new DatabaseRefusal('unsupported_version', `PostgreSQL 15 to 18 is needed, the server is ${server?.release}.`)
  }
  if (server?.fsync !== 'on') {
    throw new DatabaseRefusal(
      'fsync_off',
      'The server runs with fsync off and may lose what it acknowledged: set fsync = on.',
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new DatabaseRefusal(
      'wrong_encoding',
      `The database must be made with encoding UTF8, it has ${server.encoding}.`,
    )
  }
}
