import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { after, before, test } from 'node:test'
import { startTicketHouse, type TicketHouse } from '../server/tickets/testing/house.ts'
import { talkTo } from './receive/testing/talk.ts'
import { eml } from './take/testing/letters.ts'
import { type Dovecot, startDovecot } from './testing/dovecot.ts'

const KILLS = 100
/** By each of the two routes. */
const LETTERS = 150

let house: TicketHouse
let dovecot: Dovecot
before(async () => {
  house = await startTicketHouse({ now: '2026-11-20T16:30:00+03:00' })
  dovecot = await startDovecot({ users: ['support@help.example'] })
})
after(async () => {
  await dovecot.stop()
  await house.server.stop()
})

test(`I3 I10 I15 killed ${KILLS} times between storing, taking and acknowledging: every letter is one request`, async (context) => {
  await addMailbox()
  const letters = Array.from({ length: LETTERS }, (_, index) => ({
    smtp: letterOf('smtp', index),
    imap: letterOf('imap', index),
  }))
  let program = await run()
  let kills = 0
  const killing = (async () => {
    while (kills < KILLS) {
      await theMoment(kills)
      program.child.kill('SIGKILL')
      await once(program.child, 'exit')
      kills += 1
      program = await run()
    }
  })()
  const byMailbox = (async () => {
    for (const { imap } of letters) await dovecot.deliver('support@help.example', imap)
  })()
  let unsaid = 0
  for (const { smtp } of letters) {
    for (let told = false; !told;) {
      told = await send(program.port, smtp).catch(() => false)
      if (told) continue
      unsaid += 1
      await sleep(20)
    }
    // Spread over the kills.
    await sleep(Math.max(0, (kills < KILLS ? 1 : 0) * 120))
  }
  await Promise.all([killing, byMailbox])
  await until(
    async () => (await rows()).filter(({ state }) => state !== 'done').length === 0 && (await booked()) >= LETTERS,
  )
  program.child.kill('SIGTERM')

  const all = await rows()
  const registered = all.filter(({ fate }) => fate === 'registered')
  const ids = registered.map(({ message_id: id }) => id)
  assert.equal(registered.length, 2 * LETTERS, 'one request a letter')
  assert.equal(new Set(ids).size, 2 * LETTERS, 'none twice')
  assert.equal(new Set(registered.map(({ ticket }) => ticket)).size, 2 * LETTERS)
  assert.ok(all.every(({ fate }) => fate === 'registered' || fate === 'repeated'))
  const { count } = await house.server.house.database.read((reader) =>
    reader
      .selectFrom('ticket')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  assert.equal(Number(count), 2 * LETTERS)
  for (const { raw_sha256: sha256 } of all) assert.ok(await house.server.house.files.has(sha256), 'the bytes are there')
  context.diagnostic(
    `${kills} kills, ${unsaid} letters sent again, ${all.length - registered.length} recognised as repeated`,
  )
})

const letterOf = (route: string, index: number): Buffer =>
  eml({
    // From many people, since one who writes so much is held back.
    from: `writer${index % 50}@alfa.example`,
    subject: `Вопрос ${route} без повторов ${'абвгдежзик'[index % 10]}${index}`,
    text: `Не открывается схема, ${route}, случай ${index}.`,
    id: `${route}-${index}@alfa.example`,
  })

async function addMailbox(): Promise<void> {
  const { house: inner, clock } = house.server
  for (let index = 0; index < 50; index++) {
    await house.server.addPerson({
      email: `writer${index}@alfa.example`,
      role: 'user',
      customerId: house.customerA,
      name: `Пишущий ${index}`,
    })
  }
  await inner.database.act(async (tx) => {
    await tx
      .insertInto('mailbox')
      .values({
        id: inner.random.uuid(),
        kind: 'imap',
        name: 'Поддержка',
        address: 'support@help.example',
        host: '127.0.0.1',
        port: dovecot.imapPort,
        tls: 'off',
        user_name: 'support@help.example',
        folder: 'INBOX',
        move_to: 'Taken',
        take_from: clock.now,
        secret: inner.vault.seal(
          JSON.stringify({ password: dovecot.password, clientSecret: null, refreshToken: null }),
        ),
        created_at: clock.now,
      })
      .execute()
  })
}

type Moment = 'sent' | 'acknowledged'
const waiting: Record<Moment, (() => void)[]> = { sent: [], acknowledged: [] }
const reached = (moment: Moment): void => {
  for (const go of waiting[moment].splice(0)) go()
}

/** Between storing and acknowledging, between acknowledging and taking, or whenever: each in its turn. */
async function theMoment(kill: number): Promise<void> {
  const patience = sleep(300)
  const when = (['sent', 'acknowledged', null] as const)[kill % 3] ?? null
  if (when === null) await sleep(20 + ((kill * 37) % 260))
  else await Promise.race([patience, new Promise<void>((resolve) => waiting[when].push(resolve))])
  // A letter is stored and taken within some milliseconds: now one side of each, now the other.
  if (when !== null) await sleep(kill % 12)
}

interface Program {
  readonly child: ChildProcess
  readonly port: number
}

async function run(): Promise<Program> {
  const path = fileURLToPath(new URL('testing/post-program.ts', import.meta.url))
  const child = spawn(process.execPath, [path, house.server.databaseUrl, house.server.dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  assert.ok(child.stdout)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, port: Number(String(line)) }
}

/** One attempt, as a mail server makes it; false: it was not told 250. */
async function send(port: number, raw: Buffer): Promise<boolean> {
  const talk = await talkTo(port)
  await talk.say('EHLO mx.alfa.example')
  await talk.say('MAIL FROM:<writer@alfa.example>')
  await talk.say('RCPT TO:<support@help.example>')
  if (!(await talk.say('DATA')).startsWith('354')) return false
  const reply = talk.letter(String(raw).slice(0, -2))
  reached('sent')
  const told = (await reply).startsWith('250')
  if (told) reached('acknowledged')
  return told
}

const rows = () =>
  house.server.house.database.read((reader) =>
    reader.selectFrom('letter').select(['state', 'fate', 'message_id', 'ticket', 'raw_sha256']).execute(),
  )

async function booked(): Promise<number> {
  const { count } = await house.server.house.database.read((reader) =>
    reader
      .selectFrom('mailbox_uid')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  return Number(count)
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await done()) return
    await sleep(100)
  }
  throw new Error(`not done: ${JSON.stringify((await rows()).filter(({ state }) => state !== 'done').slice(0, 5))}`)
}
