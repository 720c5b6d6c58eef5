import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Database, openDatabase } from './connect.ts'
import { withAdvisoryLock } from './lock.ts'
import { type TestDatabase, createTestDatabase } from './testing.ts'
import { migrationsFolder } from './testing/migrations.ts'

const made: { current?: TestDatabase; second?: Database } = {}
const empty = await migrationsFolder({})

before(async () => {
  made.current = await createTestDatabase({ folder: empty.folder })
  made.second = await openDatabase({ url: made.current.url, log: () => undefined })
})

after(async () => {
  await made.second?.close()
  await made.current?.drop()
  await empty.remove()
})

const both = (): [Database, Database] => {
  assert(made.current && made.second)
  return [made.current.database, made.second]
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

test('I14 of two programs one works, the other goes away at once', async () => {
  const [one, two] = both()
  const outcome = await withAdvisoryLock(one, { name: 'round', busy: 'give_up' }, async () => {
    const other = await withAdvisoryLock(two, { name: 'round', busy: 'give_up' }, async () => 'never')
    const elsewhere = await withAdvisoryLock(two, { name: 'another', busy: 'give_up' }, async () => 'free')
    return { other, elsewhere }
  })
  assert.deepEqual(outcome, {
    done: true,
    result: { other: { done: false }, elsewhere: { done: true, result: 'free' } },
  })
  assert.deepEqual(await withAdvisoryLock(two, { name: 'round', busy: 'give_up' }, async () => 'now'), {
    done: true,
    result: 'now',
  })
})

test('who waits comes after the other, also after its failure', async () => {
  const [one, two] = both()
  const order: string[] = []
  const first = withAdvisoryLock(one, { name: 'turn', busy: 'wait' }, async () => {
    order.push('first in')
    await pause(80)
    order.push('first out')
    throw new Error('first failed')
  })
  await pause(30)
  const second = withAdvisoryLock(two, { name: 'turn', busy: 'wait' }, async () => order.push('second in'))
  await assert.rejects(first, /first failed/)
  await second
  assert.deepEqual(order, ['first in', 'first out', 'second in'])
})

test('a lost connection aborts the signal and frees the lock', async () => {
  const [one, two] = both()
  await withAdvisoryLock(one, { name: 'lost', busy: 'give_up' }, async (signal) => {
    await two.act((tx) =>
      sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())`.execute(tx),
    )
    await pause(50)
    assert(signal.aborted)
    assert.equal((await withAdvisoryLock(two, { name: 'lost', busy: 'give_up' }, async () => 1)).done, true)
  })
})
