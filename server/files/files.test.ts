import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, unlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { FileView } from '../../core/tickets/wire.ts'
import { shift } from '../../core/time/instant.ts'
import { isRefusal } from '../../core/refusal.ts'
import { systemNow } from '../clock/now.ts'
import { aLetter } from '../letters/testing/post.ts'
import { startTestServer, type TestClient, type TestServer } from '../testing.ts'
import { collectOrphans } from './acts.ts'
import { checkFiles } from './check.ts'
import { openFileStore } from './store.ts'
import { bindFiles } from './writes-bind.ts'

const MOST = 100_000
let server: TestServer
let staff: TestClient
let user: TestClient
let colleague: TestClient
let stranger: TestClient

before(async () => {
  server = await startTestServer({ maxFileSize: MOST })
  const [alpha, beta] = [await server.addCustomer('Альфа'), await server.addCustomer('Бета')]
  await server.addPerson({ email: 'staff@example.test', role: 'specialist' })
  await server.addPerson({ email: 'user@example.test', role: 'user', customerId: alpha })
  await server.addPerson({ email: 'colleague@example.test', role: 'customer_administrator', customerId: alpha })
  await server.addPerson({ email: 'stranger@example.test', role: 'customer_administrator', customerId: beta })
  staff = await server.signIn('staff@example.test')
  user = await server.signIn('user@example.test')
  colleague = await server.signIn('colleague@example.test')
  stranger = await server.signIn('stranger@example.test')
})
after(() => server.stop())

const upload = (client: TestClient, content: Buffer, { name = 'a.txt', type = 'text/plain', headers = {} } = {}) =>
  fetch(`${server.url}/api/v1/files`, {
    method: 'POST',
    body: new Uint8Array(content),
    headers: {
      'x-asmo': '1',
      'content-type': type,
      'x-file-name': encodeURIComponent(name),
      ...(client.cookie() === null ? {} : { cookie: client.cookie() ?? '' }),
      ...headers,
    },
  })

const download = (client: TestClient, id: string, query = '') =>
  fetch(`${server.url}/api/v1/files/${id}${query}`, { headers: { cookie: client.cookie() ?? '' } })

const uploaded = async (client: TestClient, content: Buffer, options = {}): Promise<FileView> => {
  const response = await upload(client, content, options)
  assert.equal(response.status, 201)
  return (await response.json()) as FileView
}

