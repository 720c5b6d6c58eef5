import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Client } from 'pg'
import { DatabaseRefusal, openDatabase } from './connect.ts'
import { EmbeddedFailure, type EmbeddedFailureCode, type EmbeddedServer, startEmbedded } from './embedded.ts'

const root = await mkdtemp('/tmp/asmo-test-')
const dataDir = join(root, 'data')
const started: ChildProcess[] = []

after(async () => {
  for (const child of started) child.kill('SIGKILL')
  await rm(root, { recursive: true, force: true })
})

const start = (folder = dataDir): Promise<EmbeddedServer> => startEmbedded({ dataDir: folder, log: () => undefined })

const refusal =
  (code: EmbeddedFailureCode) =>
  (error: unknown): boolean =>
    error instanceof EmbeddedFailure && error.code === code

const ask = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new Client(url)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const until = async (done: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await done()); tries += 1) {
    assert(tries < 500, 'did not happen within five seconds')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Alive and not merely unburied. */
const isRunning = async (pid: number): Promise<boolean> => {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return line !== '' && !/\) [ZX] /.test(line)
}

/** Another Node that starts the server, writes rows without end, and prints each acknowledged one. */
const writer = async (): Promise<{
  child: ChildProcess
  server: number
  acknowledged: () => number
  firstWord: string
}> => {
  const code = `
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded.ts'))}
    import { Client } from ${JSON.stringify(import.meta.resolve('pg'))}
    try {
      const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined })
      console.log('server ' + server.pid)
      const client = new Client(server.url)
      await client.connect()
      await client.query('create table if not exists row (id bigserial primary key, text text)')
      for (;;) console.log('row ' + (await client.query("insert into row (text) values (repeat('я', 500)) returning id")).rows[0].id)
    } catch (error) { console.log('refused ' + error.code) }`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await until(() => said.includes('\n'))
  const acknowledged = (): number => Number(said.split('\n').at(-2)?.replace('row ', ''))
  return { child, server: Number(/server (\d+)/.exec(said)?.[1]), acknowledged, firstWord: said.split('\n')[0] ?? '' }
}

const kill9 = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('a fresh server: checksums, UTF-8, no network, no superuser for the product, nothing for other users of the machine', async () => {
  const server = await start()
  const [facts] = await ask(
    server.url,
    `select current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
            current_setting('listen_addresses') as network, current_setting('fsync') as fsync, lower('Ё') as lower,
            to_tsvector('russian', '«Ёлки» 5')::text as words, 'ё' < 'ж' collate "ru-x-icu" as sorted,
            (select rolsuper from pg_roles where rolname = current_user) as super`,
  )
  assert.deepEqual(facts, {
    checksums: 'on',
    encoding: 'UTF8',
    network: '',
    fsync: 'on',
    lower: 'ё',
    words: "'5':2 'елк':1",
    sorted: true,
    super: false,
  })
  const socketDir = new URL(server.url).searchParams.get('host') ?? ''
  for (const folder of [join(dataDir, 'cluster'), socketDir]) assert.equal((await stat(folder)).mode & 0o777, 0o700)
  assert.equal((await stat(join(dataDir, 'password'))).mode & 0o777, 0o600)
  assert(Buffer.byteLength(join(socketDir, '.s.PGSQL.5432')) < 100)
  const withoutPassword = server.url.replace(/:[^:@]+@/, ':wrong@')
  await assert.rejects(ask(withoutPassword, 'select 1'), /password authentication failed/)
  await server.stop()
  assert.equal(await isRunning(server.pid), false)
  await assert.rejects(stat(socketDir))
  assert.deepEqual(await readdir(join(dataDir, 'claims')), [])
})

test('what was written is there after a stop and a start', async () => {
  const first = await start()
  await ask(first.url, `create table kept as select 'да' as word`)
  await first.stop()
  const second = await start()
  assert.deepEqual(await ask(second.url, 'select word from kept'), [{ word: 'да' }])
  await second.stop()
})

