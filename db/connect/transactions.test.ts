import assert from 'node:assert/strict'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../connect.ts'
import { createTestDatabase, type TestDatabase } from '../testing.ts'
import { poolOf } from './pools.ts'
import { statements } from './statements.ts'
import { transactions } from './transactions.ts'

interface Table {
  readonly session: { readonly person_id: string }
}

let base: TestDatabase<Table>
let listened: Listened
let database: Database<Table>

before(async () => {
  base = await createTestDatabase<Table>()
  listened = await listenedTo(base.url)
  database = await openDatabase<Table>({ url: listened.url, size: 1, log: () => undefined })
})
after(async () => {
  await database.close()
  listened.close()
  await base.drop()
})

const asked = sql`select 'the first'`
const scope = { personId: crypto.randomUUID(), customerId: crypto.randomUUID(), sees: 'own' } as const

test('BEGIN and the first statement go out together, except where BEGIN takes rights away', async () => {
  for (const [work, packets] of [
    [() => database.act((tx) => asked.execute(tx)), ['BEGIN + first', 'COMMIT']],
    [() => database.read((reader) => asked.execute(reader), { snapshot: true }), ['BEGIN + first', 'COMMIT']],
    [() => database.readAs(scope, (reader) => asked.execute(reader)), ['BEGIN', 'first', 'COMMIT']],
  ] as const) {
    // The first time a statement has no name yet.
    for (const time of ['unnamed', 'named', 'known']) {
      listened.packets.length = 0
      await work()
      if (time !== 'known') assert.deepEqual(listened.packets.map(wordsIn), packets)
      assert.equal(listened.packets.length, packets.length)
    }
  }
})

/** A statement that the server knows by name is sent without its text. */
const wordsIn = (packet: string): string =>
  [
    [/Q....BEGIN/s, 'BEGIN'],
    [/the first|s[\w-]{20}\0/, 'first'],
    [/Q....COMMIT/s, 'COMMIT'],
  ]
    .flatMap(([pattern, word]) => (pattern instanceof RegExp && pattern.test(packet) ? [word] : []))
    .join(' + ')

test('an empty transaction is one too, and a hundred at once share a connection', async () => {
  assert.equal(await database.act(async () => 5), 5)
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, nth) =>
      database.act(async (tx) => (await sql<{ nth: number }>`select ${nth}::int as nth`.execute(tx)).rows[0]?.nth),
    ),
  )
  assert.deepEqual(
    all,
    Array.from({ length: 100 }, (_, nth) => nth),
  )
})

test('statements of one transaction that are not waited for come back to their askers, a failure to its own', async () => {
  const together = database.act(async (tx) => {
    const ask = (text: string) => sql<{ text: string }>`select ${text}::text as text`.execute(tx)
    const answers = await Promise.all([ask('a'), ask('b'), ask('c'), ask('d')])
    return answers.map(({ rows }) => rows[0]?.text)
  })
  assert.deepEqual(await together, ['a', 'b', 'c', 'd'])
  const failing = database.act((tx) =>
    Promise.allSettled([asked.execute(tx), sql`select 1 / 0`.execute(tx), asked.execute(tx)]),
  )
  await assert.rejects(failing, /rolled back/)
  assert.equal((await database.read((reader) => asked.execute(reader))).rows.length, 1)
})

test('a BEGIN that fails lets nothing be written and gives nothing out', async () => {
  const { run } = transactions(poolOf(database), statements())
  const begin = { text: 'BEGIN AS IF NOTHING WERE', first: false }
  let seen = 0
  const reading = run<Table, number>(begin, async (tx) => {
    seen = (await asked.execute(tx)).rows.length
    return seen
  })
  await assert.rejects(reading, /syntax error/)
  assert.equal(seen, 1)
  const writing = run<Table, unknown>(begin, (tx) => tx.deleteFrom('session').execute())
  await assert.rejects(writing, /read-only transaction/)
  assert.equal(await database.act(async () => 'well'), 'well')
})

interface Listened {
  readonly url: string
  /** What the client sent, as it arrived. */
  readonly packets: string[]
  close(): void
}

/** A door of our own before the server, which writes down what passes. */
async function listenedTo(url: string): Promise<Listened> {
  const packets: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((client) => {
    const behind = connect(addressOf(url))
    for (const socket of [client, behind]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    client.on('data', (chunk) => {
      packets.push(chunk.toString('latin1'))
      behind.write(chunk)
    })
    behind.pipe(client)
    client.on('end', () => behind.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  const through = new URL(url)
  through.searchParams.delete('host')
  through.searchParams.delete('port')
  through.host = `127.0.0.1:${address.port}`
  return {
    url: through.href,
    packets,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

function addressOf(url: string): { path: string } | { host: string; port: number } {
  const { hostname, port, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? hostname
  const number = Number(searchParams.get('port') ?? (port === '' ? 5432 : port))
  return host.startsWith('/') ? { path: join(host, `.s.PGSQL.${number}`) } : { host, port: number }
}
