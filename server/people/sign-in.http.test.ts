import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { madeLinkShape, oneTimeLinkShape, sessionShape } from '../../core/people/wire.ts'
import { startTestServer, type TestClient, type TestServer } from '../testing.ts'
import { firstAdministratorLink } from './acts-links.ts'

const HOUR = 3_600_000
const good = 'кот сидит на крыше'
let server: TestServer
let admin: TestClient

before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

describe('the first administrator', () => {
  it('takes a link that is printed until somebody administers the installation', async () => {
    const [first, second] = [await firstLink(), await firstLink()]
    assert.ok(first !== null && second !== null)
    const old = await accept(server.anyone, tokenOf(first), {
      password: good,
      name: 'Анна',
      email: 'anna@vendor.example',
    })
    assert.equal(old.status, 410, 'a newer link makes the older one useless')
    const shown = await server.anyone.call('GET', `/invitations/${tokenOf(second)}`)
    assert.deepEqual(shown.body, { purpose: 'first_administrator', name: null, email: null })
    const nameless = await accept(server.anyone, tokenOf(second), { password: good })
    assert.deepEqual([nameless.status, aboutOf(nameless.body)], [400, 'name'])
    admin = server.browser()
    const entered = await accept(admin, tokenOf(second), { password: good, name: 'Анна', email: 'anna@vendor.example' })
    assert.equal(entered.status, 200)
    const { person, provider } = sessionShape.parse(entered.body)
    assert.deepEqual([person.role, person.side, person.email], ['administrator', 'provider', 'anna@vendor.example'])
    assert.ok(provider.name.length > 0)
    assert.equal((await admin.call('GET', '/session')).status, 200)
    assert.equal(await firstLink(), null)
  })
})

describe('signing in', () => {
  it('gives a cookie that nothing but the server can read, and GET /session says who one is', async () => {
    const client = server.browser()
    const reply = await client.call('POST', '/session', { body: { email: 'ANNA@vendor.example', password: good } })
    assert.equal(reply.status, 200)
    assert.match(reply.headers.getSetCookie()[0] ?? '', /HttpOnly; SameSite=Lax/)
    assert.equal(sessionShape.parse((await client.call('GET', '/session')).body).person.name, 'Анна')
    assert.equal((await client.call('DELETE', '/session')).status, 204)
    assert.equal((await client.call('GET', '/session')).status, 401)
  })

  it('G1 unknown, disabled, uninvited and mistaken look the same: status, headers, body, mail', async () => {
    await server.addPerson({ email: 'gone@vendor.example', role: 'specialist', active: false })
    await server.addPerson({ email: 'uninvited@vendor.example', role: 'specialist' })
    const replies = []
    for (const email of [
      'anna@vendor.example',
      'nobody@vendor.example',
      'gone@vendor.example',
      'uninvited@vendor.example',
    ]) {
      const { status, body, headers } = await server.anyone.call('POST', '/session', {
        body: { email, password: 'wrong password' },
      })
      const names = [...headers.keys()].filter((name) => name !== 'x-request-id')
      replies.push({ status, body, names, length: headers.get('content-length') })
    }
    assert.equal(replies[0]?.status, 401)
    for (const reply of replies) assert.deepEqual(reply, replies[0])
  })

  it('G1 the same statements run and the same hash is computed, whoever asks', async () => {
    const seen: string[][] = []
    const times: number[][] = [[], [], []]
    for (let round = 0; round < 4; round++) {
      for (const [index, email] of ['anna@vendor.example', 'nobody@vendor.example', 'gone@vendor.example'].entries()) {
        server.clock.move(HOUR)
        const texts: string[] = []
        const stop = server.house.database.observe(({ text }) => texts.push(text))
        const start = performance.now()
        await server.anyone.call('POST', '/session', { body: { email, password: 'wrong password' } })
        times[index]?.push(performance.now() - start)
        stop()
        seen.push(texts)
      }
    }
    assert.ok((seen[0]?.length ?? 0) >= 4)
    for (const texts of seen) assert.deepEqual(texts, seen[0])
    const medians = times.map((list) => list.toSorted((a, b) => a - b)[1] ?? 0)
    assert.ok(Math.min(...medians) > 15, `no answer comes without hashing: ${medians.join(', ')} ms`)
  })
})

