import { Client } from 'pg'
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Database, Statement } from '../../db/connect.ts'
import { instantParameter, INSTANT_TYPES } from '../../db/connect/values.ts'
import { load, type Measured } from './load.ts'
import type { Work } from './work.ts'

/** What one call asks of PostgreSQL, in order: text, name under which it is prepared, values ready for the wire. */
type Recording = readonly { readonly text: string; readonly name: string | undefined; readonly values: unknown[] }[]

/** A database whose acts answer as always and leave nothing behind: what they would have done is done by the replay. */
export const forgetful = (database: Database): Database => ({
  ...database,
  act: async (work) => {
    let done: { readonly result: Awaited<ReturnType<typeof work>> } | undefined
    await database
      .act(async (tx) => {
        done = { result: await work(tx) }
        throw new Undone()
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error
      })
    if (done === undefined) throw new Error('an act without a result')
    return done.result
  },
})

class Undone extends Error {}

/** The statements of so many calls, taken from the server's own code, each once. */
export async function record(given: {
  app: FastifyInstance
  database: Database
  work: Work
  count: number
  host: string
}): Promise<Statement[][]> {
  const { app, database, work, count, host } = given
  const recordings: Statement[][] = []
  for (let n = 0; n < count; n++) {
    const ask = work.next()
    if (ask === undefined) break
    const statements: Statement[] = []
    const stop = database.observe((statement) => statements.push(statement))
    const { method, path, body } = ask
    const headers = { ...ask.headers, host, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const reply = await app.inject({ method, url: path, headers, ...(body === undefined ? {} : { payload: body }) })
    stop()
    if (reply.statusCode >= 300)
      throw new Error(`${work.name} answered ${reply.statusCode}: ${reply.body.slice(0, 300)}`)
    recordings.push(statements)
  }
  return recordings
}

/** The same statements with nothing around them: the least that the same work can cost. */
export async function replay(given: {
  url: string
  recordings: Statement[][]
  workers: number
  seconds: number
  repeat: boolean
}): Promise<Measured> {
  const { url, recordings, workers, seconds, repeat } = given
  const clients = await Promise.all(Array.from({ length: workers }, () => openClient(url)))
  const [first] = clients
  if (first === undefined) throw new Error('no clients')
  const ready = await prepared(first, recordings)
  let next = 0
  const once = async (worker: number): Promise<boolean | 'nothing left'> => {
    const recording = ready[repeat ? next++ % ready.length : next++]
    const client = clients[worker]
    if (recording === undefined || client === undefined) return 'nothing left'
    for (const { text, name, values } of recording)
      await client.query(name === undefined ? { text } : { text, name, values })
    return true
  }
  const measured = await load({ workers, seconds, once, warmUp: repeat ? seconds / 5 : 0.2 })
  await Promise.all(clients.map((client) => client.end()))
  return measured
}

async function openClient(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  // A lost connection fails the query that waits for it.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function prepared(client: Client, recordings: readonly Statement[][]): Promise<Recording[]> {
  const instants = new Map<string, ReadonlySet<number>>()
  const ready: Recording[] = []
  for (const statements of recordings) {
    const recording = []
    for (const { text, parameters, control } of statements) {
      // What was undone when it was recorded is done now.
      if (control) recording.push({ text: text === 'ROLLBACK' ? 'COMMIT' : text, name: undefined, values: [] })
      else {
        const which = instants.get(text) ?? (await instantsIn(client, text))
        instants.set(text, which)
        const values = parameters.map((value, index) => (which.has(index) ? instantParameter(value) : value))
        recording.push({ text, name: `b${createHash('sha256').update(text).digest('hex').slice(0, 20)}`, values })
      }
    }
    ready.push(recording)
  }
  return ready
}

async function instantsIn(client: Client, text: string): Promise<ReadonlySet<number>> {
  await client.query(`PREPARE bench_ask AS ${text}`)
  const { rows } = await client.query<{ types: string }>(
    `SELECT array_to_string(parameter_types::oid[], ',') AS types FROM pg_prepared_statements WHERE name = 'bench_ask'`,
  )
  await client.query('DEALLOCATE bench_ask')
  const types = (rows[0]?.types ?? '').split(',').map(Number)
  return new Set(types.flatMap((type, index) => (INSTANT_TYPES.has(type) ? [index] : [])))
}