test('a second start on the same data is refused, in this process and in another, and disturbs nothing', async () => {
  const server = await start()
  await assert.rejects(start(), refusal('data_in_use'))
  assert.equal((await writer()).firstWord, 'refused data_in_use')
  assert.deepEqual(await ask(server.url, 'select 1 as one'), [{ one: 1 }])
  await server.stop()
})

test('I10 kill -9 of Node at work: the server follows it, the next start has every acknowledged row', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { child, server, acknowledged } = await writer()
    await until(() => acknowledged() > 0)
    const before = acknowledged()
    await until(() => acknowledged() > before + 20)
    await kill9(child)
    await until(async () => !(await isRunning(server)))
    const next = await start()
    const [row] = await ask(next.url, 'select max(id)::int as last, count(*)::int as count from row')
    assert(Number(row?.['last']) >= acknowledged() && acknowledged() > 20)
    await next.stop()
  }
})

test('a server left over because its watchdog died too is stopped by the next start', async () => {
  const { child, server } = await writer()
  const watchdogs = await watchdogsOf(server)
  assert.equal(watchdogs.length, 1)
  for (const pid of watchdogs) process.kill(pid, 'SIGKILL')
  await kill9(child)
  assert.equal(await isRunning(server), true)
  const next = await start()
  assert.equal(await isRunning(server), false)
  assert.deepEqual(await ask(next.url, 'select word from kept'), [{ word: 'да' }])
  await next.stop()
})

const watchdogsOf = async (server: number): Promise<number[]> => {
  const own = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name) && Number(name) !== server)
      .map(async (name) => {
        const line = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
        // Fields after the name: state, parent, group, session. The watchdog shares the session that the server leads.
        const session = Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[3])
        return session === server && line.includes('(sh)') ? Number(name) : 0
      }),
  )
  return own.filter((pid) => pid > 0)
}

test('the program hears of it when the server dies by itself', async () => {
  const heard = { exits: 0 }
  const server = await startEmbedded({ dataDir, log: () => undefined, onExit: () => (heard.exits += 1) })
  process.kill(server.pid, 'SIGQUIT')
  await until(() => heard.exits === 1)
  await server.stop()
  const next = await start()
  await next.stop()
  assert.equal(heard.exits, 1)
})

test('fsync switched off by hand is refused', async () => {
  const conf = join(dataDir, 'cluster/postgresql.conf')
  const text = await readFile(conf, 'utf8')
  await appendFile(conf, 'fsync = off\n')
  const server = await start()
  await assert.rejects(
    openDatabase({ url: server.url, log: () => undefined }),
    (error) => error instanceof DatabaseRefusal && error.code === 'fsync_off',
  )
  await server.stop()
  await writeFile(conf, text)
})

test('data of another major version is refused with a sentence, not touched', async () => {
  const file = join(dataDir, 'cluster/PG_VERSION')
  const text = await readFile(file, 'utf8')
  await writeFile(file, '16\n')
  await assert.rejects(start(), (error) => refusal('wrong_version')(error) && /PostgreSQL 16/.test(String(error)))
  await writeFile(file, text)
  const server = await start()
  assert.deepEqual(await ask(server.url, 'select word from kept'), [{ word: 'да' }])
  await server.stop()
})

test('a broken configuration ends the start with the reason from the server', async () => {
  const conf = join(dataDir, 'cluster/postgresql.conf')
  const text = await readFile(conf, 'utf8')
  await appendFile(conf, 'max_connections = many\n')
  await assert.rejects(start(), (error) => refusal('not_started')(error) && /max_connections/.test(String(error)))
  await writeFile(conf, text)
})

test('data below a folder that only we may enter (as /root) works all the same', async () => {
  const closed = join(root, 'closed')
  await mkdir(closed, { mode: 0o700 })
  for (const round of [1, 2]) {
    const server = await start(join(closed, 'data'))
    await ask(server.url, 'create table if not exists round (number int)')
    await ask(server.url, `insert into round values (${round})`)
    assert.equal((await ask(server.url, 'select * from round')).length, round)
    await server.stop()
  }
})
