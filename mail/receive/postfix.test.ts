import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import type { Instant } from '../../core/time/instant.ts'
import { type Dovecot, startDovecot } from '../testing/dovecot.ts'
import { type Postfix, startPostfix } from '../testing/postfix.ts'
import { type Intake, openIntake } from './smtp.ts'
import { openLines, openShelf } from './testing/shelf.ts'

const now = () => Date.parse('2026-11-20T16:30:00+03:00') as Instant
const { log } = openLines()
const shelf = openShelf()
const accepts = (address: string) => address.startsWith('support') && address.endsWith('@desk.example')

async function intakeAt(listen: string): Promise<Intake> {
  return openIntake({ listen, maxSize: 1_000_000, accepts, store: shelf.store, now, log })
}

describe('behind a real Postfix', () => {
  let dovecot: Dovecot
  let postfix: Postfix
  let intakes: { smtp: Intake; lmtp: Intake }

  before(async () => {
    dovecot = await startDovecot({ users: ['oleg@vetluga.example'] })
    intakes = { smtp: await intakeAt('smtp://127.0.0.1:0'), lmtp: await intakeAt('lmtp://127.0.0.1:0') }
    const routes = {
      'vetluga.example': `lmtp://127.0.0.1:${dovecot.lmtpPort}`,
      'desk.example': `lmtp://127.0.0.1:${intakes.lmtp.port}`,
    }
    postfix = await startPostfix({ routes })
  })
  after(async () => {
    await postfix.stop()
    await Promise.all([dovecot.stop(), intakes.smtp.stop(), intakes.lmtp.stop()])
  })

  for (const language of ['smtp', 'lmtp'] as const) {
    test(`a letter comes by ${language.toUpperCase()} with the address that it was sent to, plus part and all`, async () => {
      postfix.route('desk.example', `${language}://127.0.0.1:${intakes[language].port}`)
      const began = shelf.kept.length
      await send({ from: 'oleg@vetluga.example', to: 'support+k7Qw@desk.example', subject: `Журнал ${language}` })
      await until(() => shelf.kept.length > began)
      const { raw, arrival } = shelf.kept[began] ?? {}
      assert.deepEqual(arrival, {
        source: 'smtp',
        envelopeFrom: 'oleg@vetluga.example',
        envelopeTo: ['support+k7Qw@desk.example'],
      })
      assert.ok(raw?.includes('Не открывается журнал'), 'text in UTF-8, as 8BITMIME brings it')
      assert.match(String(raw), /^Received: .*mx\.post\.example/s)
    })
  }

  test('I10 what the store refuses for now Postfix keeps and brings again: stored once, nothing lost', async () => {
    const began = shelf.kept.length
    let refused = 0
    shelf.mood = () => {
      refused += 1
      return refused <= 2 ? Promise.reject(new Error('the database is away')) : undefined
    }
    await send({ from: 'oleg@vetluga.example', to: 'support@desk.example', subject: 'Повторная доставка' })
    await until(() => refused === 1)
    assert.equal(shelf.kept.length, began)
    assert.match(postfix.queue(), /451 4\.3\.0 Not stored/)
    await until(() => {
      postfix.flush()
      return shelf.kept.length > began
    })
    shelf.mood = () => undefined
    assert.equal(shelf.kept.length, began + 1)
    assert.equal(refused, 3)
  })

  test('a letter of ours to nobody comes back as a report to the address that we sent from', async () => {
    const began = shelf.kept.length
    await send({ from: 'support+b0unce@desk.example', to: 'ivan@vetluga.example', subject: 'Обращение 1042' })
    await until(() => shelf.kept.length > began)
    const { raw, arrival } = shelf.kept[began] ?? {}
    assert.deepEqual(arrival, { source: 'smtp', envelopeFrom: '', envelopeTo: ['support+b0unce@desk.example'] })
    assert.match(
      String(raw),
      /Content-Type: message\/delivery-status[\s\S]*Final-Recipient: rfc822; ivan@vetluga\.example/,
    )
    assert.match(String(raw), /Status: 5\.1\.1/)
  })

  test('a letter of ours to somebody lies in his mailbox', async () => {
    await send({ from: 'support@desk.example', to: 'oleg@vetluga.example', subject: 'Обращение 1043' })
    const client = await dovecot.client('oleg@vetluga.example')
    const exists = await until(() => lettersIn(client))
    assert.equal(exists, 1)
    await client.logout()
  })

  test('an address that is none of ours bounces to its sender, and what is too big too', async () => {
    const began = shelf.kept.length
    await send({ from: 'oleg@vetluga.example', to: 'sales@desk.example', subject: 'Не туда' })
    const big = 'Слишком много букв. '.repeat(60_000)
    await send({ from: 'oleg@vetluga.example', to: 'support@desk.example', subject: 'Большое', text: big })
    const client = await dovecot.client('oleg@vetluga.example')
    await until(async () => (await lettersIn(client)) >= 3)
    await client.mailboxOpen('INBOX')
    const reports = await client.fetchAll('2:*', { source: true })
    const texts = reports.map((report) => report.source?.toString() ?? '').join('\n')
    assert.match(texts, /550 5\.7\.1 No mail for this address here/)
    assert.match(texts, /message size \d+ exceeds size limit 1000000/)
    assert.equal(shelf.kept.length, began)
    await client.logout()
  })

  interface Words {
    readonly from: string
    readonly to: string
    readonly subject: string
    readonly text?: string
  }

  async function send({ from, to, subject, text = 'Не открывается журнал.' }: Words): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: postfix.smtpPort, ignoreTLS: true })
    const raw = [
      `From: ${from}`,
      `To: ${to}`,
      `Subject: ${subject}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '',
    ]
    await transport.sendMail({ envelope: { from, to: [to] }, raw: raw.join('\r\n') })
    transport.close()
  }

  async function until<T>(look: () => T | Promise<T>): Promise<T> {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = await look()
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`it never was so; Postfix says:\n${postfix.log().slice(-2000)}`)
  }
})

async function lettersIn(client: ImapFlow): Promise<number> {
  const status = await client.status('INBOX', { messages: true })
  return status === false ? 0 : (status.messages ?? 0)
}
