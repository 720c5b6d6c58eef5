import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { executorOn } from './executors.ts'
import type { Statements } from './statements.ts'

export interface Transactions {
  run: <DB, T>(begin: Begin, work: (executor: Kysely<DB>) => Promise<T>) => Promise<T>
  /** Throws inside a transaction that is still open: a second connection there waits for ever when the pool is empty. */
  refuseInside: () => void
}

export interface Begin {
  readonly text: string
  /**
   * Whether the first statement waits until this has been done: it must where this takes rights away. Else both go out
   * together; should BEGIN fail alone, the session is still one that cannot write, and nothing of what it read is given out.
   */
  readonly first: boolean
}

interface Open {
  open: boolean
}

export const transactions = (pool: Pool, statements: Statements): Transactions => {
  const current = new AsyncLocalStorage<Open>()

  const refuseInside = (): void => {
    if (current.getStore()?.open) throw new Error('A transaction is open here: pass on its tx or reader instead.')
  }

  const run = async <DB, T>(begin: Begin, work: (executor: Kysely<DB>) => Promise<T>): Promise<T> => {
    refuseInside()
    const client = await pool.connect()
    const state: Open = { open: true }
    try {
      const begun = begin.first ? statements.control(client, begin.text) : together(client, begin.text)
      if (begin.first) await begun
      const executor = executorOn<DB>(seatOf(client, state), statements)
      const result = await current.run(state, work, executor)
      state.open = false
      await begun
      // A failed statement whose error somebody swallowed turns COMMIT into ROLLBACK without an error.
      if ((await statements.control(client, 'COMMIT')) !== 'COMMIT') throw new Error(GIVEN_UP)
      client.release(!isIdle(client))
      return result
    } catch (error) {
      state.open = false
      await giveBack(client)
      throw error
    }
  }

  /** Sends BEGIN in one packet with the statement that follows in this turn of the event loop. */
  const together = (client: PoolClient, begin: string): Promise<string> => {
    const { stream } = client.connection
    stream.cork()
    process.nextTick(() => stream.uncork())
    const begun = statements.control(client, begin)
    // Its failure is looked at after the work; until then it must not be an unhandled rejection.
    begun.catch(() => undefined)
    return begun
  }

  /** Back to the pool only with the transaction, and so the role, proven to be over; else the connection is thrown away. */
  const giveBack = async (client: PoolClient): Promise<void> => {
    const rolledBack = await statements.control(client, 'ROLLBACK').catch(() => 'lost')
    client.release(rolledBack !== 'ROLLBACK' || !isIdle(client))
  }

  return { run, refuseInside }
}

const GIVEN_UP = 'The transaction was rolled back: a statement in it failed and its failure was not passed on.'

const isIdle = (client: PoolClient): boolean => client.getTransactionStatus() === 'I'

const seatOf = (client: PoolClient, state: Open): { take: () => Promise<PoolClient>; give: () => void } => ({
  take: async () => {
    if (!state.open) throw new Error('This transaction is over: its tx or reader must not be used any more.')
    return client
  },
  give: () => undefined,
})

const ATTEMPTS = 5
/** Serialization failure and deadlock: the server has undone everything and asks us to try again. */
const AGAIN = new Set(['40001', '40P01'])

export const withRetries = async <T>(once: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once()
    } catch (error) {
      if (attempt === ATTEMPTS || !AGAIN.has(codeOf(error))) throw error
      // Processes that collided must not come back in step.
      await sleep(attempt * attempt * (3 + (process.pid % 5)))
    }
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
