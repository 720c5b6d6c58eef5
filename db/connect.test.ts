import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type ColumnType, sql } from 'kysely'
import { Client } from 'pg'
import type { CustomerScope, Reader, Statement, Tx } from './connect.ts'
import { DatabaseRefusal, openDatabase } from './connect.ts'
import { checkServer } from './connect/pool.ts'
import { poolOf } from './connect/pools.ts'
import { type TestDatabase, createTestDatabase } from './testing.ts'
import { migrationsFolder } from './testing/migrations.ts'

interface House {
  visit: {
    id: number
    customer: string
    at: number | null
    on_day: string | null
    fact: ColumnType<unknown, string | null, string | null>
    moments: number[] | null
  }
}

const ROLE = `do $$ begin
  if not exists (select from pg_roles where rolname = 'asmo_customer') then create role asmo_customer nologin noinherit; end if;
  execute format('grant asmo_customer to %I', current_user);
end $$;`

const TABLE = `create table visit (
    id bigint primary key, customer uuid not null, at timestamptz, on_day date, fact jsonb, moments timestamptz[]);
  grant select on visit to asmo_customer;
  alter table visit enable row level security;
  create policy own on visit for select to asmo_customer using (customer = current_setting('asmo.customer')::uuid);`

const ANNA = '11111111-1111-4111-8111-111111111111'
const BORIS = '22222222-2222-4222-8222-222222222222'
const scopeOf = (customerId: string): CustomerScope => ({ personId: ANNA, customerId, sees: 'own' })

const house: { made?: TestDatabase<House>; remove?: () => Promise<void> } = {}
const db = (): TestDatabase<House>['database'] => {
  assert(house.made)
  return house.made.database
}

before(async () => {
  const { folder, remove } = await migrationsFolder({ '0001-role.sql': ROLE, '0002-table.sql': TABLE })
  house.remove = remove
  house.made = await createTestDatabase<House>({ folder })
  await db().act(async (tx) => {
    for (const [id, customer] of [
      [1, ANNA],
      [2, BORIS],
    ] as const) {
      await tx.insertInto('visit').values({ id, customer, at: null, on_day: null, fact: null, moments: null }).execute()
    }
  })
})

after(async () => {
  await house.made?.drop()
  await house.remove?.()
})

const visits = (reader: Reader<House>): Promise<{ id: number }[]> =>
  reader.selectFrom('visit').select('id').orderBy('id').execute()

const whoAmI = async (reader: Reader<House>): Promise<string | undefined> =>
  (await sql<{ name: string }>`select current_user::text as name`.execute(reader)).rows[0]?.name

/** Every connection of the pool, several times over: nobody may still be the customer's role. */
const rolesInPool = async (): Promise<Set<string | undefined>> =>
  new Set(await Promise.all(Array.from({ length: 40 }, () => db().read(whoAmI))))

test('instants go in and come out as milliseconds, dates as text, bigint as number, jsonb parsed', async () => {
  const at = Date.UTC(2026, 10, 23, 7, 15, 0, 123)
  const row = { id: 9_007_199_254_740_991, customer: ANNA, at, on_day: '2026-11-23', moments: [at, -1, 0] }
  await db().act((tx) =>
    tx
      .insertInto('visit')
      .values({ ...row, fact: '{"часы":[8]}' })
      .execute(),
  )
  const found = await db().read((reader) =>
    reader
      .selectFrom('visit')
      .selectAll()
      .where('at', '=', at)
      .where('at', '<', at + 1)
      .execute(),
  )
  assert.deepEqual(found, [{ ...row, fact: { часы: [8] } }])
  await db().act((tx) => tx.deleteFrom('visit').where('id', '=', row.id).execute())
})

test('instants of every millisecond of a second, of old zones and far years survive the round trip', async () => {
  const instants = [
    ...Array.from({ length: 1000 }, (_, index) => Date.UTC(2026, 2, 29) + index),
    -62_135_596_800_000,
    -1,
    0,
    1,
    Date.UTC(1916, 6, 3),
    253_402_300_799_999,
  ]
  const { rows } = await db().read((reader) =>
    sql<{ back: number[] }>`select ${instants}::timestamptz[] as back`.execute(reader),
  )
  assert.deepEqual(rows[0]?.back, instants)
  assert.equal(rows[0]?.back.length, 1006)
})

test('an instant is bound rightly inside an expression, beside numbers that are none', async () => {
  const at = Date.UTC(2026, 0, 1)
  const { rows } = await db().read((reader) =>
    sql<{ later: number; count: number }>`
      select ${at}::timestamptz + make_interval(hours => ${2}::int) as later, ${7}::int8 as count`.execute(reader),
  )
  assert.deepEqual(rows, [{ later: at + 7_200_000, count: 7 }])
})

