import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { customerCardShape, productShape } from '../../core/customers/wire.ts'
import { contactShape, staffShape } from '../../core/people/wire.ts'
import { startTestServer, type TestClient, type TestServer } from '../testing.ts'
import { lines as auditLines } from '../audit/routes.ts'
import { lines as contractLines } from '../contracts/routes.ts'
import { lines as customerLines } from '../customers/routes.ts'
import { lines as letterLines } from '../letters/routes.ts'
import { lines as noticeLines } from '../notices/routes.ts'
import { lines as peopleLines } from '../people/routes.ts'
import { lines as regulationLines } from '../regulation/routes.ts'
import { lines as setupLines } from './routes.ts'

const lines = [
  ...peopleLines,
  ...customerLines,
  ...contractLines,
  ...setupLines,
  ...regulationLines,
  ...noticeLines,
  ...letterLines,
  ...auditLines,
]
const nobody = '00000000-0000-7000-8000-000000000000'
let server: TestServer
let admin: TestClient
let manager: TestClient
let dispatcher: TestClient
let specialist: TestClient
let boss: TestClient
let user: TestClient
let stranger: TestClient
const id = { ours: '', theirs: '', boss: '', user: '', stranger: '' }

before(async () => {
  server = await startTestServer({ lines })
  await server.addPerson({ email: 'admin@vendor.example', role: 'administrator', name: 'Анна Админова' })
  for (const role of ['manager', 'dispatcher', 'specialist'])
    await server.addPerson({ email: `${role}@vendor.example`, role })
  id.ours = await server.addCustomer('Гамма')
  id.theirs = await server.addCustomer('Сигма')
  id.boss = await server.addPerson({
    email: 'boss@gamma.example',
    role: 'customer_administrator',
    customerId: id.ours,
    name: 'Семён Алёхин',
  })
  id.user = await server.addPerson({
    email: 'user@gamma.example',
    role: 'user',
    customerId: id.ours,
    name: 'Пётр Королёв',
  })
  id.stranger = await server.addPerson({
    email: 'boss@sigma.example',
    role: 'customer_administrator',
    customerId: id.theirs,
    name: 'Чужак Секретов',
  })
  ;[admin, manager, dispatcher, specialist, boss, user, stranger] = await Promise.all([
    server.signIn('admin@vendor.example'),
    server.signIn('manager@vendor.example'),
    server.signIn('dispatcher@vendor.example'),
    server.signIn('specialist@vendor.example'),
    server.signIn('boss@gamma.example'),
    server.signIn('user@gamma.example'),
    server.signIn('boss@sigma.example'),
  ])
})
after(() => server.stop())