describe('guessing', () => {
  it('G6 is answered with a wait in seconds, for those who exist and those who do not', async () => {
    for (const email of ['anna@vendor.example', 'nobody@vendor.example']) {
      server.clock.move(HOUR)
      const attempt = (password: string) => server.browser().call('POST', '/session', { body: { email, password } })
      for (let i = 0; i < 5; i++) assert.equal((await attempt(`guess ${i}`)).status, 401)
      const slowed = await attempt(good)
      assert.deepEqual([slowed.status, aboutOf(slowed.body)], [429, '5'])
    }
    server.clock.move(HOUR)
  })
})

describe('a forgotten password', () => {
  it('G1 the answer is the same for everybody; only somebody who exists gets a letter, and not by the dozen', async () => {
    server.clock.move(HOUR)
    for (const email of ['anna@vendor.example', 'nobody@vendor.example', 'gone@vendor.example', '%@vendor.example']) {
      const reply = await server.anyone.call('POST', '/password-resets', { body: { email } })
      assert.deepEqual([reply.status, reply.body], [204, undefined])
    }
    for (let i = 0; i < 5; i++)
      await server.anyone.call('POST', '/password-resets', { body: { email: 'anna@vendor.example' } })
    const letters = await server.house.database.read((reader) =>
      reader.selectFrom('notice').select(['address', 'template']).where('template', '=', 'password_reset').execute(),
    )
    assert.deepEqual(
      letters,
      Array.from({ length: 3 }, () => ({ address: 'anna@vendor.example', template: 'password_reset' })),
    )
  })

  it('G2 wildcards, objects and emptiness open nothing', async () => {
    for (const token of ['%', '_', '*', '%25', '____________', 'null', '0'.repeat(43), ' ']) {
      const reply = await server.anyone.call('GET', `/invitations/${encodeURIComponent(token)}`)
      assert.equal(reply.status, 410, token)
    }
    for (const email of [['anna@vendor.example'], { like: '%' }, null, 7]) {
      assert.equal((await server.anyone.call('POST', '/password-resets', { body: { email } })).status, 400)
    }
  })

  it('G2 a link works once, also when it is used twice at the same moment, and never after a newer one', async () => {
    const [older, token] = [await linkFor('anna@vendor.example'), await linkFor('anna@vendor.example')]
    assert.equal((await accept(server.anyone, older, { password: 'другой пароль хорош' })).status, 410)
    assert.equal(
      (await accept(server.anyone, token, { password: '1234567890' })).status,
      422,
      'weak; the link is not lost',
    )
    const clients = [server.browser(), server.browser(), server.browser()]
    const replies = await Promise.all(
      clients.map((client) => accept(client, token, { password: 'другой пароль хорош' })),
    )
    assert.deepEqual(replies.map(({ status }) => status).toSorted(), [200, 410, 410])
    assert.equal((await accept(server.anyone, token, { password: good })).status, 410)
    assert.equal((await admin.call('GET', '/session')).status, 401, 'G4 a new password ends every session')
    admin = await signIn('anna@vendor.example', 'другой пароль хорош')
  })

  it('G2 a link dies after its hour, with a change of the address, and with the account', async () => {
    const id = await server.addPerson({ email: 'petr@vendor.example', role: 'specialist' })
    await accept(server.browser(), await linkFor('petr@vendor.example'), { password: good })
    const late = await linkFor('petr@vendor.example')
    server.clock.move(HOUR + 1)
    assert.equal((await accept(server.anyone, late, { password: good })).status, 410)
    const moved = await linkFor('petr@vendor.example')
    assert.equal((await admin.call('PATCH', `/staff/${id}`, { body: { email: 'pyotr@vendor.example' } })).status, 200)
    assert.equal((await accept(server.anyone, moved, { password: good })).status, 410)
    const closed = await linkFor('pyotr@vendor.example')
    assert.equal((await admin.call('PATCH', `/staff/${id}`, { body: { active: false } })).status, 200)
    assert.equal((await accept(server.anyone, closed, { password: good })).status, 410)
  })

  it('G7 tokens are long, all different, and nowhere in the database or the log', async () => {
    server.clock.move(HOUR)
    const tokens = []
    for (const n of [1, 2, 3]) {
      await server.addPerson({ email: `new${n}@vendor.example`, role: 'specialist' })
      tokens.push(await linkFor(`new${n}@vendor.example`))
    }
    assert.equal(new Set(tokens).size, 3)
    for (const token of tokens) assert.match(token, /^[\w-]{43}$/)
    const session = admin.cookie()?.split('=')[1] ?? ''
    assert.match(session, /^[\w-]{43}$/)
    const kept = await server.house.database.read(async (reader) => [
      await reader.selectFrom('session').selectAll().execute(),
      await reader.selectFrom('one_time_link').selectAll().execute(),
      await reader.selectFrom('audit').selectAll().execute(),
      await reader.selectFrom('idempotency_key').selectAll().execute(),
    ])
    const text = JSON.stringify(kept) + server.logged()
    for (const token of [...tokens, session]) assert.ok(!text.includes(token), 'a token was kept')
    assert.ok(!text.includes('другой пароль') && !text.includes(good))
  })
})