test('an instant that no four-digit year can name is refused, not written wrongly', async () => {
  const write = db().act((tx) => tx.updateTable('visit').set({ at: 1e15 }).where('id', '=', 1).execute())
  await assert.rejects(write, RangeError)
})

test('a bigint beyond the safe numbers is refused, not rounded', async () => {
  await assert.rejects(
    db().read((reader) => sql`select 9007199254740993::int8 as big`.execute(reader)),
    RangeError,
  )
})

test('A11 parameters are bound, never text; a statement gets a name from its second use on', async () => {
  const seen: Statement[] = []
  const stop = db().observe((statement) => seen.push(statement))
  const evil = `'; drop table visit; --`
  const named = (): Promise<unknown> =>
    db().act(async (tx) => {
      await tx
        .selectFrom('visit')
        .select('id')
        .where(sql<string>`customer::text`, '=', evil)
        .execute()
      const { rows } = await sql<{ name: string; statement: string }>`
        select name, statement from pg_prepared_statements where statement like '%customer::text%'`.execute(tx)
      return rows
    })
  assert.deepEqual(await named(), [])
  const again = await named()
  stop()
  assert(Array.isArray(again) && again.length >= 1)
  assert.match(String(again[0].name), /^s[\w-]{20}$/)
  const queries = seen.filter(({ text }) => text.includes('customer::text') && text.startsWith('select "id"'))
  assert.equal(queries.length, 2)
  for (const query of queries) {
    assert.deepEqual(query.parameters, [evil])
    assert(!query.text.includes('drop table'))
  }
  assert.deepEqual(await db().read(visits), [{ id: 1 }, { id: 2 }])
})

test('an observer counts what a page costs: statements apart from the frame of the transaction', async () => {
  const seen: Statement[] = []
  const stop = db().observe((statement) => seen.push(statement))
  await db().readAs(scopeOf(ANNA), visits)
  stop()
  await db().read(visits)
  assert.deepEqual(
    seen.map(({ control }) => control),
    [true, false, true],
  )
})

test('readAs sees the rows of its customer only, as role asmo_customer', async () => {
  for (const [customer, id] of [
    [ANNA, 1],
    [BORIS, 2],
  ] as const) {
    const seen = await db().readAs(scopeOf(customer), async (reader) => [await visits(reader), await whoAmI(reader)])
    assert.deepEqual(seen, [[{ id }], 'asmo_customer'])
  }
  assert.deepEqual(await db().read(visits), [{ id: 1 }, { id: 2 }])
})

test('A6 many customers and staff at once: each read its own rows, on shared connections', async () => {
  const reads = Array.from({ length: 300 }, async (_, index) => {
    const [customer, id] = index % 2 === 0 ? [ANNA, 1] : [BORIS, 2]
    if (index % 3 === 0) return assert.equal((await db().read(visits)).length, 2)
    return assert.deepEqual(await db().readAs(scopeOf(customer), visits), [{ id }])
  })
  await Promise.all(reads)
  assert.equal(reads.length, 300)
})

test('A6 no failure leaves a connection with the role of a customer', async () => {
  const failures: ((reader: Reader<House>) => Promise<unknown>)[] = [
    (reader) => sql`select 1 / 0`.execute(reader),
    (reader) => sql`select no_such_column`.execute(reader),
    () => Promise.reject(new Error('thrown by the caller')),
    (reader) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(reader),
    (reader) => sql`insert into visit values (3)`.execute(reader),
    async (reader) => {
      await sql`select 1 / 0`.execute(reader).catch(() => undefined)
      return 'swallowed'
    },
  ]
  for (const failure of failures) {
    await assert.rejects(db().readAs(scopeOf(ANNA), failure))
    assert.deepEqual(await rolesInPool(), new Set(['asmo']))
  }
})

test('A11 a scope takes nothing but UUIDs', async () => {
  const evil = { personId: ANNA, customerId: `${ANNA}', true); reset role; --`, sees: 'own' } as const
  await assert.rejects(db().readAs(evil, visits), TypeError)
})

test('a read cannot write, whatever statement it sends', async () => {
  for (const text of ['delete from visit', 'create table hole ()', 'truncate visit']) {
    await assert.rejects(
      db().read((reader) => sql.raw(text).execute(reader)),
      /read-only transaction/,
    )
    await assert.rejects(
      db().readAs(scopeOf(ANNA), (reader) => sql.raw(text).execute(reader)),
      /read-only transaction|permission denied/,
    )
  }
})