describe('between customers', () => {
  it('A1 A4 every line with an id answers for another organisation as for nobody', async () => {
    const cases = [
      [
        'POST',
        (other: string) => `/customers/${other}/people`,
        id.theirs,
        { name: 'Новый', email: 'new@gamma.example', role: 'user' },
      ],
      ['PATCH', (other: string) => `/people/${other}`, id.stranger, { name: 'Переименован' }],
      ['POST', (other: string) => `/people/${other}/invitation`, id.stranger, undefined],
    ] as const
    const walked = lines.filter(
      ({ who, path }) =>
        path.includes(':id') && (who === 'signed_in' || (typeof who === 'object' && who.customer !== undefined)),
    )
    assert.equal(cases.length, walked.length, 'a new line needs its case here')
    for (const [method, path, theirs, body] of cases) {
      const [foreign, absent] = [
        await boss.call(method, path(theirs), { body }),
        await boss.call(method, path(nobody), { body }),
      ]
      assert.deepEqual([foreign.status, foreign.body], [404, absent.body], path('…'))
    }
    const { name } = contactShape.parse(await contactNamed('boss@sigma.example'))
    assert.equal(name, 'Чужак Секретов')
  })

  it('A6 search shows nobody of another organisation, however it is asked', async () => {
    for (const query of [
      'q=Чужак',
      'q=boss@sigma',
      `customerId=${id.theirs}`,
      `cursor=${id.stranger}`,
      'q=%25',
      'limit=200',
    ]) {
      const reply = await user.call('GET', `/contacts?${query}`)
      assert.equal(reply.status, 200, query)
      assert.ok(!/Чужак|sigma|Сигма/.test(JSON.stringify(reply.body)), query)
    }
    const own = await user.call('GET', '/contacts?q=алехин')
    assert.match(JSON.stringify(own.body), /Семён Алёхин/)
    for (const path of ['/callers?q=Чужак', '/customers', `/customers/${id.theirs}`])
      assert.equal((await user.call('GET', path)).status, 403)
    assert.ok(!/Сигма|sigma/.test(JSON.stringify((await boss.call('GET', '/organisation')).body)))
  })

  it('A8 every line for the staff alone refuses a customer, whatever his role', async () => {
    const staffOnly = lines.filter(({ who }) => typeof who === 'object' && who.customer === undefined)
    assert.ok(staffOnly.length >= 20, `${staffOnly.length} lines`)
    for (const { method, path } of staffOnly) {
      for (const client of [boss, user]) {
        const reply = await client.call(
          method,
          path.replace(':id', id.ours),
          method === 'GET' || method === 'DELETE' ? {} : { body: {} },
        )
        assert.equal(reply.status, 403, `${method} ${path}`)
      }
    }
    for (const { method, path, who } of lines) {
      if (who === 'anyone') continue
      const reply = await server
        .browser()
        .call(method, path.replace(':id', id.ours), method === 'GET' || method === 'DELETE' ? {} : { body: {} })
      assert.equal(reply.status, 401, `${method} ${path} without a session`)
    }
  })

  it('A7 A8 fields that are not the sender’s to set are refused and change nothing', async () => {
    const attempts = [
      ['PATCH', '/me', { role: 'customer_administrator' }],
      ['PATCH', '/me', { customerId: id.theirs }],
      ['PATCH', '/me', { sees: 'organisation' }],
      ['PATCH', '/me', { email: 'admin@vendor.example' }],
      ['PATCH', `/people/${id.user}`, { customerId: id.theirs }],
      ['PATCH', `/people/${id.user}`, { side: 'provider' }],
      ['PATCH', `/people/${id.user}`, { role: 'administrator' }],
      ['PATCH', `/people/${id.user}`, { password_hash: 'x' }],
      ['PATCH', `/people/${id.user}`, { createdAt: '2020-01-01T00:00:00Z' }],
      ['POST', `/customers/${id.ours}/people`, { name: 'Икс', email: 'x@gamma.example', role: 'specialist' }],
      [
        'POST',
        `/customers/${id.ours}/people`,
        { name: 'Икс', email: 'x@gamma.example', role: 'user', customerId: id.theirs },
      ],
    ] as const
    for (const [method, path, body] of attempts) {
      const reply = await boss.call(method, path, { body })
      assert.equal(reply.status, 400, `${method} ${path} ${JSON.stringify(body)}`)
    }
    const kept = contactShape.parse(await contactNamed('user@gamma.example'))
    assert.deepEqual([kept.role, kept.sees, kept.customer.id], ['user', 'own', id.ours])
    assert.equal(await contactNamed('x@gamma.example'), undefined)
  })

  it('A12 a customer reads nothing of the staff, nor what the staff notes about him', async () => {
    const note = 'канарейка: платят поздно'
    assert.equal((await manager.call('PATCH', `/customers/${id.ours}`, { body: { note } })).status, 200)
    assert.equal(customerCardShape.parse((await specialist.call('GET', `/customers/${id.ours}`)).body).note, note)
    for (const path of ['/organisation', '/contacts', '/session', '/products', '/service', '/regulation']) {
      const reply = await boss.call('GET', path)
      assert.equal(reply.status, 200, path)
      assert.ok(!/канарейка|vendor\.example|Админова/.test(JSON.stringify(reply.body)), path)
    }
  })
})

