import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { z } from 'zod'
import { refuse } from '../../core/refusal.ts'
import { idText } from '../../core/wire.ts'
import { startTestServer, type TestClient, type TestServer } from '../testing.ts'
import { actorOf, acts, type Line, reads } from './line.ts'

/** Small lines of every kind, so that the door is tested apart from the rules behind it. */
const lines: readonly Line[] = [
  reads({
    path: '/things/:id',
    who: 'signed_in',
    summary: 'A thing.',
    params: z.strictObject({ id: idText }),
    query: z.strictObject({ n: z.coerce.number().int().max(9).optional() }),
    reply: z.strictObject({ id: z.string(), who: z.string() }),
    handle: async ({ params, actor }) => ({ id: params.id, who: actorOf({ actor }).personId, secret: 'канарейка' }),
  }),
  reads({
    path: '/customers-seen',
    who: 'signed_in',
    summary: 'What this reader sees of customers.',
    reply: z.array(z.string()),
    handle: async ({ reader }) => {
      const rows = await reader.selectFrom('customer').select('name').orderBy('name').execute()
      return rows.map(({ name }) => name)
    },
  }),
  reads({
    path: '/staff-only',
    who: { staff: ['administrator'] },
    summary: 'For administrators.',
    reply: z.array(z.string()),
    handle: async () => [],
  }),
  acts({
    method: 'POST',
    path: '/lines',
    who: { staff: ['administrator', 'manager'] },
    summary: 'Adds a line.',
    body: z.strictObject({ name: z.string().max(100), rank: z.int().optional() }),
    reply: z.strictObject({ id: z.string(), name: z.string() }),
    status: 201,
    handle: async ({ tx, body, house }) => {
      const id = house.random.uuid()
      await tx
        .insertInto('line')
        .values({ id, name: body.name, rank: body.rank ?? 1, archived_at: null })
        .execute()
      if (body.name === 'нельзя') return refuse('conflict', 'name')
      if (body.name === 'сбой') throw new Error('a fault with a secret: канарейка')
      return { id, name: body.name }
    },
  }),
]

let server: TestServer
let admin: TestClient
let user: TestClient

before(async () => {
  server = await startTestServer({ lines, rawLines: [] })
  const own = await server.addCustomer('Альфа')
  await server.addCustomer('Бета')
  await server.addPerson({ email: 'admin@example.test', role: 'administrator', language: 'en' })
  await server.addPerson({ email: 'user@example.test', role: 'user', customerId: own })
  admin = await server.signIn('admin@example.test')
  user = await server.signIn('user@example.test')
})
after(() => server.stop())

const countLines = () =>
  server.house.database.read(async (reader) => (await reader.selectFrom('line').select('id').execute()).length)

describe('a read', () => {
  it('gives what the shape declares and nothing else', async () => {
    const id = randomUUID()
    const { status, body, headers } = await user.call('GET', `/things/${id}`)
    assert.equal(status, 200)
    assert.deepEqual(Object.keys(body as object), ['id', 'who'])
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('x-asmo-now'), '2026-11-20T13:30:00.000Z')
  })

  it('A3 A11 refuses unknown and bad query parameters, and finds nothing under ids that are none', async () => {
    const id = randomUUID()
    const unknown = await user.call('GET', `/things/${id}?isAdmin=1`)
    assert.equal(unknown.status, 400)
    assert.equal((unknown.body as { code: string }).code, 'invalid_input')
    assert.deepEqual(
      (unknown.body as { fields: { path: string }[] }).fields.map(({ path }) => path),
      ['isAdmin'],
    )
    for (const path of [
      '/things/1',
      '/things/..%2f..%2fetc%2fpasswd',
      `/things/${id}%00`,
      '/nothing',
      `/Things/${id}`,
      `/things/${id}/`,
    ]) {
      const { status, body } = await user.call('GET', path)
      assert.equal(status, 404, path)
      assert.equal((body as { code: string }).code, 'not_found')
    }
  })

  it('reads as staff everything and as a customer only what row-level security lets through', async () => {
    assert.deepEqual((await admin.call('GET', '/customers-seen')).body, ['Альфа', 'Бета'])
    assert.deepEqual((await user.call('GET', '/customers-seen')).body, ['Альфа'])
  })

  it('says who may not, in the language of the reader', async () => {
    const nobody = await server.anyone.call('GET', '/staff-only')
    assert.equal(nobody.status, 401)
    const customer = await user.call('GET', '/staff-only')
    assert.deepEqual([customer.status, (customer.body as { code: string }).code], [403, 'not_your_side'])
    assert.match((customer.body as { title: string }).title, /сторона/)
    assert.equal(customer.headers.get('content-type'), 'application/problem+json; charset=utf-8')
    const english = await server.anyone.call('GET', '/staff-only', { headers: { 'accept-language': 'en-GB' } })
    assert.equal((english.body as { title: string }).title, 'Sign in first')
  })
})

describe('an act', () => {
  it('A8 refuses fields that its shape does not declare, and names them', async () => {
    const before = await countLines()
    const { status, body } = await admin.call('POST', '/lines', {
      body: { name: 'Первая', archived_at: null, role: 'x' },
    })
    assert.equal(status, 400)
    assert.deepEqual(
      (body as { fields: { path: string }[] }).fields.map(({ path }) => path),
      ['archived_at', 'role'],
    )
    for (const sent of ['[]', '"x"', '{"__proto__":{"name":"x"},"name":"y"}', '{"name":1}', '{"name":["x"]}', '{']) {
      assert.equal((await admin.call('POST', '/lines', { body: sent })).status, 400, sent)
    }
    assert.equal(await countLines(), before)
  })

  it('leaves nothing behind when it is refused or fails, and a failure tells nothing', async () => {
    const before = await countLines()
    const refused = await admin.call('POST', '/lines', { body: { name: 'нельзя' } })
    assert.deepEqual([refused.status, (refused.body as { about: string }).about], [409, 'name'])
    const failed = await admin.call('POST', '/lines', { body: { name: 'сбой' } })
    assert.equal(failed.status, 500)
    assert.doesNotMatch(JSON.stringify(failed.body), /канарейка|Error/)
    assert.match(server.logged(), new RegExp(failed.headers.get('x-request-id') ?? 'none'))
    assert.equal(await countLines(), before)
  })

  it('I13 makes one thing of twenty parallel sendings, and gives each the same answer', async () => {
    const before = await countLines()
    const key = randomUUID()
    const body = { name: 'Вторая', rank: 2 }
    const replies = await Promise.all(Array.from({ length: 20 }, () => admin.call('POST', '/lines', { body, key })))
    assert.deepEqual([...new Set(replies.map(({ status }) => status))], [201])
    assert.equal(new Set(replies.map((reply) => JSON.stringify(reply.body))).size, 1)
    assert.equal(replies.filter(({ headers }) => headers.get('idempotent-replay') === 'true').length, 19)
    assert.equal(await countLines(), before + 1)
    const other = await admin.call('POST', '/lines', { body: { name: 'Третья' }, key })
    assert.deepEqual([other.status, (other.body as { code: string }).code], [422, 'idempotency_key_reused'])
    assert.equal((await admin.call('POST', '/lines', { body, key: null })).status, 400)
    assert.equal(await countLines(), before + 1)
  })

  it('I13 does not remember a refusal: the same key may try again', async () => {
    const key = randomUUID()
    assert.equal((await admin.call('POST', '/lines', { body: { name: 'нельзя' }, key })).status, 409)
    assert.equal((await admin.call('POST', '/lines', { body: { name: 'можно' }, key })).status, 201)
  })
})
