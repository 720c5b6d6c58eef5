import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import { startTestServer, type TestServer } from '../testing.ts'

/** Connections of each kind; with our own ends that stays below a thousand descriptors. */
const MANY = 200
/** Headers within 15 s, a JSON body within 30 s, looked at every 5 s. */
const LATEST = 40_000

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

interface Slow {
  readonly socket: Socket
  readonly closed: Promise<number>
  readonly answer: () => string
}

/** Opens a connection, begins a request, and goes on with one byte a second for ever. */
function dribble(begin: string, byte: string): Promise<Slow> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const started = performance.now()
    let text = ''
    let opened = false
    const socket = connect(Number(port), hostname, () => {
      opened = true
      socket.write(begin)
      const timer = setInterval(() => socket.write(byte), 1000)
      const closed = new Promise<number>((done) => {
        socket.once('close', () => {
          clearInterval(timer)
          done(performance.now() - started)
        })
      })
      resolve({ socket, closed, answer: () => text })
    })
    socket.on('data', (part: Buffer) => (text += part.toString('latin1')))
    socket.on('error', (error) => (opened ? undefined : reject(error)))
  })
}

const manyOf = (begin: string, byte: string): Promise<Slow[]> =>
  Promise.all(Array.from({ length: MANY }, () => dribble(begin, byte)))

const connections = (): Promise<number> =>
  new Promise((resolve, reject) =>
    server.app.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  )

test('E10 hundreds who send a byte a second hold nobody up and are cut, in headers and in bodies', async () => {
  const { host } = new URL(server.url)
  const signIn = `POST /api/v1/session HTTP/1.1\r\nhost: ${host}\r\nx-asmo: 1\r\nidempotency-key: slow\r\n`
  const slow = [
    ...(await manyOf(`${signIn}x-slow: `, 'a')),
    ...(await manyOf(`${signIn}content-type: application/json\r\ncontent-length: 900000\r\n\r\n{`, ' ')),
  ]
  await pause(500)
  assert.equal(await connections(), 2 * MANY)

  for (let call = 0; call < 20; call += 1) {
    const began = performance.now()
    assert.equal((await server.anyone.call('GET', '/session')).status, 401)
    const took = performance.now() - began
    assert.ok(took < 1000, `somebody else waited ${Math.round(took)} ms`)
    await pause(100)
  }
  const late = pause(LATEST, 'late' as const, { ref: false })
  const lives = await Promise.race([Promise.all(slow.map(({ closed }) => closed)), late])
  assert.notEqual(lives, 'late', `${await connections()} connections are still open`)
  for (const { answer } of slow) assert.doesNotMatch(answer(), /^HTTP\/1\.1 (?:2|5)/)
  assert.ok((await connections()) < 5)
  assert.doesNotMatch(server.logged(), /"msg":"fault"/, 'who is slow is no fault of ours')
})