describe('the life of a session', () => {
  it('G4 changing the password ends all other sessions and keeps this one; a wrong old one changes nothing', async () => {
    const other = await signIn('anna@vendor.example', 'другой пароль хорош')
    const wrong = await admin.call('PUT', '/me/password', { body: { current: 'не тот', next: 'совсем новый пароль' } })
    assert.equal(wrong.status, 401)
    const weak = await admin.call('PUT', '/me/password', {
      body: { current: 'другой пароль хорош', next: 'anna@vendor' },
    })
    assert.equal(weak.status, 422)
    assert.equal((await other.call('GET', '/session')).status, 200)
    const done = await admin.call('PUT', '/me/password', {
      body: { current: 'другой пароль хорош', next: 'совсем новый пароль' },
    })
    assert.equal(done.status, 204)
    assert.equal((await other.call('GET', '/session')).status, 401)
    assert.equal((await admin.call('GET', '/session')).status, 200)
    admin = await signIn('anna@vendor.example', 'совсем новый пароль')
  })

  it('G4 signing out everywhere ends every session', async () => {
    const other = await signIn('anna@vendor.example', 'совсем новый пароль')
    assert.equal((await admin.call('DELETE', '/sessions')).status, 204)
    assert.equal((await other.call('GET', '/session')).status, 401)
    assert.equal((await admin.call('GET', '/session')).status, 401)
  })
})

const firstLink = (): Promise<string | null> =>
  server.house.database.act(
    async (tx) => (await firstAdministratorLink(tx, server.house, server.clock.now))?.link ?? null,
  )

const tokenOf = (link: string): string => link.split('/').at(-1) ?? ''

async function signIn(email: string, password: string): Promise<TestClient> {
  const client = server.browser()
  const reply = await client.call('POST', '/session', { body: { email, password } })
  assert.equal(reply.status, 200)
  return client
}

const accept = (client: TestClient, token: string, body: { password: string; name?: string; email?: string }) =>
  client.call('POST', `/invitations/${token}/acceptance`, { body })

/** The token of a link that the administrator makes. */
async function linkFor(email: string): Promise<string> {
  const { id } = await server.house.database.read((reader) =>
    reader.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow(),
  )
  const reply = await admin.call('POST', `/people/${id}/invitation`)
  assert.equal(reply.status, 201)
  const token = tokenOf(madeLinkShape.parse(reply.body).link)
  assert.equal(oneTimeLinkShape.parse((await server.anyone.call('GET', `/invitations/${token}`)).body).email, email)
  return token
}

const aboutOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'about' in body ? body.about : undefined
