import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { MigrationFault, migrate, pendingMigrations } from './migrate.ts'
import { type TestDatabase, createTestDatabase } from './testing.ts'
import { migrationsFolder } from './testing/migrations.ts'

const empty = await migrationsFolder({})
const folders = [empty]
const made: { current: TestDatabase | undefined } = { current: undefined }

before(async () => {
  made.current = await createTestDatabase({ folder: empty.folder })
})

after(async () => {
  await made.current?.drop()
  for (const { remove } of folders) await remove()
})

/** A fresh schema in the database of this file, so that each test starts from nothing. */
const place = async (files: Record<string, string>): Promise<{ url: string; folder: string }> => {
  const url = made.current?.url ?? ''
  await query(url, 'drop schema public cascade; create schema public')
  const created = await migrationsFolder(files)
  folders.push(created)
  return { url, folder: created.folder }
}

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new Client(url)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const fault =
  (code: MigrationFault['code'], words: RegExp) =>
  (error: unknown): boolean => {
    assert(error instanceof MigrationFault)
    assert.equal(error.code, code)
    assert.match(error.message, words)
    return true
  }

const TWO = { '0001-first.sql': 'create table a (id int);', '0002-second.sql': 'insert into a values (1), (2);' }

test('U22 files are applied in order, once, and remembered', async () => {
  const { url, folder } = await place(TWO)
  assert.deepEqual(await pendingMigrations({ url, folder }), ['0001-first', '0002-second'])
  assert.deepEqual(await migrate({ url, folder }), ['0001-first', '0002-second'])
  assert.deepEqual(await migrate({ url, folder }), [])
  assert.deepEqual(await pendingMigrations({ url, folder }), [])
  assert.deepEqual(await query(url, 'select count(*)::int from a'), [{ count: 2 }])
  assert.deepEqual(await query(url, 'select number, name from migration order by 1'), [
    { number: 1, name: '0001-first' },
    { number: 2, name: '0002-second' },
  ])
})

test('U22 a file that fails is undone whole, says where, and is applied after it has been corrected', async () => {
  const { url, folder } = await place({
    ...TWO,
    '0003-bad.sql': 'create table b (id int);\nselect 1;\nselect nonsense;',
  })
  await assert.rejects(migrate({ url, folder }), fault('failed', /0003-bad.*nonsense.*line 3/s))
  assert.deepEqual(await query(url, `select to_regclass('b') as b, count(*)::int from migration`), [
    { b: null, count: 2 },
  ])
  await writeFile(join(folder, '0003-bad.sql'), 'create table b (id int);')
  assert.deepEqual(await migrate({ url, folder }), ['0003-bad'])
})

test('U22 an applied file that was changed is a fault; other line endings are not', async () => {
  const { url, folder } = await place({ '0001-first.sql': 'create table a (\n id int);\n' })
  await migrate({ url, folder })
  await writeFile(join(folder, '0001-first.sql'), 'create table a (\r\n id int);\r\n')
  assert.deepEqual(await migrate({ url, folder }), [])
  await writeFile(join(folder, '0001-first.sql'), 'create table a (id bigint);')
  await assert.rejects(migrate({ url, folder }), fault('changed', /0001-first/))
  await assert.rejects(pendingMigrations({ url, folder }), fault('changed', /0001-first/))
})

test('U22 an older program refuses a newer database', async () => {
  const { url, folder } = await place(TWO)
  await migrate({ url, folder })
  await rm(join(folder, '0002-second.sql'))
  await assert.rejects(migrate({ url, folder }), fault('newer_database', /newer than the program/))
  await assert.rejects(pendingMigrations({ url, folder }), fault('newer_database', /0002-second/))
})

test('gaps, doubles and bad names of files are faults', async () => {
  for (const [files, code] of [
    [{ '0001-a.sql': '', '0003-c.sql': '' }, 'gap'],
    [{ '0001-a.sql': '', '0001-b.sql': '' }, 'gap'],
    [{ '1-a.sql': '' }, 'bad_file'],
  ] as const) {
    const { url, folder } = await place(files)
    await assert.rejects(migrate({ url, folder }), fault(code, /.+/))
  }
})

test('a gap in the database is a fault', async () => {
  const { url, folder } = await place(TWO)
  await migrate({ url, folder })
  await query(url, 'delete from migration where number = 1')
  await assert.rejects(migrate({ url, folder }), fault('gap', /lacks migration 0001-first/))
})

test('a file that ends the transaction by itself is refused', async () => {
  const { url, folder } = await place({ '0001-a.sql': 'create table a (id int); commit; begin;' })
  await assert.rejects(migrate({ url, folder }), fault('own_transaction', /leave out BEGIN and COMMIT/))
  assert.deepEqual(await query(url, 'select count(*)::int from migration'), [{ count: 0 }])
})

test('I14 five programs that migrate at once apply each file once', async () => {
  const { url, folder } = await place(TWO)
  const done = await Promise.all(Array.from({ length: 5 }, () => migrate({ url, folder })))
  assert.deepEqual(done.flat().sort(), ['0001-first', '0002-second'])
  assert.deepEqual(await query(url, 'select count(*)::int from a'), [{ count: 2 }])
})

test('databases migrated at the same time do not stumble over a role of the whole server', async () => {
  const role = `asmo_race_${process.pid}`
  const files = await migrationsFolder({
    '0001-role.sql': `do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then perform pg_sleep(0.2); create role ${role}; end if;
      execute format('grant ${role} to %I', current_user);
    end $$; create table a (id int); grant select on a to ${role};`,
  })
  const databases = await Promise.all(Array.from({ length: 4 }, () => createTestDatabase({ folder: empty.folder })))
  const done = await Promise.all(databases.map(({ url }) => migrate({ url, folder: files.folder })))
  assert.deepEqual(done, [['0001-role'], ['0001-role'], ['0001-role'], ['0001-role']])
  await Promise.all(databases.map(({ drop }) => drop()))
  await query(made.current?.url ?? '', `drop role ${role}`)
  await files.remove()
})
