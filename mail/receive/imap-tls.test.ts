import assert from 'node:assert/strict'
import { after, afterEach, describe, test } from 'node:test'
import type { MailboxSettings } from '../../server/letters/watched-mailboxes.ts'
import type { CertificateKind } from '../testing/certificates.ts'
import { type Dovecot, startDovecot } from '../testing/dovecot.ts'
import { type Liar, startLiar } from './testing/liar.ts'
import { letter, until, user, watch, type Watched } from './testing/mailbox.ts'

describe('F4 TLS to a mailbox', () => {
  const servers = new Map<CertificateKind, Dovecot>()
  const watched: Watched[] = []
  const liars: Liar[] = []
  after(() => Promise.all([...servers.values()].map((server) => server.stop())))
  afterEach(async () => {
    await Promise.all(watched.splice(0).map(({ watcher }) => watcher.stop()))
    await Promise.all(liars.splice(0).map((liar) => liar.stop()))
  })

  async function between(port: number, opaque: boolean): Promise<Liar> {
    const liar = await startLiar(port, { opaque })
    liars.push(liar)
    return liar
  }

  async function serverWith(certificate: CertificateKind): Promise<Dovecot> {
    const server = servers.get(certificate) ?? (await startDovecot({ users: [user], certificate }))
    servers.set(certificate, server)
    return server
  }
  const open = (dovecot: Dovecot, settings: Partial<MailboxSettings>): Watched => {
    const one = watch(dovecot, { settings })
    watched.push(one)
    return one
  }

  for (const tls of ['implicit', 'starttls'] as const) {
    const portOf = (server: Dovecot) => (tls === 'implicit' ? server.imapsPort : server.imapPort)

    test(`F4 a certificate that is good, of an authority that the settings name, lets letters through (${tls})`, async () => {
      const server = await serverWith('good')
      await server.deliver(user, letter(`По ${tls}`))
      const { subjects, states } = open(server, { tls, port: portOf(server), caFile: server.certificate.caFile })
      await until(() => subjects().includes(`По ${tls}`))
      assert.equal(states.at(-1)?.problem ?? null, null)
      const byName = open(server, { tls, host: 'localhost', port: portOf(server), caFile: server.certificate.caFile })
      await until(() => byName.states.length > 0)
      assert.equal(byName.states[0]?.connected, true)
    })

    for (const { what, kind, trusted, problem } of [
      { what: 'signs itself', kind: 'good', trusted: false, problem: /нельзя доверять/ },
      { what: 'has expired', kind: 'expired', trusted: true, problem: /Срок действия/ },
      { what: 'belongs to another host', kind: 'wrong-host', trusted: true, problem: /другому серверу/ },
    ] as const) {
      test(`F4 a certificate that ${what} is refused with an alarm, and no password travels (${tls})`, async () => {
        const server = await serverWith(kind)
        const caFile = trusted ? server.certificate.caFile : null
        const liar = await between(portOf(server), tls === 'implicit')
        const { states, shelf, lines } = open(server, { tls, port: liar.port, caFile })
        await until(() => states.length >= 2)
        assert.match(states[0]?.problem ?? '', problem)
        assert.equal(states[0]?.connected, false)
        assert.equal(shelf.kept.length, 0)
        assert.ok(!liar.heard().includes('LOGIN') && !liar.heard().includes('AUTHENTICATE'))
        assert.match(lines.join('\n'), /certificate_/)
      })
    }
  }

  test('F4 STARTTLS that is stripped on the way, or answered with nonsense, is refused before the password', async () => {
    const server = await serverWith('good')
    const { caFile } = server.certificate
    const liar = await between(server.imapPort, false)
    liar.line = (line) => line.replaceAll(' STARTTLS', '')
    const { states } = open(server, { tls: 'starttls', port: liar.port, caFile })
    await until(() => states.length >= 2)
    assert.match(states[0]?.problem ?? '', /не дал зашифровать/)
    liar.line = (line) => line.replace('OK Begin TLS negotiation', 'NO not today')
    await until(() => /STARTTLS\r\n/.test(liar.heard()))
    const seen = states.length
    await until(() => states.length > seen)
    assert.equal(states.at(-1)?.connected, false)
    assert.ok(!liar.heard().includes('LOGIN') && !liar.heard().includes('AUTHENTICATE'))
  })

  test('F4 a server that does not speak TLS where it should is refused', async () => {
    const server = await serverWith('good')
    const { states } = open(server, { tls: 'implicit', port: server.imapPort })
    await until(() => states.length > 0)
    assert.match(states[0]?.problem ?? '', /не дал зашифровать|оборвалось/)
  })

  test('F4 in the clear a mailbox is read only on this machine', async () => {
    const server = await serverWith('good')
    const { states } = open(server, { tls: 'off', host: 'imap.desk.example' })
    await until(() => states.length > 0)
    assert.match(states[0]?.problem ?? '', /только с почтовым сервером на этой же машине/)
    const unknown = open(server, { tls: 'implicit', host: 'imap.desk.invalid' })
    await until(() => unknown.states.length > 0)
    assert.match(unknown.states[0]?.problem ?? '', /не найден|не отвечает/)
  })
})
