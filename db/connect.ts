import type { Kysely } from 'kysely'
import { executorOn } from './connect/executors.ts'
import { type PoolOptions, checkServer, openPool } from './connect/pool.ts'
import { keepPool } from './connect/pools.ts'
import { type Observer, statements } from './connect/statements.ts'
import { type Begin, transactions, withRetries } from './connect/transactions.ts'
import type { Schema } from './schema.ts'

export { DatabaseRefusal } from './connect/pool.ts'
export type { Observer, Statement } from './connect/statements.ts'

declare const readable: unique symbol
declare const writable: unique symbol

/** Proof of a right to read, made by this file only. Whether it sees everything or one customer's rows, the maker knew. */
export type Reader<DB = Schema> = Pick<
  Kysely<DB>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'case' | 'dynamic' | 'getExecutor'
> & { readonly [readable]: true }

/** Proof of an open read-write transaction, made by this file only. Whoever may write may read. */
export type Tx<DB = Schema> = Reader<DB> &
  Pick<Kysely<DB>, 'insertInto' | 'updateTable' | 'deleteFrom' | 'mergeInto'> & { readonly [writable]: true }

/** On whose behalf a customer's person reads: row-level security lets through exactly this. */
export interface CustomerScope {
  personId: string
  customerId: string
  sees: 'own' | 'organisation'
}

export interface Database<DB = Schema> {
  /** Reads as the provider's side. `snapshot`: all statements see one and the same state of the data. */
  read: <T>(work: (reader: Reader<DB>) => Promise<T>, options?: { snapshot: boolean }) => Promise<T>
  /** Reads as a customer's person, in one snapshot, as database role `asmo_customer`. */
  readAs: <T>(scope: CustomerScope, work: (reader: Reader<DB>) => Promise<T>) => Promise<T>
  /** One read-write transaction. `work` runs again after a deadlock, so it must do nothing that can't be undone. */
  act: <T>(work: (tx: Tx<DB>) => Promise<T>) => Promise<T>
  /** Shows every statement to the observer until the returned function is called. */
  observe: (observer: Observer) => () => void
  /** Resolves when the server answers. */
  ping: () => Promise<void>
  connections: () => { open: number; idle: number; waiting: number }
  close: () => Promise<void>
}

/**
 * Opens the database and checks the server. Instants go in and come out as numbers (`Instant`) wherever the column or
 * parameter is timestamptz; a jsonb value is written as text; constants of a query belong into its text (`sql.lit`),
 * since a partial index can't be matched against a parameter.
 */
export const openDatabase = async <DB = Schema>(options: PoolOptions): Promise<Database<DB>> => {
  const pool = openPool(options)
  await checkServer(pool).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  const runner = statements()
  const { run, refuseInside } = transactions(pool, runner)
  const eachOnItsOwn = executorOn<DB>({ take: () => pool.connect(), give: (client) => client.release() }, runner)

  const database: Database<DB> = {
    read: async (work, { snapshot } = { snapshot: false }) => {
      if (snapshot) return run(SNAPSHOT, (executor: Kysely<DB>) => work(asReader(executor)))
      refuseInside()
      return work(asReader(eachOnItsOwn))
    },
    readAs: async (scope, work) => {
      const begin = beginAs(scope)
      return run(begin, (executor: Kysely<DB>) => work(asReader(executor)))
    },
    act: async (work) => withRetries(() => run(WRITE, (executor: Kysely<DB>) => work(asTx(executor)))),
    observe: runner.observe,
    ping: async () => void (await pool.query('SELECT 1')),
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      if (!pool.ending) await pool.end()
    },
  }
  keepPool(database, pool)
  return database
}

const asReader = <DB>(executor: Kysely<DB>): Reader<DB> => executor as Kysely<DB> & Reader<DB>

const asTx = <DB>(executor: Kysely<DB>): Tx<DB> => executor as Kysely<DB> & Tx<DB>

const WRITE = { text: 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE', first: false }
const SNAPSHOT = { text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', first: false }

/** Role and scope are local to the transaction: they end with it, whatever happens. One round trip. */
const beginAs = ({ personId, customerId, sees }: CustomerScope): Begin => {
  const settings = { customer: uuid(customerId), person: uuid(personId), sees: sees === 'organisation' ? sees : 'own' }
  const set = Object.entries(settings).map(([name, value]) => `set_config('asmo.${name}', '${value}', true)`)
  const text = `${SNAPSHOT.text}; SET LOCAL ROLE asmo_customer; SELECT ${set.join(', ')}`
  return { text, first: true }
}

const uuid = (text: string): string => {
  if (!UUID.test(text)) throw new TypeError('A scope needs identifiers that are UUIDs.')
  return text
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
