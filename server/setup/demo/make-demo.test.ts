import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { isRefusal } from '../../../core/refusal.ts'
import { minutes, parseInstant, shift, type Instant } from '../../../core/time/instant.ts'
import { russianCalendar } from '../../../core/time/russia.ts'
import { ticketStates } from '../../../core/tickets/words.ts'
import { createTestDatabase } from '../../../db/testing.ts'
import { openFileStore } from '../../files/store.ts'
import type { House } from '../../house.ts'
import { systemRandom } from '../../random.ts'
import { openVault } from '../../vault.ts'
import { loadRegulations, seedRegulation } from '../../regulation/regulations.ts'
import { verifyDatabase } from '../../tickets/verify.ts'
import { makeDemo } from './make-demo.ts'
import { schedule } from './schedule.ts'
import { stories } from './stories/all.ts'

const today = parseInstant('2026-11-18T14:10:00+03:00') ?? (0 as Instant)

const { database, drop } = await createTestDatabase()
const folder = await mkdtemp(join(tmpdir(), 'asmo-demo-'))
let house: House
let seconds = Infinity

before(async () => {
  await seedRegulation(database, today)
  house = {
    database,
    now: () => today,
    random: systemRandom(() => today),
    files: await openFileStore(folder),
    vault: await openVault(folder),
    regulations: await loadRegulations(database, () => today),
    baseUrl: 'http://127.0.0.1:3000',
    maxFileSize: 1_000_000,
  }
  const begun = performance.now()
  const made = await makeDemo({
    house,
    keepLetters: async (open) =>
      open.act((tx) => sql`update notice set state = 'kept'`.execute(tx).then(() => undefined)),
  })
  seconds = (performance.now() - begun) / 1000
  assert.ok(!isRefusal(made), isRefusal(made) ? made.refused : '')
  assert.equal(made.accounts.length, 21)
})

after(async () => {
  await drop()
  await rm(folder, { recursive: true, force: true })
})

const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  database.read(async (reader) => (await query.execute(reader)).rows)

test('the demonstration has about forty requests in all states, made quickly', async () => {
  const rows = await rowsOf(
    sql<{ state: string; count: number }>`select state, count(*)::int as count from ticket group by 1`,
  )
  assert.deepEqual(rows.map(({ state }) => state).toSorted(), ticketStates.toSorted())
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  assert.equal(total, stories.length)
  assert.ok(total >= 40 && total <= 50, `${total} requests`)
  assert.ok(seconds < 20, `it took ${seconds.toFixed(1)} s`)
})

test('every history of the demonstration is genuine: verify finds nothing', async () => {
  const found = await database.read(
    (reader) => verifyDatabase({ reader, regulations: house.regulations, now: today }),
    { snapshot: true },
  )
  assert.equal(found.tickets, stories.length)
  assert.deepEqual(found.problems, [])
})

test('a second demonstration on the same database is refused', async () => {
  const again = await makeDemo({ house, keepLetters: () => Promise.reject(new Error('no letters')) })
  assert.ok(isRefusal(again))
  assert.equal(again.refused, 'already_exists')
})

test('reminders, alarms and uncovered requests are among them, and no letter waits to be sent', async () => {
  const [found] = await rowsOf(sql<Record<string, number>>`select
    (select count(*)::int from ticket_event where type like '%remind%') as reminders,
    (select count(*)::int from ticket_event where channel = 'clock') as by_clock,
    (select count(*)::int from ticket where not covered) as uncovered,
    (select count(*)::int from ticket_event where at > ${today}::timestamptz) as of_tomorrow,
    (select count(*)::int from file where ticket is not null) as files,
    (select count(*)::int from notice) as letters,
    (select count(*)::int from notice where state <> 'kept') as waiting`)
  assert.ok(found)
  const { reminders = 0, by_clock = 0, uncovered = 0, of_tomorrow, files = 0, letters = 0, waiting } = found
  assert.ok(
    reminders >= 5 && by_clock > reminders && uncovered >= 3 && files >= 15 && letters >= 200,
    JSON.stringify(found),
  )
  assert.deepEqual({ of_tomorrow, waiting }, { of_tomorrow: 0, waiting: 0 })
})

test('letters of the last hour wait in the post room, with their bytes, for whoever takes them', async () => {
  const rows = await rowsOf(
    sql<{ sha256: string; size: number; ago: number; state: string; mailbox: string }>`
      select raw_sha256 as sha256, size::int, letter.state, mailbox.address as mailbox,
        extract(epoch from ${today}::timestamptz - received_at)::int / 60 as ago
      from letter join mailbox on mailbox.id = mailbox_id order by received_at`,
  )
  assert.deepEqual(
    rows.map(({ ago }) => ago),
    [52, 47, 41, 33, 26, 18, 9],
  )
  for (const { sha256, size, state, mailbox } of rows) {
    assert.deepEqual([state, mailbox], ['stored', 'support@informatika.example'])
    let bytes = 0
    for await (const chunk of await house.files.open(sha256)) bytes += chunk.length
    assert.equal(bytes, size)
  }
})

test('the stories end before the instant from which they are told, whatever the day and hour', () => {
  const calendar = russianCalendar({ eves: 'short' })
  const from = parseInstant('2025-12-22T00:07:13Z') ?? today
  for (let hour = 0; hour < 24 * 28; hour += 5) {
    const now = shift(from, hour * minutes(60)) as Instant
    const scenes = schedule(stories, { calendar, today: now })
    assert.ok(scenes.length > 250 && scenes.every(({ at }) => at <= now))
  }
})
