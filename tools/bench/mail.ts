/**
 * Measures the post room of the real program: letters through SMTP to committed requests, beside the bare cost of
 * reading them and of the commits; memory over many letters; a registration on the web while a flood comes in.
 *
 *     node tools/bench/mail.ts [--small 3000] [--large 200] [--many 10000] [--flood 10000] [--web 20]
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../../db/connect.ts'
import { startEmbedded } from '../../db/embedded.ts'
import { runningServerUrl } from '../../db/embedded/neighbour.ts'
import { migrate } from '../../db/migrate.ts'
import { parseLetter } from '../../mail/parse/parse.ts'
import { systemNow } from '../../server/clock/now.ts'
import { openFileStore } from '../../server/files/store.ts'
import type { House } from '../../server/house.ts'
import { openHouse } from '../../server/open-house.ts'
import { replay } from './bare.ts'
import { openLine } from './client.ts'
import { recordTaking } from './commits.ts'
import { fill, type Filled } from './fill.ts'
import { letterOf, openSender } from './letters.ts'
import { load, type Measured } from './load.ts'
import { freePort, type Program, startProgram } from './program.ts'
import { machine } from './report.ts'
import { worksOf } from './work.ts'

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '3000' },
    large: { type: 'string', default: '200' },
    many: { type: 'string', default: '10000' },
    flood: { type: 'string', default: '10000' },
    /** Seconds of registrations, without a flood and with it. */
    web: { type: 'string', default: '20' },
  },
})
const say = (text: string): void => console.error(text)
const computer = machine()
const MB = 1_000_000
const TICKETS = 1000
const SENDERS = 8

const dataDir = await mkdtemp(join(tmpdir(), 'asmo-bench-mail-'))
const rows: string[] = []
let count = 0
let commits: Measured | undefined
try {
  const filled = await fillNew()
  const port = await freePort()
  const environment = {
    MAIL_LISTEN: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'support@help.example',
    MAIL_DAILY_CAP: '10000000',
  }
  const program = await startProgram(dataDir, { environment })
  try {
    const url = await runningServerUrl(dataDir)
    if (url === undefined) throw new Error('the embedded server does not run')
    const database = await openDatabase({ url, name: 'bench', size: 4, log: say })
    await all({ program, port, database, filled })
    await database.close()
  } finally {
    await program.stop()
  }
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
console.log([`Letters, ${computer}`, '', ...rows].join('\n'))

interface Bench {
  readonly program: Program
  readonly port: number
  readonly database: Database
  readonly filled: Filled
}

async function all(bench: Bench): Promise<void> {
  await taken(bench, { name: 'warm-up', letters: 200 })
  rows.push('| | letters a second | Node time a letter, ms |', '|---|--:|--:|')
  const small = await taken(bench, { name: '1 kB', letters: Number(values.small) })
  const large = await taken(bench, { name: '1 MB', letters: Number(values.large), attachment: MB })
  rows.push(row('1 kB text, SMTP to request', small), row('1 MB attachment, SMTP to request', large))
  rows.push(...(await bare('1 kB', 0, 1000)), ...(await bare('1 MB', MB, 60)))
  rows.push(`| 1 kB: the statements and commits alone, ${SENDERS} at once | ${commits?.perSecond.toFixed(0) ?? ''} | |`)
  await memory(bench)
  await flood(bench)
}

function row(name: string, { perSecond, cpu }: { perSecond: number; cpu: number }): string {
  return `| ${name} | ${perSecond.toFixed(0)} | ${cpu.toFixed(2)} |`
}

/** From the first byte to the last commit: all of them are requests then. */
async function taken(
  { program, port, database }: Bench,
  given: { readonly name: string; readonly letters: number; readonly attachment?: number },
): Promise<{ perSecond: number; cpu: number }> {
  const already = await registered(database)
  const cpu = program.cpu()
  const began = performance.now()
  await deliver(port, { ...given, from: authorOf })
  while ((await registered(database)) < already + given.letters) await sleep(50)
  const seconds = (performance.now() - began) / 1000
  const result = { perSecond: given.letters / seconds, cpu: (program.cpu() - cpu) / given.letters }
  say(`${given.name}: ${given.letters} letters, ${result.perSecond.toFixed(0)}/s, ${program.memory().now} MB`)
  return result
}

async function deliver(
  port: number,
  given: { readonly letters: number; readonly attachment?: number; readonly from: (index: number) => string },
): Promise<void> {
  const { letters, from, attachment } = given
  const first = count
  count += letters
  let next = first
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      const sender = await openSender(port)
      while (next < first + letters) {
        const index = next++
        const author = from(index)
        await sender.send(
          author,
          letterOf(index, { from: author, ...(attachment === undefined ? {} : { attachment }) }),
        )
      }
      sender.close()
    }),
  )
}

