import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Listener, openListener } from './listen.ts'
import { type TestDatabase, createTestDatabase } from './testing.ts'
import { migrationsFolder } from './testing/migrations.ts'

const made: { current?: TestDatabase; listener?: Listener } = {}
const empty = await migrationsFolder({})

before(async () => {
  made.current = await createTestDatabase({ folder: empty.folder })
  made.listener = await openListener({ url: made.current.url, log: () => undefined })
})

after(async () => {
  await made.listener?.close()
  await made.current?.drop()
  await empty.remove()
})

const say = async (channel: string, payload: string): Promise<void> => {
  await made.current?.database.act((tx) => sql`select pg_notify(${channel}, ${payload})`.execute(tx))
}

const until = async (done: () => boolean): Promise<void> => {
  for (let tries = 0; !done(); tries += 1) {
    assert(tries < 300, 'did not happen within three seconds')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** A subscription that remembers what it was told. */
const ear = async (channel: string): Promise<{ heard: string[]; stop: () => Promise<void> }> => {
  const heard: string[] = []
  assert(made.listener)
  const stop = await made.listener.listen({
    channel,
    onNotice: (payload) => heard.push(payload),
    onGap: () => heard.push('GAP'),
  })
  return { heard, stop }
}

test('notices reach the subscribers of their channel, after COMMIT and in order', async () => {
  const [one, two, other] = [await ear('tickets'), await ear('tickets'), await ear('Другой "канал"')]
  await say('tickets', 'первый')
  await say('Другой "канал"', 'x')
  await say('tickets', 'второй')
  await until(() => two.heard.length === 2 && other.heard.length === 1)
  assert.deepEqual([one.heard, two.heard, other.heard], [['первый', 'второй'], ['первый', 'второй'], ['x']])
  for (const { stop } of [one, two, other]) await stop()
})

test('an act that is undone tells nobody', async () => {
  const { heard, stop } = await ear('undone')
  const undone = made.current?.database.act(async (tx) => {
    await sql`select pg_notify('undone', 'never')`.execute(tx)
    throw new Error('undo')
  })
  await assert.rejects(undone ?? Promise.resolve())
  await say('undone', 'after')
  await until(() => heard.length > 0)
  assert.deepEqual(heard, ['after'])
  await stop()
})

test('who has stopped hears nothing more, the others still do', async () => {
  const [leaver, stayer] = [await ear('room'), await ear('room')]
  await leaver.stop()
  await say('room', 'hello')
  await until(() => stayer.heard.length === 1)
  assert.deepEqual(leaver.heard, [])
  await stayer.stop()
})

test('I8 a lost connection comes back by itself, and subscribers learn that they may have missed something', async () => {
  const { heard, stop } = await ear('lossy')
  await made.current?.database.act((tx) =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'asmo listener' and datname = current_database()`.execute(tx),
  )
  await until(() => heard.includes('GAP'))
  await say('lossy', 'back again')
  await until(() => heard.length === 2)
  assert.deepEqual(heard, ['GAP', 'back again'])
  await stop()
})