test('a snapshot sees one state although others write', async () => {
  const counts = await db().read(
    async (reader) => {
      const first = await visits(reader)
      await writeElsewhere(`insert into visit (id, customer) values (77, '${ANNA}')`)
      return [first.length, (await visits(reader)).length]
    },
    { snapshot: true },
  )
  await writeElsewhere('delete from visit where id = 77')
  assert.deepEqual(counts, [2, 2])
})

const writeElsewhere = async (text: string): Promise<void> => {
  const client = new Client(house.made?.url)
  await client.connect()
  await client.query(text)
  await client.end()
}

const add = (tx: Tx<House>, id: number): Promise<unknown> =>
  tx.insertInto('visit').values({ id, customer: ANNA, at: null, on_day: null, fact: null, moments: null }).execute()

test('an act is all or nothing, and a swallowed failure does not pass for success', async () => {
  const thrown = db().act(async (tx) => {
    await add(tx, 50)
    throw new Error('no')
  })
  await assert.rejects(thrown, /^Error: no$/)
  const swallowed = db().act(async (tx) => {
    await add(tx, 51)
    await add(tx, 51).catch(() => undefined)
  })
  await assert.rejects(swallowed, /rolled back/)
  assert.deepEqual(await db().read(visits), [{ id: 1 }, { id: 2 }])
})

test('a failure at COMMIT itself surfaces', async () => {
  await writeElsewhere('create table later (visit bigint references visit deferrable initially deferred)')
  await writeElsewhere('grant all on later to public')
  await assert.rejects(
    db().act((tx) => sql`insert into later values (404)`.execute(tx)),
    /foreign key/,
  )
  await writeElsewhere('drop table later')
})

test('a deadlock is tried again, and both acts end well', async () => {
  let runs = 0
  const lockBoth = (first: number, second: number): Promise<void> =>
    db().act(async (tx) => {
      runs += 1
      await tx.updateTable('visit').set({ on_day: '2026-01-01' }).where('id', '=', first).execute()
      await new Promise((resolve) => setTimeout(resolve, 60))
      await tx.updateTable('visit').set({ on_day: '2026-01-01' }).where('id', '=', second).execute()
    })
  await Promise.all([lockBoth(1, 2), lockBoth(2, 1)])
  assert(runs >= 3, `${runs} runs`)
})

test('a transaction within a transaction is refused, beside one it is not', async () => {
  const inner: (() => Promise<unknown>)[] = [
    () => db().act(async () => 1),
    () => db().read(visits),
    () => db().readAs(scopeOf(ANNA), visits),
  ]
  for (const work of inner) await assert.rejects(db().act(work), /transaction is open here/)
  await Promise.all([db().act(async () => 1), db().act(async () => 2)])
})

test('a tx that escaped from its transaction is dead', async () => {
  const escaped = await db().act(async (tx) => ({ tx }))
  await assert.rejects(visits(escaped.tx), /is over/)
})

test('a connection that dies idle or at work is replaced and Node lives', async () => {
  await assert.rejects(db().act((tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)))
  await Promise.all(Array.from({ length: 5 }, () => db().read(visits)))
  await writeElsewhere(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.deepEqual(await db().read(visits), [{ id: 1 }, { id: 2 }])
})

test('a statement that runs too long is broken off', async () => {
  const hasty = await openDatabase({ url: house.made?.url ?? '', statementTimeout: 100, log: () => undefined })
  await assert.rejects(
    hasty.read((reader) => sql`select pg_sleep(5)`.execute(reader)),
    /statement timeout/,
  )
  await hasty.close()
})

test('a server with fsync off or of a foreign version is refused', async () => {
  const pool = poolOf(db())
  await checkServer(pool)
  for (const [setting, answer, code] of [
    ['fsync', 'off', 'fsync_off'],
    ['server_version_num', '140011', 'unsupported_version'],
    ['server_version_num', '190000', 'unsupported_version'],
    ['server_encoding', 'LATIN1', 'wrong_encoding'],
  ] as const) {
    const shadowed = await shadow(setting, answer)
    await assert.rejects(
      openDatabase({ url: shadowed, log: () => undefined }),
      (error) => error instanceof DatabaseRefusal && error.code === code,
    )
  }
})

/** The real server answers falsely here: a function of ours stands before the built-in one in the search path. */
const shadow = async (setting: string, answer: string): Promise<string> => {
  await writeElsewhere(`create schema if not exists shadow;
    create or replace function shadow.current_setting(name text) returns text language sql as
      $$ select case when name = '${setting}' then '${answer}' else pg_catalog.current_setting(name) end $$`)
  const url = new URL(house.made?.url ?? '')
  url.searchParams.set('options', '-c search_path=shadow,pg_catalog')
  return url.href
}
