import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { type Database, openDatabase } from '../db/connect.ts'
import { forgetAddress, noteAddress } from '../db/embedded/neighbour.ts'
import { startPostRoom } from '../mail/post-room.ts'
import { startOutbox } from '../mail/send/outbox.ts'
import { startHousekeeping } from '../server/clock/housekeeping.ts'
import { systemNow } from '../server/clock/now.ts'
import { startRounds } from '../server/clock/rounds.ts'
import { takesLetters } from '../server/notices/reads.ts'
import { firstAdministratorToken } from '../server/installation/writes.ts'
import { lines, rawLines } from '../server/routes.ts'
import { type RunningServer, type StartWorker, startServer } from '../server/start.ts'
import { type Ground, openGround } from './house.ts'

const WEB = join(import.meta.dirname, '..', 'dist', 'web')

/** `asmo start`: serves until it is told to stop. Gives the exit code. */
export async function start(words: readonly string[]): Promise<number> {
  const unknown = words.find((word) => word !== '--demo')
  if (unknown !== undefined) {
    console.error(`asmo start [--demo] — ${unknown}?`)
    return 2
  }
  const ending = untilTold()
  const ground = await openGround({ when: 'alone', onLost: () => ending.fail('PostgreSQL') })
  try {
    const database = await openDatabase({ url: ground.databaseUrl, log: (text) => ground.log.warn({}, text) })
    try {
      // What makes a demonstration stays unread where none is wanted.
      const demo = words.includes('--demo') ? await (await import('./demo.ts')).demoIfEmpty(ground, database) : null
      // Nobody else's word is believed but what the administrator has said, and of a new demonstration its own.
      const authservId = ground.config.mailAuthservId ?? demo
      return await serveUntil(
        ending.told,
        { ...ground, config: { ...ground.config, mailAuthservId: authservId } },
        database,
      )
    } finally {
      await database.close()
    }
  } finally {
    await ground.close()
  }
}

async function serveUntil(told: Promise<number>, ground: Ground, database: Database): Promise<number> {
  const { config, log, databaseUrl } = ground
  const { host, port, dataDir, maxFileSize, trustedProxy, baseUrl } = config
  const server = await startServer({
    database,
    databaseUrl,
    dataDir,
    host,
    port,
    maxFileSize,
    trustedProxy,
    log,
    lines,
    rawLines,
    ...(baseUrl === null ? {} : { baseUrl }),
    now: systemNow,
    webFolder: WEB,
    workers: workersOf(ground),
  })
  // Of an external database nobody can tell whether it is ours alone.
  const embedded = config.databaseUrl === null
  if (embedded) await noteAddress(dataDir, server.url)
  await greet(server, ground, database)
  const code = await told
  console.log('Останавливаемся… / Stopping…')
  if (embedded) await forgetAddress(dataDir)
  await server.stop()
  return code
}

const workersOf = ({ config }: Ground): readonly StartWorker[] => [
  ({ house, listener, log }) =>
    startOutbox({
      database: house.database,
      listener,
      mailFrom: config.mailFrom,
      mailReplyTo: config.mailReplyTo,
      mailBounceTo: config.mailBounceTo,
      dailyCap: config.mailDailyCap,
      answerable: async () => config.mailReplyTo !== null || (await house.database.read(takesLetters)),
      smtpUrl: config.smtpUrl,
      baseUrl: house.baseUrl,
      zone: house.regulations.calendarOf(house.regulations.current()).zone,
      random: house.random,
      now: house.now,
      log,
    }),
  ({ house, shelf, listener, log }) =>
    startPostRoom({
      house,
      filesFolder: shelf.folder,
      listener,
      log,
      mailFrom: config.mailFrom,
      replyTo: config.mailReplyTo,
      bounceTo: config.mailBounceTo,
      authservId: config.mailAuthservId,
      listen: config.mailListen,
      maxSize: config.mailMaxSize,
    }),
  ({ house, log }) => startRounds({ house, log }),
  ({ house, shelf, log }) => startHousekeeping({ house, shelf, log }),
]

async function greet({ url, house }: RunningServer, { config, log }: Ground, database: Database): Promise<void> {
  log.info({ url }, 'started')
  const say = [`АСМО-поддержка: ${url}`]
  if (!existsSync(join(WEB, 'index.html')))
    say.push('Экраны не собраны: npm start соберёт их. / The screens are not built: use npm start.')
  if (config.baseUrl === null && ['0.0.0.0', '::'].includes(config.host)) {
    say.push('Чтобы открывать её с других машин, задайте BASE_URL. / Set BASE_URL to open it from other machines.')
  }
  const token = await database.act((tx) => firstAdministratorToken(tx, house.random, house.now()))
  if (token !== null)
    say.push(
      `Первый администратор / the first administrator (одноразовая ссылка / one-time link):\n  ${url}/welcome/${token}`,
    )
  console.log(say.join('\n'))
}

/** A terminal sends the signal to the whole group, and the parent passes it on: only one that comes later means haste. */
const HASTE = 800

function untilTold(): { told: Promise<number>; fail: (what: string) => void } {
  const { promise, resolve } = Promise.withResolvers<number>()
  let first: number | undefined
  const hear = (): void => {
    if (first === undefined) {
      first = performance.now()
      resolve(0)
    } else if (performance.now() - first > HASTE) process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
  return {
    told: promise,
    fail: (what) => {
      if (first !== undefined) return
      console.error(`${what} остановился сам, без него работать нельзя. / ${what} has stopped by itself.`)
      resolve(1)
    },
  }
}
