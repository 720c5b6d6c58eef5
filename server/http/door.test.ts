import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lines, rawLines } from '../routes.ts'
import { startTestServer, type TestClient, type TestServer } from '../testing.ts'
import { screens } from './pages.ts'

let server: TestServer
let admin: TestClient
let port: number

before(async () => {
  server = await startTestServer()
  await server.addPerson({ email: 'admin@example.test', role: 'administrator' })
  admin = await server.signIn('admin@example.test')
  port = Number(new URL(server.url).port)
})
after(() => server.stop())

/** Bytes as they are, for what a decent client does not send. Gives the first line and the rest. */
const sendRaw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text))
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })

const statusOf = async (text: string): Promise<number> => Number((await sendRaw(text)).split(' ')[1])

const countLines = async (): Promise<number> =>
  server.house.database.read(async (reader) => (await reader.selectFrom('line').select('id').execute()).length)

/** Every changing line of the table, with its parameters filled. */
const changing = lines
  .filter(({ kind }) => kind !== 'read')
  .map(({ method, path }) => ({ method, path: path.replaceAll(/:\w+/g, '1001') }))

describe('under which name', () => {
  it('G3 a foreign, a second and no Host are refused, forwarded names are not looked at', async () => {
    const ask = (head: string) => statusOf(`GET /api/v1/session HTTP/1.1\r\n${head}Connection: close\r\n\r\n`)
    const ours = `Host: 127.0.0.1:${port}\r\n`
    assert.equal(await ask(ours), 401)
    assert.equal(await ask(`Host: localhost:${port}\r\n`), 401)
    assert.equal(await ask('Host: evil.example\r\n'), 421)
    assert.equal(await ask(`Host: 127.0.0.1\r\n`), 421)
    assert.equal(await ask(`${ours}Host: evil.example\r\n`), 421)
    assert.equal(await ask(''), 400)
    assert.equal(await ask(`${ours}X-Forwarded-Host: evil.example\r\n`), 401)
    const absolute = await statusOf(
      `GET http://evil.example/api/v1/session HTTP/1.1\r\n${ours}Connection: close\r\n\r\n`,
    )
    assert.equal(absolute, 400)
  })

  it('G3 G4 with a public address the cookie is bound to https and host, and other names are refused', async () => {
    const other = await startTestServer({ baseUrl: 'https://support.example.test' })
    await other.addPerson({ email: 'a@example.test', role: 'specialist' })
    const client = await other.signIn('a@example.test')
    assert.match(client.cookie() ?? '', /^__Host-asmo=/)
    const signedIn = await client.call('GET', '/session')
    assert.equal(signedIn.status, 200)
    assert.equal(signedIn.headers.get('strict-transport-security'), 'max-age=31536000')
    const out = await client.call('DELETE', '/session', { headers: { origin: 'https://support.example.test' } })
    assert.equal(out.status, 204)
    assert.match(
      out.headers.get('set-cookie') ?? '',
      /^__Host-asmo=; Path=\/; HttpOnly; SameSite=Lax; Max-Age=0; Secure$/,
    )
    await other.stop()
  })
})

describe('whose page', () => {
  it('G5 no changing line takes a call without our header, from a foreign origin, as a form or by GET', async () => {
    assert.ok(changing.length >= 30)
    const before = await countLines()
    const forged: readonly Record<string, string>[] = [
      { 'x-asmo': '' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${port + 1}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const { method, path } of changing) {
      for (const headers of forged) {
        const { status, body } = await admin.call(method, path, { body: {}, headers })
        assert.deepEqual([status, (body as { code: string }).code], [403, 'forbidden_origin'], `${method} ${path}`)
      }
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const { status } = await admin.call(method, path, { body: 'name=x', headers: { 'content-type': type } })
        assert.equal(status, 415, `${method} ${path} as ${type}`)
      }
    }
    assert.equal(await countLines(), before)
    const allowed = await admin.call('POST', '/lines', {
      body: { name: 'Первая', rank: 1 },
      headers: { origin: server.url },
    })
    assert.equal(allowed.status, 201)
  })
})

