import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { startTestServer, type TestClient, type TestServer } from '../../testing.ts'
import { tellOfPerson } from '../../people/writes.ts'
import { announce } from './reads.ts'

interface Stream {
  readonly heard: unknown[]
  readonly status: number
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>
  isOpen(): boolean
  close(): void
}

let server: TestServer
let alpha: string
const ids: Record<string, string> = {}

before(async () => {
  server = await startTestServer()
  alpha = await server.addCustomer('Альфа')
  const beta = await server.addCustomer('Бета')
  const add = async (name: string, person: object): Promise<void> => {
    ids[name] = await server.addPerson({ email: `${name}@example.test`, role: 'user', name, ...person })
  }
  await add('ivanov', { role: 'specialist' })
  await add('petrov', { role: 'dispatcher' })
  await add('own', { customerId: alpha })
  await add('whole', { customerId: alpha, sees: 'organisation' })
  await add('chief', { customerId: alpha, role: 'customer_administrator' })
  await add('stranger', { customerId: beta, role: 'customer_administrator' })
})
after(() => server.stop())

const idOf = (name: string): string => ids[name] ?? assert.fail(`nobody is called ${name}`)

const listen = (client: TestClient): Promise<Stream> =>
  new Promise((resolve, reject) => {
    const call = request(`${server.url}/api/v1/live`, { headers: { cookie: client.cookie() ?? '' } }, (response) => {
      const heard: unknown[] = []
      let open = true
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) if (part.startsWith('data: ')) heard.push(JSON.parse(part.slice(6)))
      })
      const ended = new Promise<void>((done) => response.once('close', () => ((open = false), done())))
      resolve({ heard, status: response.statusCode ?? 0, ended, isOpen: () => open, close: () => call.destroy() })
    })
    call.once('error', reject)
    call.end()
  })

const streamsOf = async (names: readonly string[]): Promise<Map<string, Stream>> => {
  const entries = await Promise.all(
    names.map(async (name) => [name, await listen(await server.signIn(`${name}@example.test`))] as const),
  )
  return new Map(entries)
}

const changed = (part: { public: boolean; requesterId?: string; watcherIds?: string[] }) =>
  server.house.database.act((tx) =>
    announce(tx, {
      number: 1001,
      seq: 5,
      publicSeq: 3,
      customerId: alpha,
      requesterId: idOf('chief'),
      watcherIds: [],
      ...part,
    }),
  )

/** Until everybody who should has heard; then a moment longer for those who should not. */
const settled = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 150))
}

const heardOf = (streams: ReadonlyMap<string, Stream>): string[] =>
  [...streams].filter(([, { heard }]) => heard.length > 0).map(([name]) => name)

const everybody = ['ivanov', 'petrov', 'own', 'whole', 'chief', 'stranger']

describe('live updates', () => {
  it('A10 tell of a request those who see it, and of what is internal the staff alone', async () => {
    const streams = await streamsOf(everybody)
    await changed({ public: true })
    await settled()
    assert.deepEqual(heardOf(streams), ['ivanov', 'petrov', 'whole', 'chief'])
    assert.deepEqual(streams.get('chief')?.heard, [{ kind: 'ticket', number: 1001, seq: 3 }], 'B1')
    assert.deepEqual(streams.get('petrov')?.heard, [{ kind: 'ticket', number: 1001, seq: 5 }])
    for (const { heard } of streams.values()) heard.length = 0
    await changed({ public: true, requesterId: idOf('own') })
    await settled()
    assert.deepEqual(heardOf(streams), ['ivanov', 'petrov', 'own', 'whole', 'chief'])
    for (const { heard } of streams.values()) heard.length = 0
    await changed({ public: false, watcherIds: [idOf('own')] })
    await settled()
    assert.deepEqual(heardOf(streams), ['ivanov', 'petrov'])
    for (const stream of streams.values()) stream.close()
  })

  it('A9 end within a second when the session does or the person is disabled, and follow a change of rights', async () => {
    const streams = await streamsOf(['own', 'whole', 'petrov'])
    const { database } = server.house
    const whole = streams.get('whole') ?? assert.fail()
    const own = streams.get('own') ?? assert.fail()
    await database.act(async (tx) => {
      await tx.updateTable('person').set({ active: false }).where('id', '=', idOf('whole')).execute()
      await tx.updateTable('person').set({ sees: 'organisation' }).where('id', '=', idOf('own')).execute()
    })

    const began = performance.now()
    await database.act(async (tx) => {
      await tellOfPerson(tx, idOf('whole'))
      await tellOfPerson(tx, idOf('own'))
    })
    await whole.ended
    assert.ok(performance.now() - began < 1000)
    await settled()
    assert.ok(own.isOpen())
    await changed({ public: true })
    await settled()
    assert.deepEqual(heardOf(streams), ['own', 'petrov'])
    for (const stream of streams.values()) stream.close()
  })

  it('are for people who are signed in', async () => {
    const stream = await listen(server.anyone)
    assert.equal(stream.status, 401)
  })

  it('say who else is writing, of a note to the staff alone, and not to the writer', async () => {
    const chief = await server.signIn('chief@example.test')
    const { status, body } = await chief.call('POST', '/tickets', {
      body: {
        subject: 'Не открывается отчёт',
        description: 'Отчёт «Остатки» не открывается с утра.',
        kind: 'defect',
        workImpossible: false,
        impact: 'one_person',
        urgency: 'can_wait',
      },
    })
    assert.equal(status, 201, JSON.stringify(body))
    const { number } = body as { number: number }
    await settled()
    const streams = await streamsOf(['ivanov', 'petrov', 'chief', 'stranger'])
    const ivanov = await server.signIn('ivanov@example.test')
    const write = (client: TestClient, mode: string) =>
      client.call('POST', `/tickets/${number}/writing`, { body: { mode } })
    assert.equal((await write(ivanov, 'message')).status, 204)
    await settled()
    assert.deepEqual(heardOf(streams), ['petrov', 'chief'])
    assert.deepEqual(streams.get('petrov')?.heard, [{ kind: 'writing', number, name: 'ivanov', mode: 'message' }])
    for (const { heard } of streams.values()) heard.length = 0
    assert.equal((await write(ivanov, 'note')).status, 204)
    await settled()
    assert.deepEqual(heardOf(streams), ['petrov'])
    assert.equal((await write(await server.signIn('stranger@example.test'), 'message')).status, 404)
    assert.equal((await write(chief, 'note')).status, 403)
    for (const stream of streams.values()) stream.close()
  })

  it('end when the server stops, which does not wait for them', async () => {
    const other = await startTestServer()
    await other.addPerson({ email: 'a@example.test', role: 'specialist' })
    const client = await other.signIn('a@example.test')
    const response = await fetch(`${other.url}/api/v1/live`, { headers: { cookie: client.cookie() ?? '' } })
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    const began = performance.now()
    await other.stop()
    assert.match(await response.text(), /^retry: 2000/)
    assert.ok(performance.now() - began < 3000)
  })
})