describe('rights within a side', () => {
  it('A9 a closed account is out with the very next call, a lost role as well', async () => {
    const gone = await server.addPerson({
      email: 'gone@gamma.example',
      role: 'customer_administrator',
      customerId: id.ours,
    })
    const client = await server.signIn('gone@gamma.example')
    assert.equal((await client.call('PATCH', `/people/${id.user}`, { body: { position: 'инженер' } })).status, 200)
    assert.equal((await boss.call('PATCH', `/people/${gone}`, { body: { role: 'observer' } })).status, 200)
    const lost = await client.call('PATCH', `/people/${id.user}`, { body: { position: 'директор' } })
    assert.equal(lost.status, 403)
    assert.equal((await boss.call('PATCH', `/people/${gone}`, { body: { active: false } })).status, 200)
    assert.equal((await client.call('GET', '/session')).status, 401)
    const again = await server
      .browser()
      .call('POST', '/session', { body: { email: 'gone@gamma.example', password: 'x' } })
    assert.equal(again.status, 401)
  })

  it('A9 open streams are told of a person whose rights changed', async () => {
    const told: string[] = []
    const stop = server.house.database.observe(({ text, parameters }) => {
      if (text.includes('asmo_person')) told.push(JSON.stringify(parameters))
    })
    await boss.call('PATCH', `/people/${id.user}`, { body: { sees: 'organisation' } })
    await boss.call('PATCH', `/people/${id.user}`, { body: { sees: 'own' } })
    stop()
    assert.equal(told.filter((payload) => payload.includes(id.user)).length, 2)
  })

  it('the last administrator cannot close himself out, on either side', async () => {
    const staff = staffShape.array().parse((await admin.call('GET', '/staff')).body)
    const me = staff.find((person) => person.email === 'admin@vendor.example')
    assert.ok(me)
    for (const body of [{ active: false }, { role: 'manager' }]) {
      const reply = await admin.call('PATCH', `/staff/${me.id}`, { body })
      assert.deepEqual([reply.status, codeOf(reply.body)], [409, 'last_administrator'])
    }
    for (const body of [{ active: false }, { role: 'user' }]) {
      const reply = await stranger.call('PATCH', `/people/${id.stranger}`, { body })
      assert.deepEqual([reply.status, codeOf(reply.body)], [409, 'last_administrator'])
    }
    assert.equal((await stranger.call('GET', '/session')).status, 200)
  })

  it('the two last administrators who remove each other at once do not both succeed', async () => {
    const one = await server.addPerson({ email: 'one@vendor.example', role: 'administrator' })
    const staff = staffShape.array().parse((await admin.call('GET', '/staff')).body)
    const me = staff.find((person) => person.email === 'admin@vendor.example')
    const other = await server.signIn('one@vendor.example')
    const replies = await Promise.all([
      admin.call('PATCH', `/staff/${one}`, { body: { active: false } }),
      other.call('PATCH', `/staff/${me?.id}`, { body: { active: false } }),
    ])
    assert.equal(replies.filter(({ status }) => status === 200).length, 1)
    const left = await server.house.database.read((reader) =>
      reader.selectFrom('person').select('id').where('role', '=', 'administrator').where('active', '=', true).execute(),
    )
    assert.equal(left.length, 1)
    await server.house.database.act((tx) =>
      tx.updateTable('person').set({ active: true }).where('email', '=', 'admin@vendor.example').execute(),
    )
    admin = await server.signIn('admin@vendor.example')
  })

  it('A7 the address of a living account is changed by few, and a link to it made by fewer', async () => {
    await server.house.database.act((tx) =>
      tx.updateTable('person').set({ password_hash: 'set' }).where('id', '=', id.user).execute(),
    )
    assert.equal(
      (await dispatcher.call('PATCH', `/people/${id.user}`, { body: { phone: '+7 4932 42-88-40' } })).status,
      200,
    )
    assert.equal(
      (await dispatcher.call('PATCH', `/people/${id.user}`, { body: { email: 'mine@evil.example' } })).status,
      403,
    )
    assert.equal((await dispatcher.call('POST', `/people/${id.user}/invitation`)).status, 403)
    assert.equal((await manager.call('POST', `/people/${id.user}/invitation`)).status, 403)
    assert.equal((await specialist.call('PATCH', `/people/${id.user}`, { body: { phone: '1234' } })).status, 403)
    assert.equal((await user.call('POST', `/people/${id.user}/invitation`)).status, 403)
    assert.equal((await boss.call('POST', `/people/${id.user}/invitation`)).status, 201)
    await server.house.database.act((tx) =>
      tx.updateTable('person').set({ password_hash: null }).where('id', '=', id.user).execute(),
    )
    assert.equal((await dispatcher.call('POST', `/people/${id.user}/invitation`)).status, 201)
    assert.equal(
      (
        await specialist.call('POST', `/customers/${id.ours}/people`, {
          body: { name: 'Звонивший', email: 'caller@gamma.example', role: 'user' },
        })
      ).status,
      201,
    )
  })

  it('an address belongs to one account, however it is written', async () => {
    const taken = await manager.call('POST', `/customers/${id.ours}/people`, {
      body: { name: 'Двойник', email: 'USER@gamma.example', role: 'user' },
    })
    assert.deepEqual([taken.status, codeOf(taken.body)], [409, 'already_exists'])
    assert.equal(
      (await manager.call('PATCH', `/people/${id.user}`, { body: { email: 'BOSS@gamma.example' } })).status,
      409,
    )
  })
})

