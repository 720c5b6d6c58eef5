import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import type { OAuthSettings } from '../../server/letters/watched-mailboxes.ts'
import { type Dovecot, startDovecot } from '../testing/dovecot.ts'
import { openTokens } from './oauth.ts'
import { letter, until, user, watch, type Watched } from './testing/mailbox.ts'

/** An authority that gives tokens, and tells Dovecot which of them hold. */
interface Authority {
  readonly url: string
  readonly asked: URLSearchParams[]
  readonly holding: Set<string>
  answer: (() => { status: number; body: string }) | null
  close(): void
}

async function startAuthority(): Promise<Authority> {
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '', authority.url)
    if (url.pathname === '/tokeninfo') {
      const good = authority.holding.has(url.searchParams.get('token') ?? '')
      response.writeHead(good ? 200 : 401, { 'content-type': 'application/json' })
      return void response.end(JSON.stringify(good ? { email: user, active: true } : { error: 'invalid_token' }))
    }
    void text(request).then((body) => {
      authority.asked.push(new URLSearchParams(body))
      const token = `токен-${authority.asked.length}`.replace('токен', 'token')
      authority.holding.add(token)
      const usual = {
        status: 200,
        body: JSON.stringify({ access_token: token, expires_in: 3600, token_type: 'Bearer' }),
      }
      const { status, body: words } = authority.answer?.() ?? usual
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(words)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const authority: Authority = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    holding: new Set(),
    answer: null,
    close: () => server.close(),
  }
  return authority
}

const oauthOf = (authority: Authority): OAuthSettings => ({
  tokenUrl: `${authority.url}/token`,
  clientId: 'asmo',
  clientSecret: 'секрет-канарейка',
  refreshToken: 'обновление-канарейка',
  scope: 'https://mail.desk.example/ offline_access',
})

describe('a mailbox that is opened by OAuth2 tokens', () => {
  let authority: Authority
  let dovecot: Dovecot
  const folder = mkdtempSync(join(tmpdir(), 'asmo-oauth-'))
  const watched: Watched[] = []

  before(async () => {
    authority = await startAuthority()
    const settings = join(folder, 'oauth2.conf')
    writeFileSync(settings, `tokeninfo_url = ${authority.url}/tokeninfo?token=\nusername_attribute = email\n`)
    const passdb = `driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = ${settings}`
    dovecot = await startDovecot({ users: [user], passdb })
  })
  after(async () => {
    await dovecot.stop()
    authority.close()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    authority.asked.length = 0
    authority.answer = null
    authority.holding.clear()
  })
  afterEach(() => Promise.all(watched.splice(0).map(({ watcher }) => watcher.stop())))

  const open = (): Watched => {
    const one = watch(dovecot, { settings: { password: null, oauth: oauthOf(authority) } })
    watched.push(one)
    return one
  }

  test('a token is fetched by the refresh token, kept, and renewed when the server no longer takes it', async () => {
    await dovecot.deliver(user, letter('По токену'))
    const { shelf, states } = open()
    await until(() => shelf.kept.length === 1, JSON.stringify(states))
    assert.deepEqual(Object.fromEntries(authority.asked[0] ?? []), {
      grant_type: 'refresh_token',
      refresh_token: 'обновление-канарейка',
      client_id: 'asmo',
      client_secret: 'секрет-канарейка',
      scope: 'https://mail.desk.example/ offline_access',
    })
    // A new connection takes the token at hand.
    await dovecot.pause()
    await until(() => states.at(-1)?.connected === false)
    await dovecot.resume()
    await until(() => states.at(-1)?.connected === true)
    assert.equal(authority.asked.length, 1)
    // The provider has taken it back: the next connection fetches another one.
    authority.holding.clear()
    await dovecot.pause()
    await until(() => states.at(-1)?.connected === false)
    await dovecot.resume()
    await until(() => states.at(-1)?.connected === true)
    assert.equal(authority.asked.length, 2)
    await dovecot.deliver(user, letter('По новому токену'))
    await until(() => shelf.kept.length === 2)
  })

  for (const { what, answer, problem } of [
    {
      what: 'a grant that has ended',
      answer: { status: 400, body: '{"error":"invalid_grant","error_description":"Token has been revoked"}' },
      problem: /войдите в почту заново.*Token has been revoked/,
    },
    {
      what: 'an answer that is none',
      answer: { status: 200, body: '<html>' },
      problem: /Не удалось получить токен.*HTTP 200/,
    },
    {
      what: 'a fault of the provider',
      answer: { status: 503, body: '' },
      problem: /Не удалось получить токен.*HTTP 503/,
    },
    {
      what: 'a token that the mail server does not know',
      answer: { status: 200, body: '{"access_token":"чужой"}'.replace('чужой', 'foreign') },
      problem: /не принял токен/,
    },
  ]) {
    test(`${what} is told in words, without the secrets (B7)`, async () => {
      authority.answer = () => answer
      const { states, lines } = open()
      await until(() => states.length > 0)
      assert.match(states[0]?.problem ?? '', problem)
      assert.doesNotMatch(lines.join('\n') + JSON.stringify(states), /канарейка|foreign/)
    })
  }

  test('a refresh token that the provider replaces is used from then on; an endless answer and a redirect are refused', async () => {
    const tokens = openTokens(oauthOf(authority))
    authority.answer = () => ({ status: 200, body: '{"access_token":"a","refresh_token":"second","expires_in":"1"}' })
    await tokens.get()
    authority.answer = null
    assert.equal((await tokens.get()).wasAtHand, false, 'a token near its end is not used')
    assert.equal(authority.asked[1]?.get('refresh_token'), 'second')
    assert.equal((await tokens.get()).wasAtHand, true)
    authority.answer = () => ({ status: 200, body: `{"access_token":"${'a'.repeat(100_000)}"}` })
    await assert.rejects(tokens.get('fresh'), /token_missing/)
    const abroad = openTokens({ ...oauthOf(authority), tokenUrl: 'http://login.desk.example/token' })
    await assert.rejects(abroad.get(), /token URL is not https/)
  })
})