describe('methods and addresses', () => {
  it('A3 another method than a line has is 405, an address that nobody has is 404, tricks are neither', async () => {
    const wrong = await admin.call('PUT', '/tickets')
    assert.equal(wrong.status, 405)
    assert.match(wrong.headers.get('allow') ?? '', /GET/)
    for (const path of [
      '//api/v1//session',
      '//API/v1/session',
      '//api/v1/../v1/nothing',
      '//api/v2/session',
      '/session/',
      '/session%2f',
      '/%73ession/..;/x',
    ]) {
      const { status } = await admin.call('GET', path)
      assert.equal(status, 404, path)
    }
    assert.equal(
      await statusOf(`GET /api/v1/%zz HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
      400,
    )
    const overridden = await admin.call('POST', '/session', {
      body: {},
      headers: { 'x-http-method-override': 'DELETE' },
    })
    assert.equal(overridden.status, 400)
    assert.equal((await admin.call('GET', '/session')).status, 200)
  })

  it('B6 H6 technical addresses say ok or nothing', async () => {
    const health = await server.anyone.call('GET', '//healthz')
    assert.deepEqual([health.status, health.body], [200, 'ok'])
    const ready = await server.anyone.call('GET', '//readyz')
    assert.deepEqual([ready.status, ready.body], [200, 'ok'])
    for (const path of [
      'status',
      'health',
      'metrics',
      'debug',
      'openapi',
      'openapi.json',
      'install',
      'upgrade',
      'backup',
      '.env',
      '.git/config',
      'server/main.ts',
      'assets/index.js.map',
    ]) {
      const { status, headers, body } = await server.anyone.call('GET', `//${path}`)
      assert.equal(status, 404, path)
      assert.equal(headers.get('server'), null)
      assert.equal(headers.get('x-powered-by'), null)
      assert.deepEqual(Object.keys(body as object), ['type', 'title', 'status', 'code'])
    }
  })
})

describe('what is too much', () => {
  it('E9 large and deep bodies are refused fast', async () => {
    const began = performance.now()
    const large = JSON.stringify({ email: 'a@example.test', password: 'x'.repeat(10_000_000) })
    assert.equal((await server.anyone.call('POST', '/session', { body: large })).status, 413)
    const deep = `{"email":${'['.repeat(400_000)}${']'.repeat(400_000)}}`
    assert.equal((await server.anyone.call('POST', '/session', { body: deep })).status, 400)
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`f${index}`, 1])))
    const refused = await server.anyone.call('POST', '/session', { body: wide })
    assert.equal(refused.status, 400)
    assert.ok((refused.body as { fields: unknown[] }).fields.length <= 50)
    assert.equal((await admin.call('GET', `/tickets?limit=100000`)).status, 400)
    assert.equal((await admin.call('GET', `/tickets?q=${'x'.repeat(20_000)}`)).status, 431)
    assert.ok(performance.now() - began < 5000)
  })

  it('a text with a NUL is refused as input, not as a fault', async () => {
    const { status } = await admin.call('GET', '/tickets?q=%00')
    assert.ok([200, 400].includes(status))
  })
})

