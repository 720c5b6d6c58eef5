import type { Pool } from 'pg'

const pools = new WeakMap<object, Pool>()

/** Remembers the pool of a database for the rest of this room; outside of it nobody gets hold of one. */
export const keepPool = (database: object, pool: Pool): void => void pools.set(database, pool)

export const poolOf = (database: object): Pool => {
  const pool = pools.get(database)
  if (!pool) throw new TypeError('Not a database of openDatabase.')
  return pool
}
