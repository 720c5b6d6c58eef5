import type { PoolClient } from 'pg'
import { poolOf } from './connect/pools.ts'
import type { Database } from './connect.ts'

export interface LockOptions {
  /** What is locked, one word for all programs on this database. */
  name: string
  /** Wait for it, or go away when somebody else has it. */
  busy: 'wait' | 'give_up'
}

/** What became of the work: `done` false means that somebody else holds the lock. */
export type Locked<T> = { done: true; result: T } | { done: false }

/**
 * Runs the work while no other program on this database runs work of the same name. The lock lives as long as its
 * connection; should that be lost, the signal is aborted, since somebody else may begin then.
 */
export const withAdvisoryLock = async <DB, T>(
  database: Database<DB>,
  { name, busy }: LockOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Locked<T>> => {
  const client = await poolOf(database).connect()
  const lost = new AbortController()
  const onLost = (): void => lost.abort(new Error(`The connection that held the lock ${name} was lost.`))
  client.once('end', onLost)
  client.once('error', onLost)
  let sound = false
  try {
    if (await take(client, { name, busy })) {
      try {
        return { done: true, result: await work(lost.signal) }
      } finally {
        sound = await giveUp(client, name)
      }
    }
    sound = true
    return { done: false }
  } finally {
    client.off('end', onLost)
    client.off('error', onLost)
    client.release(!sound)
  }
}

const take = async (client: PoolClient, { name, busy }: LockOptions): Promise<boolean> => {
  if (busy === 'give_up') {
    const text = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken'
    return (await client.query<{ taken: boolean }>(text, [name])).rows[0]?.taken === true
  }
  // Waiting may take longer than a statement of the pool normally may.
  await client.query('SET statement_timeout = 0')
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name])
  } finally {
    await client.query('RESET statement_timeout')
  }
  return true
}

/** False: the lock is in doubt, and only throwing the connection away is sure to end it. */
const giveUp = async (client: PoolClient, name: string): Promise<boolean> => {
  const text = 'SELECT pg_advisory_unlock(hashtextextended($1, 0)) AS given'
  const result = await client.query<{ given: boolean }>(text, [name]).catch(() => undefined)
  return result?.rows[0]?.given === true
}
