import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { PoolClient } from 'pg'
import type { Statements } from './statements.ts'

/** Where an executor gets its connection from: the pool for each statement, or one client for a whole transaction. */
export interface Seat {
  take: () => Promise<PoolClient>
  give: (client: PoolClient) => void
}

/** A kysely over our way of running statements; transactions are none of its business. */
export const executorOn = <DB>(seat: Seat, statements: Statements): Kysely<DB> =>
  new Kysely<DB>({ dialect: dialect(seat, statements) })

const dialect = (seat: Seat, statements: Statements): Dialect => ({
  createAdapter: () => adapter,
  createQueryCompiler: () => compiler,
  createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  createDriver: () => ({
    init: async () => undefined,
    acquireConnection: async () => new Connection(await seat.take(), statements),
    releaseConnection: async (connection) => {
      if (connection instanceof Connection) seat.give(connection.client)
    },
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: async () => undefined,
  }),
})

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

const refuse = (): never => {
  throw new Error('Transactions are made by database.act and database.readAs only.')
}

/** kysely asks for an object with methods and keeps it by identity. */
class Connection implements DatabaseConnection {
  readonly client: PoolClient
  readonly #statements: Statements

  constructor(client: PoolClient, runner: Statements) {
    this.client = client
    this.#statements = runner
  }

  async executeQuery<R>(query: CompiledQuery): Promise<{ rows: R[]; numAffectedRows?: bigint }> {
    const { rows, rowCount, command } = await this.#statements.execute(this.client, query.sql, query.parameters)
    const changes = command !== 'SELECT' && rowCount !== null
    return { rows: rows as R[], ...(changes ? { numAffectedRows: BigInt(rowCount) } : {}) }
  }

  streamQuery(): never {
    throw new Error('Streams are not offered: read pages by cursor.')
  }
}