async function registered(database: Database): Promise<number> {
  const { rows: found } = await database.read((reader) =>
    sql<{ count: number }>`select count(*)::int as count from letter where fate = 'registered'`.execute(reader),
  )
  return found[0]?.count ?? 0
}

/** The least that it can cost: reading alone, and keeping alone. */
async function bare(name: string, attachment: number, letters: number): Promise<string[]> {
  const raws = Array.from({ length: letters }, (_, index) =>
    letterOf(index, { from: `person${index}@bench.example`, attachment }),
  )
  let began = performance.now()
  for (const raw of raws) await parseLetter(raw, async () => '')
  const parse = letters / ((performance.now() - began) / 1000)
  const shelf = await openFileStore(join(dataDir, 'bare'))
  began = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (let at = next++; at < letters; at = next++) {
        const raw = raws[at]
        if (raw !== undefined) await shelf.keep([raw], raw.length)
      }
    }),
  )
  const keep = letters / ((performance.now() - began) / 1000)
  return [
    `| ${name}: reading alone | ${parse.toFixed(0)} | |`,
    `| ${name}: keeping the file alone, ${SENDERS} at once | ${keep.toFixed(0)} | |`,
  ]
}

/** The same statements and commits without anything around them, as many at once as the door has senders. */
async function bareCommits(house: House, { database, url }: { database: Database; url: string }): Promise<Measured> {
  const recordings = await recordTaking(house, { database, letters: 400, from: authorOf })
  return replay({ url, recordings, workers: SENDERS, seconds: 60, repeat: false })
}

function authorOf(index: number): string {
  return `person${16 + (index % 2000)}@bench.example`
}

async function memory(bench: Bench): Promise<void> {
  const steps = 10
  const seen: number[] = []
  for (let step = 0; step < steps; step++) {
    await taken(bench, { name: 'memory', letters: Math.round(Number(values.many) / steps) })
    seen.push(bench.program.memory().now)
  }
  rows.push('', `Memory of the program after each tenth of ${values.many} letters, MB: ${seen.join(', ')}.`)
}

/** A registration on the web, alone and while one sender writes without end. */
async function flood({ program, port, database, filled }: Bench): Promise<void> {
  const works = await worksOf(database, filled, TICKETS)
  const work = works.find(({ name }) => name === 'registration')
  if (work === undefined) throw new Error('no registration to measure')
  const register = async (): Promise<{ median: number; worst: number; count: number }> => {
    const line = await openLine('127.0.0.1', program.port)
    let worst = 0
    const measured = await load({
      workers: 1,
      seconds: Number(values.web),
      warmUp: 0,
      once: async () => {
        const ask = work.next()
        if (ask === undefined) return 'nothing left'
        const began = performance.now()
        const status = await line.ask(ask)
        worst = Math.max(worst, performance.now() - began)
        // People do not register hundreds of requests a second.
        await sleep(50)
        return status < 300
      },
    })
    line.close()
    if (measured.failed > 0) throw new Error(`${measured.failed} registrations failed`)
    return { median: measured.median - 50, worst, count: measured.count }
  }
  const alone = await register()
  const before = await registered(database)
  const coming = deliver(port, { letters: Number(values.flood), from: () => 'person77@bench.example' })
  const during = await register()
  await coming
  const { rows: held } = await database.read((reader) =>
    sql<{ held: number; waiting: number }>`select count(*) filter (where state = 'held')::int as held,
      count(*) filter (where state = 'stored')::int as waiting from letter where author = 'person77@bench.example' or author is null`.execute(
      reader,
    ),
  )
  rows.push(
    '',
    '| registration on the web | median, ms | worst, ms | calls |',
    '|---|--:|--:|--:|',
    `| alone | ${alone.median.toFixed(1)} | ${alone.worst.toFixed(0)} | ${alone.count} |`,
    `| during a flood of ${values.flood} from one sender | ${during.median.toFixed(1)} | ${during.worst.toFixed(0)} | ${during.count} |`,
    '',
    `Of the flood ${(await registered(database)) - before} became requests, ${held[0]?.held ?? 0} were held back, ${held[0]?.waiting ?? 0} still waited to be looked at.`,
  )
}

async function fillNew(): Promise<Filled> {
  const server = await startEmbedded({ dataDir, log: () => undefined })
  try {
    await migrate({ url: server.url })
    const database = await openDatabase({ url: server.url, log: say })
    const { house } = await openHouse({
      database,
      dataDir,
      maxFileSize: MB,
      now: systemNow,
      baseUrl: () => 'http://127.0.0.1',
    })
    const filled = await fill(house, { tickets: TICKETS, say })
    commits = await bareCommits(house, { database, url: server.url })
    await database.close()
    return filled
  } finally {
    await server.stop()
  }
}
