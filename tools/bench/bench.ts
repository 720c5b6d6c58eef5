/** Makes many requests and measures the program beside the bare SQL that it needs: tools/bench/README.md. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'

import { Client } from 'pg'
import { type Database, openDatabase } from '../../db/connect.ts'
import { startEmbedded } from '../../db/embedded.ts'
import { runningServerUrl } from '../../db/embedded/neighbour.ts'
import { migrate } from '../../db/migrate.ts'
import { systemNow } from '../../server/clock/now.ts'
import { openLog } from '../../server/log.ts'
import { openHouse } from '../../server/open-house.ts'
import { lines, rawLines } from '../../server/routes.ts'
import { startServer } from '../../server/start.ts'
import { forgetful, record, replay } from './bare.ts'
import { openLine } from './client.ts'
import { fill, type Filled } from './fill.ts'
import { load, type Measured } from './load.ts'
import { type Program, startProgram } from './program.ts'
import { machine, report, type Row } from './report.ts'
import { type Work, worksOf } from './work.ts'

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '6' },
    clients: { type: 'string', default: '1,8,32' },
    /** Keeps and reuses a filled data directory. */
    data: { type: 'string' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
})
const computer = machine()
const tickets = Number(values.tickets)
const seconds = Number(values.seconds)
const levels = values.clients.split(',').map(Number)
const say = (text: string): void => console.error(text)

const dataDir = values.data === undefined ? await mkdtemp(join(tmpdir(), 'asmo-bench-')) : resolve(values.data)
try {
  const filled = await filledData()
  // The first start of a data directory fills caches that later ones find.
  await (await startProgram(dataDir)).stop()
  const program = await startProgram(dataDir, { profile: values.profile })
  try {
    console.log(await measureAll(program, filled))
  } finally {
    await program.stop()
  }
} finally {
  if (values.data === undefined) await rm(dataDir, { recursive: true, force: true })
}

async function filledData(): Promise<Filled> {
  const note = join(dataDir, 'bench.json')
  if (existsSync(note)) return JSON.parse(await readFile(note, 'utf8')) as Filled
  const server = await startEmbedded({ dataDir, log: () => undefined })
  try {
    await migrate({ url: server.url })
    const database = await openDatabase({ url: server.url, log: say })
    const { house } = await openHouse({
      database,
      dataDir,
      maxFileSize: 1_000_000,
      now: systemNow,
      baseUrl: () => 'http://127.0.0.1',
    })
    const filled = await fill(house, { tickets, say })
    await database.close()
    await vacuum(server.adminUrl)
    await writeFile(note, JSON.stringify(filled))
    return filled
  } finally {
    await server.stop()
  }
}

/** As it would be after a night. */
async function vacuum(url: string): Promise<void> {
  const client = new Client({ connectionString: url.replace(/\/postgres\?/, '/asmo?') })
  await client.connect()
  await client.query('VACUUM ANALYZE')
  await client.query('CHECKPOINT')
  await client.end()
}

async function measureAll(program: Program, filled: Filled): Promise<string> {
  const url = await runningServerUrl(dataDir)
  if (url === undefined) throw new Error('the embedded server does not run')
  await sleep(5000)
  const idle = program.memory().now
  const database = await openDatabase({ url, name: 'bench', size: 4, log: say })
  const rows: Row[] = []
  try {
    const all = await worksOf(database, filled, tickets)
    for (const work of all.filter(({ name }) => values.only === undefined || name === values.only)) {
      for (const clients of levels) {
        const http = await overHttp(program, work, clients)
        const sql = await bareSql({ database, url, work, clients })
        rows.push({ name: work.name, clients, http, sql })
        say(
          `${work.name}, ${clients} clients: ${http.median.toFixed(2)} ms, ${http.perSecond.toFixed(0)}/s, ${http.cpu.toFixed(2)} ms of Node; SQL ${sql.median.toFixed(2)} ms`,
        )
      }
    }
  } finally {
    await database.close()
  }
  return report({
    tickets,
    rows,
    idle,
    loaded: program.memory().highest,
    startedIn: program.startedIn,
    machine: computer,
  })
}

async function overHttp(program: Program, work: Work, clients: number): Promise<Measured & { cpu: number }> {
  const lines = await Promise.all(Array.from({ length: clients }, () => openLine('127.0.0.1', program.port)))
  const once = async (worker: number): Promise<boolean | 'nothing left'> => {
    const ask = work.next()
    const line = lines[worker]
    if (ask === undefined || line === undefined) return 'nothing left'
    calls++
    return (await line.ask(ask)) < 300
  }
  const before = program.cpu()
  let calls = 0
  const measured = await load({ workers: clients, seconds, once })
  const cpu = (program.cpu() - before) / calls
  for (const line of lines) line.close()
  if (measured.failed > 0) throw new Error(`${work.name}: ${measured.failed} calls failed`)
  return { ...measured, cpu }
}

/** Recorded from the same code in this process, then sent without it. */
async function bareSql(given: { database: Database; url: string; work: Work; clients: number }): Promise<Measured> {
  const { database, url, work, clients } = given
  const observed = forgetful(database)
  const server = await startServer({
    database: observed,
    databaseUrl: url,
    dataDir: join(dataDir, 'recorder'),
    host: '127.0.0.1',
    port: 0,
    maxFileSize: 1_000_000,
    now: systemNow,
    log: openLog('silent', 2),
    lines,
    rawLines,
  })
  try {
    const count = work.writes ? Math.min(1500, 300 * clients, Math.floor(tickets / 50)) : 200
    const recordings = await record({ app: server.app, database, work, count, host: new URL(server.url).host })
    // No more connections than the server's own pool has: 32 clients share those too.
    return await replay({
      url,
      recordings,
      workers: Math.min(clients, 12),
      seconds: work.writes ? 60 : seconds,
      repeat: !work.writes,
    })
  } finally {
    await server.stop()
  }
}
