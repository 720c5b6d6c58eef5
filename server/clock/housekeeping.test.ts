import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { shift } from '../../core/time/instant.ts'
import { openFileStore } from '../files/store.ts'
import { openLog } from '../log.ts'
import { startTestServer, type TestServer } from '../testing.ts'
import { startHousekeeping } from './housekeeping.ts'

let server: TestServer

before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

it('forgets first answers after two days and sessions that have ended, and nothing that is still good', async () => {
  await server.addPerson({ email: 'a@example.test', role: 'administrator' })
  const client = await server.signIn('a@example.test')
  await client.call('POST', '/lines', { body: { name: 'Первая', rank: 1 } })
  const shelf = await openFileStore(`${server.dataDir}/files`)
  const { runOnce, stop } = startHousekeeping({
    house: server.house,
    shelf,
    log: openLog('silent', { write: () => undefined }),
  })
  const count = async (table: 'idempotency_key' | 'session'): Promise<number> =>
    server.house.database.read(async (reader) => (await reader.selectFrom(table).selectAll().execute()).length)
  const counts = async (): Promise<number[]> => [await count('idempotency_key'), await count('session')]
  await runOnce()
  assert.deepEqual(await counts(), [1, 1])
  server.clock.now = shift(server.clock.now, 49 * 3600_000)
  await runOnce()
  assert.deepEqual(await counts(), [0, 1])
  server.clock.now = shift(server.clock.now, 40 * 24 * 3600_000)
  await runOnce()
  assert.deepEqual(await counts(), [0, 0])
  await stop()
})
