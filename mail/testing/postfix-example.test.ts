import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { systemNow } from '../../server/clock/now.ts'
import { openIntake, type Intake } from '../receive/smtp.ts'
import { openLines, openShelf } from '../receive/testing/shelf.ts'
import { talkTo } from '../receive/testing/talk.ts'
import { type Postfix, startPostfix } from './postfix.ts'
import { programOf } from './watched.ts'

const example = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../ops/postfix/${name}`, import.meta.url)), 'utf8')

const accepts = (address: string) => address.endsWith('@support.example.ru')

describe('the Postfix example of ops/postfix', () => {
  let intake: Intake | undefined
  let started: Postfix | undefined
  const shelf = openShelf()
  const folder = mkdtempSync(join(tmpdir(), 'asmo-postfix-example-'))

  before(async () => {
    const { log } = openLines()
    const { store } = shelf
    intake = await openIntake({
      listen: 'lmtp://127.0.0.1:0',
      maxSize: 26_214_400,
      accepts,
      store,
      now: systemNow,
      log,
    })
    writeFileSync(join(folder, 'transport'), example('transport').replaceAll(':2424', `:${intake.port}`))
    for (const name of ['addresses', 'header_checks']) writeFileSync(join(folder, name), example(name))
    // What this machine has not: the certificate, the filter, the network.
    const without = 'smtpd_milters =\nsmtpd_tls_security_level = none\nsmtpd_tls_cert_file =\nsmtpd_tls_key_file =\n'
    const loopback = 'inet_interfaces = 127.0.0.1\nsmtp_host_lookup = native\n'
    const main = example('main.cf').replaceAll('/etc/postfix/', `${folder}/`)
    started = await startPostfix({ routes: {}, extra: `${main}\n${without}${loopback}` })
  })
  after(async () => {
    await started?.stop()
    await intake?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const running = (): Postfix => {
    assert.ok(started)
    return started
  }

  test('has no parameter that Postfix does not know', () => {
    const alone = join(folder, 'main.cf')
    writeFileSync(alone, example('main.cf'))
    writeFileSync(join(folder, 'master.cf'), 'lmtp unix - - n - - lmtp\n')
    const said = execFileSync(programOf('postconf', 'postfix'), ['-c', folder, '-n'], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    assert.match(said, /recipient_delimiter = \+/)
    const warnings = execFileSync('sh', [
      '-c',
      '"$0" -c "$1" -n 2>&1 >/dev/null',
      programOf('postconf', 'postfix'),
      folder,
    ])
    assert.equal(warnings.toString(), '')
  })

  test('hands letters over with the plus part, and without what outsiders say of their own genuineness', async () => {
    const postfix = running()
    const talk = await talkTo(postfix.smtpPort)
    assert.match(await talk.say('EHLO mx.vetluga.example'), /SIZE 26214400[\s\S]*DSN/)
    await talk.say('MAIL FROM:<oleg@vetluga.example>')
    assert.match(await talk.say('RCPT TO:<help+k7Qw@support.example.ru>'), /^250/)
    await talk.say('DATA')
    const raw = [
      'Authentication-Results: mx.example.ru; dmarc=pass header.from=vetluga.example',
      'From: oleg@vetluga.example',
      'authentication-results: (a comment)',
      '\tmx.example.ru; dkim=pass',
      'Subject: =?utf-8?B?0JbRg9GA0L3QsNC7?=',
      '',
      'Не открывается журнал.',
    ]
    assert.match(await talk.letter(raw.join('\r\n')), /^250/)
    talk.end()
    for (let tries = 0; tries < 100 && shelf.kept.length === 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const [kept] = shelf.kept
    assert.ok(kept, postfix.log().slice(-2000))
    assert.deepEqual(kept.arrival.source === 'smtp' && kept.arrival.envelopeTo, ['help+k7Qw@support.example.ru'])
    assert.match(kept.raw.toString(), /Не открывается журнал\./)
    assert.doesNotMatch(kept.raw.toString(), /authentication-results|dmarc=pass|dkim=pass/i)
  })

  test('refuses unknown addresses in the conversation, and relays for nobody else', async () => {
    const postfix = running()
    const talk = await talkTo(postfix.smtpPort)
    await talk.say('EHLO mx.vetluga.example')
    await talk.say('MAIL FROM:<oleg@vetluga.example>')
    assert.match(await talk.say('RCPT TO:<nobody@support.example.ru>'), /^550 5\.1\.1/)
    assert.match(await talk.say('VRFY help'), /^502/)
    talk.end()
  })
})