describe('who calls', () => {
  it('A9 a person who is disabled or whose session has ended is nobody at the next call', async () => {
    const id = await server.addPerson({ email: 'gone@example.test', role: 'specialist' })
    const gone = await server.signIn('gone@example.test')
    assert.equal((await gone.call('GET', '/session')).status, 200)
    const { database } = server.house
    await database.act((tx) => tx.updateTable('person').set({ role: 'dispatcher' }).where('id', '=', id).execute())
    assert.equal(((await gone.call('GET', '/session')).body as { person: { role: string } }).person.role, 'dispatcher')
    await database.act((tx) => tx.updateTable('person').set({ active: false }).where('id', '=', id).execute())
    assert.equal((await gone.call('GET', '/session')).status, 401)
  })

  it('G4 a session slides while it is used and ends 30 days after it was', async () => {
    await server.addPerson({ email: 'slow@example.test', role: 'specialist' })
    const slow = await server.signIn('slow@example.test')
    const start = server.clock.now
    const day = 24 * 3600_000
    for (const days of [20, 40]) {
      server.clock.now = (start + days * day) as typeof start
      assert.equal((await slow.call('GET', '/session')).status, 200, `${days} days`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    server.clock.now = (start + 71 * day) as typeof start
    assert.equal((await slow.call('GET', '/session')).status, 401)
    server.clock.now = start
  })

  it('G7 only whole tokens of ours are looked up: no guess, no second cookie, no array', async () => {
    for (const cookie of [
      'asmo=',
      'asmo=1',
      `asmo=${'A'.repeat(43)}`,
      `${admin.cookie()}; ${admin.cookie()}`,
      `asmo=${'%'.repeat(43)}`,
    ]) {
      assert.equal((await server.anyone.call('GET', '/session', { headers: { cookie } })).status, 401, cookie)
    }
  })

  it('G8 the address is the socket’s, whatever the headers claim, unless the proxy is named', async () => {
    const claim = {
      'x-forwarded-for': '203.0.113.7',
      'x-real-ip': '203.0.113.7',
      'x-remote-user': 'admin@example.test',
    }
    const sources = async (some: TestServer): Promise<string[]> => {
      const { status } = await some.anyone.call('POST', '/session', {
        body: { email: 'nobody@example.test', password: 'x' },
        headers: claim,
      })
      assert.equal(status, 401)
      const rows = await some.house.database.read((reader) =>
        reader.selectFrom('sign_in_attempt').select('source').execute(),
      )
      assert.ok(rows.length > 0)
      return rows.map(({ source }) => source)
    }
    assert.ok((await sources(server)).every((source) => !source.includes('203.0.113.7')))
    const behind = await startTestServer({ trustedProxy: ['127.0.0.1'] })
    assert.ok((await sources(behind)).some((source) => source.includes('203.0.113.7')))
    await behind.stop()
  })

  it('B7 neither passwords nor tokens nor cookies are logged, whatever fails', async () => {
    const canary = `канарейка-${randomUUID()}`
    await server.anyone.call('POST', '/session', { body: { email: 'admin@example.test', password: canary } })
    await server.anyone.call('POST', '/session', { body: `{"password":"${canary}` })
    await server.anyone.call('POST', '/session', { body: { [canary]: canary } })
    await server.anyone.call('GET', `/invitations/${encodeURIComponent(canary)}`)
    await server.anyone.call('GET', `/session?token=${encodeURIComponent(canary)}`)
    await server.anyone.call('GET', '/session', {
      headers: { cookie: `asmo=${randomUUID()}`, authorization: 'Bearer x' },
    })
    const logged = server.logged()
    assert.match(logged, /"route":"\/api\/v1\/session"/)
    assert.doesNotMatch(logged, /канарейка/)
    assert.ok(!logged.includes(admin.cookie()?.slice(5) ?? ''))
  })
})

describe('the description of the API', () => {
  it('names every line once, with its problems, its key and its session', async () => {
    const { status, body } = await server.anyone.call('GET', '/openapi.json')
    assert.equal(status, 200)
    const api = body as {
      openapi: string
      paths: Record<string, Record<string, Record<string, unknown>>>
      components: object
    }
    assert.equal(api.openapi, '3.1.0')
    const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ key: `${method.toUpperCase()} ${path}`, operation })),
    )
    const table = [...lines, ...rawLines].map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const live = operations.find(({ key }) => key === 'GET /live')
    assert.ok(live !== undefined)
    assert.deepEqual(operations.map(({ key }) => key).sort(), [...table, 'GET /live'].sort())
    const ids = operations.map(({ operation }) => operation['operationId'])
    assert.equal(new Set(ids).size, ids.length)
    for (const { key, operation } of operations) {
      const responses = operation['responses'] as Record<string, object>
      assert.deepEqual(responses['default'], { $ref: '#/components/responses/Problem' }, key)
      assert.equal(Object.keys(responses).length, 2, key)
      const named = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const inPath = (operation['parameters'] as { name?: string; in?: string }[]).filter((each) => each.in === 'path')
      assert.deepEqual(inPath.map(({ name }) => name).sort(), named.sort(), key)
    }
    const references = [...JSON.stringify(api).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
    assert.ok(references.length > operations.length)
    const components = api.components as Record<string, Record<string, unknown>>
    for (const [, kind = '', name = ''] of references) assert.ok(components[kind]?.[name], `${kind}/${name}`)
  })
})

describe('the screens', () => {
  it('H2 are the listed files and nothing beside them; only addresses of screens give the page', async () => {
    const folder = join(server.dataDir, 'web')
    await mkdir(join(folder, 'assets'), { recursive: true })
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>АСМО</title>')
    await writeFile(join(folder, '.built-from'), 'x')
    await writeFile(join(folder, 'assets', 'index-abc.js'), `export const x = '${'x'.repeat(5000)}'`)
    const other = await startTestServer({ webFolder: folder })
    const pages = screens.map((pattern) => pattern.replace(':token', 'abc').replace('*', '1001'))
    assert.ok(pages.length > 5)
    for (const page of pages) {
      const { status, headers, body } = await other.anyone.call('GET', `/${page}`)
      assert.equal(status, 200, page)
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.match(headers.get('content-security-policy') ?? '', /script-src 'self'; style-src 'self';/)
      assert.match(String(body), /АСМО/)
    }
    const script = await other.anyone.call('GET', '//assets/index-abc.js', { headers: { 'accept-encoding': 'br' } })
    assert.deepEqual([script.status, script.headers.get('content-encoding')], [200, 'br'])
    assert.match(script.headers.get('cache-control') ?? '', /immutable/)
    for (const path of [
      '.built-from',
      'assets/',
      'assets/..%2findex.html',
      '..%2f..%2fpackage.json',
      'assets/%2e%2e/.built-from',
      'index.html',
      'nothing',
    ]) {
      assert.equal((await other.anyone.call('GET', `//${path}`)).status, 404, path)
    }
    await other.stop()
  })
})
