import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startTestServer, type TestServer } from '../testing.ts'

const PAGE = '<!doctype html><title>АСМО-поддержка</title>'
let server: TestServer
let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asmo-redirects-'))
  await writeFile(join(folder, 'index.html'), PAGE)
  server = await startTestServer({ webFolder: folder })
})
after(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

/** A call whose address goes out exactly as written: fetch would tidy it up first. */
function rawCall(target: string, method = 'GET'): Promise<{ status: number; head: string; body: string }> {
  const { hostname, port, host } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${method} ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`),
    )
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', ...rest] = Buffer.concat(parts).toString('utf8').split('\r\n\r\n')
      resolve({ status: Number(head.split(' ')[1]), head, body: rest.join('\r\n\r\n') })
    })
  })
}

const evil = [
  '//evil.example',
  '//evil.example/tickets/1',
  '/\\evil.example',
  '/%5cevil.example',
  '/%2f%2fevil.example',
  '/tickets//evil.example',
  '/sign-in//evil.example',
  '/sign-in/../..//evil.example',
  '/https://evil.example',
  'https://evil.example/',
  '/tickets/1%0d%0aLocation:%20https://evil.example',
]
const places = ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'data:text/html,x']
const names = ['next', 'return', 'returnTo', 'redirect', 'redirect_uri', 'continue', 'url', 'to']

test('C9 no address of ours leads to another origin, however it is written', async () => {
  const asked = [
    ...evil,
    ...names.flatMap((name) => places.map((place) => `/sign-in?${name}=${encodeURIComponent(place)}`)),
    ...places.map((place) => `/sign-in?next=${place.replaceAll(/[\s<>]/g, '')}`),
  ]
  let answered = 0
  for (const target of asked) {
    for (const method of ['GET', 'POST']) {
      const { status, head } = await rawCall(target, method)
      assert.ok(status === 200 || (status >= 400 && status < 500), `${method} ${target} answered ${status}`)
      assert.doesNotMatch(head, /^(?:location|refresh|link|content-location):/im, `${method} ${target}`)
      answered += 1
    }
  }
  assert.equal(answered, asked.length * 2)
})

test('C9 what stands in an address is never written into the page or an error as it came', async () => {
  const canary = '"><script>alert(1)</script>'
  const long = `${canary}${'я'.repeat(2000)}`
  for (const target of [
    `/sign-in?next=${encodeURIComponent(canary)}`,
    `/desk/search?q=${encodeURIComponent(long)}`,
    `/tickets/${encodeURIComponent(canary)}`,
    `/nothing/${encodeURIComponent(canary)}`,
    `/api/v1/tickets/${encodeURIComponent(canary)}`,
    `/api/v1/tickets?sort=${encodeURIComponent(canary)}`,
    `/api/v1/nothing?${encodeURIComponent(canary)}`,
    `/tickets/${canary.replaceAll(' ', '')}`,
  ]) {
    const { status, head, body } = await rawCall(target)
    assert.ok(status === 200 || (status >= 400 && status < 500), `${target} answered ${status}`)
    if (status === 200) assert.ok(body.includes(PAGE), 'the page is the same whatever is asked')
    else assert.match(head, /^content-type: application\/problem\+json/im, target)
    assert.ok(!body.includes('<script>alert'), target)
    assert.ok(!head.includes('<script>alert'), target)
  }
})