describe('what is typed', () => {
  it('A11 odd parameters are refused or are only text; nothing of them reaches the statement', async () => {
    const texts: string[] = []
    const stop = server.house.database.observe(({ text }) => texts.push(text))
    const odd = [
      "канарейка' or 1=1 --",
      'канарейка%',
      'канарейка:*&|!()<->',
      '\\',
      "');drop table person;--",
      '😀',
      '*',
      'a'.repeat(200),
    ]
    for (const typed of odd) {
      for (const path of ['/contacts', '/callers', '/customers']) {
        const reply = await manager.call('GET', `${path}?q=${encodeURIComponent(typed)}`)
        assert.equal(reply.status, 200, `${path} ${typed}`)
      }
    }
    stop()
    assert.ok(texts.length > odd.length)
    assert.ok(!texts.some((text) => /канарейка|drop table/.test(text)))
    for (const query of [
      'sort=name',
      'q=a&q=b',
      'q[like]=a',
      'limit=0',
      'limit=9999',
      'cursor=%27',
      'customerId=1',
      'archived=maybe',
    ]) {
      assert.equal((await manager.call('GET', `/customers?${query}`)).status, 400, query)
    }
  })

  it('C4 markup in names stays the text that it is', async () => {
    const name = '<img src=x onerror=alert(1)> {{7*7}} ${7*7} %s'
    const added = await manager.call('POST', `/customers/${id.ours}/people`, {
      body: { name, email: 'markup@gamma.example', role: 'user', position: '"><script>' },
    })
    assert.equal(added.status, 201)
    assert.match(added.headers.get('content-type') ?? '', /^application\/json/)
    const kept = contactShape.parse(added.body)
    assert.deepEqual([kept.name, kept.position], [name, '"><script>'])
    const product = await admin.call('POST', '/products', { body: { name: '<b>АСМО</b>' } })
    assert.equal(productShape.parse(product.body).name, '<b>АСМО</b>')
    for (const bad of ['Иван\r\nBcc: x@evil.example', 'Иван\u2028Bcc: x', '', '   ', 'Иван\u0000']) {
      const reply = await manager.call('POST', `/customers/${id.ours}/people`, {
        body: { name: bad, email: 'bad@gamma.example', role: 'user' },
      })
      assert.equal(reply.status, 400, JSON.stringify(bad))
    }
    for (const email of [
      'a@b.example, victim@x.example',
      'x@y.example\r\nBcc: z',
      'Имя <a@b.example>',
      'a b@c.example',
      'javascript:alert(1)',
    ]) {
      const reply = await manager.call('POST', `/customers/${id.ours}/people`, {
        body: { name: 'Иван', email, role: 'user' },
      })
      assert.equal(reply.status, 400, email)
    }
  })
})

async function contactNamed(email: string): Promise<unknown> {
  const reply = await admin.call('GET', `/contacts?q=${encodeURIComponent(email)}`)
  return (reply.body as { items: unknown[] }).items[0]
}

const codeOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
