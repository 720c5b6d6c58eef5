import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { pendingMigrations } from './migrate.ts'
import { createTestDatabase } from './testing.ts'
import { migrationsFolder } from './testing/migrations.ts'
import { stopTestServer } from './testing/server.ts'

test('two test databases are migrated, and know nothing of each other', async () => {
  const { folder, remove } = await migrationsFolder({
    '0001-a.sql': 'create table a (id int); insert into a values (1);',
  })
  const [one, two] = await Promise.all([createTestDatabase({ folder }), createTestDatabase({ folder })])
  assert.deepEqual(await pendingMigrations({ url: one.url, folder }), [])
  await one.database.act((tx) => sql`insert into a values (2)`.execute(tx))
  const counts = await Promise.all(
    [one, two].map(async ({ database }) =>
      database.read(
        async (reader) => (await sql<{ n: number }>`select count(*) as n from a`.execute(reader)).rows[0]?.n,
      ),
    ),
  )
  assert.deepEqual(counts, [2, 1])
  await one.drop()
  await assert.rejects(pendingMigrations({ url: one.url, folder }), /does not exist/)
  await two.drop()
  await remove()
})

test('the migrations of the product apply to an empty database', async () => {
  const { url, drop } = await createTestDatabase()
  assert.deepEqual(await pendingMigrations({ url }), [])
  await drop()
})

/** A Node of its own that asks for the server in the folder and prints its address. */
const asker = async (folder: string): Promise<string> => {
  const code = `
    import { testServer } from ${JSON.stringify(import.meta.resolve('./testing/server.ts'))}
    console.log(await testServer(${JSON.stringify(folder)}))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(child, 'close')
  return said.trim()
}

test('processes that start at the same moment share one server, which ends when told to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asmo-shared-'))
  const urls = new Set(await Promise.all([asker(folder), asker(folder), asker(folder)]))
  assert.equal(urls.size, 1)
  const [url = ''] = urls
  const socketDir = new URL(url).searchParams.get('host') ?? ''
  await access(socketDir)
  await stopTestServer(folder)
  await assert.rejects(access(socketDir))
  await rm(folder, { recursive: true })
})