const keptFiles = async (): Promise<string[]> =>
  (await readdir(join(server.dataDir, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

describe('a file', () => {
  it('comes back byte for byte, under its hash and its name', async () => {
    const content = randomBytes(70_000)
    const file = await uploaded(user, content, { name: 'Журнал событий.log' })
    assert.equal(file.sha256, createHash('sha256').update(content).digest('hex'))
    assert.deepEqual([file.name, file.size, file.mediaType], ['Журнал событий.log', 70_000, 'text/plain'])
    const response = await download(user, file.id)
    assert.equal(response.status, 200)
    assert.ok(Buffer.from(await response.arrayBuffer()).equals(content))
    assert.match(
      response.headers.get('content-disposition') ?? '',
      /^attachment; filename=".*"; filename\*=UTF-8''%D0%96/,
    )
    const again = await fetch(`${server.url}/api/v1/files/${file.id}`, {
      headers: { cookie: user.cookie() ?? '', 'if-none-match': response.headers.get('etag') ?? '' },
    })
    assert.equal(again.status, 304)
  })

  it('of nothing at all is a file too', async () => {
    const file = await uploaded(user, Buffer.alloc(0), { name: 'пусто' })
    assert.equal((await download(user, file.id)).status, 200)
    assert.equal(file.size, 0)
  })

  it('A2 belongs to its uploader alone until an event names it, and to nobody else by its id', async () => {
    const file = await uploaded(user, Buffer.from('тайна'))
    assert.equal((await download(user, file.id)).status, 200)
    for (const other of [staff, colleague, stranger]) {
      const response = await download(other, file.id)
      assert.equal(response.status, 404)
      assert.doesNotMatch(await response.text(), /тайна|a\.txt/)
    }
    assert.equal((await fetch(`${server.url}/api/v1/files/${file.id}`)).status, 401)
    const { database } = server.house
    const binding = { fileIds: [file.id], ticket: 1, seq: 1, visibility: 'public' as const }
    const foreign = await database.act((tx) => bindFiles(tx, { ...binding, uploaderId: server.house.random.uuid() }))
    assert.ok(isRefusal(foreign))
  })

  it('C2 is never a page of ours: whatever it claims, it is saved, and only real pictures are shown', async () => {
    const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for (const [name, type] of [
      ['a.svg', 'image/svg+xml'],
      ['a.html', 'text/html'],
      ['a.png', 'image/svg+xml'],
      ['a.xml', 'application/xml'],
      ['a', 'text/html; charset=utf-7'],
    ]) {
      const file = await uploaded(user, Buffer.from(script), { name, type })
      for (const query of ['', '?inline=1']) {
        const response = await download(user, file.id, query)
        assert.equal(response.headers.get('content-type'), 'application/octet-stream')
        assert.match(response.headers.get('content-disposition') ?? '', /^attachment;/)
        assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
        assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/)
        await response.arrayBuffer()
      }
    }
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(script)])
    const picture = await uploaded(user, png, { name: 'x.html', type: 'text/html' })
    assert.equal(picture.mediaType, 'image/png')
    const shown = await download(user, picture.id, '?inline=1')
    assert.equal(shown.headers.get('content-type'), 'image/png')
    assert.match(shown.headers.get('content-disposition') ?? '', /^inline;/)
    await shown.arrayBuffer()
  })

  it('H3 is taken from nobody who is not signed in or may only read, and leaves nothing then', async () => {
    const before = (await keptFiles()).length
    assert.equal((await upload(server.anyone, Buffer.from('x'))).status, 401)
    assert.equal((await upload(user, Buffer.from('x'), { headers: { 'x-asmo': '' } })).status, 403)
    assert.equal((await upload(user, Buffer.from('x'), { headers: { 'x-file-name': '%ff' } })).status, 400)
    assert.equal((await keptFiles()).length, before)
  })

  it('E9 H3 larger than allowed is refused, announced or not, and leaves nothing', async () => {
    const before = (await keptFiles()).length
    const announced = await upload(user, randomBytes(MOST + 1))
    assert.equal(announced.status, 413)
    assert.equal(((await announced.json()) as { code: string }).code, 'too_large')
    assert.equal(await sendChunks(user, 40, 10_000), 413)
    assert.equal((await keptFiles()).length, before)
    assert.equal((await upload(user, randomBytes(MOST))).status, 201)
  })

  it('H3 I15 is collected a day later when no event named it, row and content; and checked while it is kept', async () => {
    const { database } = server.house
    const shelf = await openFileStore(join(server.dataDir, 'files'))
    const stray = await shelf.keep(Readable.from([Buffer.from('a crash came before the row')]), MOST)
    assert.ok(stray !== 'too_large')
    const sound = await checkFiles(database, shelf)
    assert.ok(sound.files >= 8)
    assert.deepEqual(sound.problems, [])
    const now = systemNow()
    assert.equal(await collectOrphans(database, shelf, now), 0)
    await collectOrphans(database, shelf, shift(now, 25 * 3600_000 + 1))
    assert.deepEqual(await keptFiles(), [])
    assert.equal((await checkFiles(database, shelf)).files, 0)
  })

  it('I15 that is missing on disk or was changed there is found by the checker', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'asmo-files-'))
    const file = await uploaded(user, Buffer.from('будет потеряно'))
    const empty = await openFileStore(folder)
    const { problems } = await checkFiles(server.house.database, empty)
    assert.deepEqual(problems, [{ id: file.id, name: 'a.txt', problem: 'missing' }])
    await rm(folder, { recursive: true })
    await unlink(join(server.dataDir, 'files', file.sha256.slice(0, 2), file.sha256.slice(2, 4), file.sha256))
    assert.equal((await download(user, file.id)).status, 500)
  })

  it('I9 I15 a raw letter is kept whatever its fate, and checked like any file', async () => {
    const id = await aLetter(server, { state: 'done', fate: 'discarded', reason: 'by_decision', subject: 'Реклама' })
    const shelf = await openFileStore(join(server.dataDir, 'files'))
    const { database } = server.house
    await collectOrphans(database, shelf, shift(systemNow(), 100 * 24 * 3600_000))
    const sound = await checkFiles(database, shelf)
    assert.deepEqual([sound.letters, sound.letterProblems], [1, []])
    const [kept = ''] = await keptFiles()
    await writeFile(join(server.dataDir, 'files', kept.slice(0, 2), kept.slice(2, 4), kept), 'подменено')
    const changed = await checkFiles(database, shelf)
    assert.deepEqual(changed.letterProblems, [{ id, name: 'Реклама', problem: 'content_differs' }])
    const folder = await mkdtemp(join(tmpdir(), 'asmo-files-'))
    const lost = await checkFiles(database, await openFileStore(folder))
    assert.deepEqual(lost.letterProblems, [{ id, name: 'Реклама', problem: 'missing' }])
    await rm(folder, { recursive: true })
  })
})

/** Chunked, so that its size is not announced. Gives the status. */
const sendChunks = (client: TestClient, count: number, size: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { 'x-asmo': '1', 'x-file-name': 'big', cookie: client.cookie() ?? '' }
    const call = request(`${server.url}/api/v1/files`, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    call.on('error', reject)
    for (let index = 0; index < count; index += 1) call.write(randomBytes(size))
    call.end()
  })
