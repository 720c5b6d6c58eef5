import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { bounceOf } from './bounce.ts'
import { statusIn } from './bounce-status.ts'
import type { DeliveryReport, Letter, ReportedRecipient } from './letter.ts'
import { robotOf } from './robot.ts'
import { aLetter, who } from './testing.ts'

const ivanov = { recipient: 'ivanov@vetluga.example', action: 'failed', status: '5.1.1', diagnostic: null } as const

/** A report (RFC 3464) from a mail server on one of our letters. */
function aReport(
  recipients: readonly Partial<ReportedRecipient>[],
  over: Partial<Letter & DeliveryReport> = {},
): Letter {
  const { envelopeId = 'notice.17', messageId = 'notice.17@asmo.example', ...letter } = over
  const author = who('Mail Delivery System', 'MAILER-DAEMON@mail.vetluga.example')
  return aLetter({
    messageId: '20261116071500.4BxYz@mail.vetluga.example',
    from: author,
    authors: [author],
    subject: 'Undelivered Mail Returned to Sender',
    text: 'This is the mail system at host mail.vetluga.example.\n',
    contentType: { type: 'multipart/report', parameters: { 'report-type': 'delivery-status' } },
    report: { envelopeId, messageId, recipients: recipients.map((one) => ({ ...ivanov, ...one })) },
    ...letter,
  })
}

test('E2 RFC 3464: whom, why, which letter, in which envelope', () => {
  const diagnostic = 'smtp; 550 5.1.1 <ivanov@vetluga.example>:\r\n    Recipient address rejected: User unknown'
  assert.deepEqual(bounceOf(aReport([{ diagnostic }])), {
    recipient: 'ivanov@vetluga.example',
    status: '5.1.1',
    action: 'failed',
    messageId: 'notice.17@asmo.example',
    envelopeId: 'notice.17',
    words: '550 5.1.1 <ivanov@vetluga.example>: Recipient address rejected: User unknown',
  })
})

const petrova = 'petrova@oka.example'

const reports: [why: string, recipients: readonly Partial<ReportedRecipient>[], gives: object | null][] = [
  [
    'of several the first who failed',
    [
      { action: 'delivered', status: '2.0.0' },
      { recipient: petrova, status: '5.2.2' },
    ],
    { recipient: petrova, status: '5.2.2' },
  ],
  [
    'failed outweighs delayed',
    [{ action: 'delayed', status: '4.4.1' }, { recipient: petrova }],
    { recipient: petrova, action: 'failed' },
  ],
  [
    'delayed',
    [{ action: 'delayed', status: '4.4.1', diagnostic: 'smtp; 451 try later' }],
    { action: 'delayed', status: '4.4.1', words: '451 try later' },
  ],
  [
    'a failure after days of temporary errors stays a failure',
    [{ status: '4.4.7' }],
    { action: 'failed', status: '4.4.7' },
  ],
  ['delivered', [{ action: 'delivered', status: '2.0.0' }], null],
  ['relayed to a server that reports nothing', [{ action: 'relayed', status: '2.0.0' }], null],
  ['expanded into a list', [{ action: 'expanded', status: '2.0.0' }], null],
  ['no action, a status of failure', [{ action: '', status: '5.7.1' }], { action: 'failed', status: '5.7.1' }],
  ['no action, a status of success', [{ action: '', status: '2.1.5' }], null],
  [
    'a status with a comment, a recipient in brackets',
    [{ status: '4.4.7 (unable to deliver this message after 1 day)', recipient: '<petrova@oka.example>' }],
    { recipient: petrova, status: '4.4.7' },
  ],
  ['no status, but a diagnostic', [{ status: null, diagnostic: 'smtp; 552 5.2.2 Over quota' }], { status: '5.2.2' }],
  [
    'no status, words alone',
    [{ status: null, diagnostic: 'x-unix; user unknown' }],
    { status: '5.1.1', words: 'user unknown' },
  ],
  ['no status, nothing', [{ status: null }], { status: '5.0.0' }],
  [
    'a status of another class than what happened',
    [{ status: '2.0.0', diagnostic: 'smtp; 550 User unknown' }],
    { status: '5.1.1' },
  ],
  [
    'the status as the server says it',
    [{ status: '5.0.0', diagnostic: 'unknown; No such domain.' }],
    { status: '5.0.0', words: 'No such domain.' },
  ],
]

for (const [why, recipients, gives] of reports) {
  test(`E2 RFC 3464 2.3: ${why}`, () => {
    const bounce = bounceOf(aReport(recipients))
    assert.deepEqual(bounce === null ? null : { ...bounce, ...gives }, bounce)
    assert.equal(bounce === null, gives === null)
  })
}

test('E2 a report whose fields are lost is read by its text', () => {
  const text = 'Не удалось доставить письмо.\n\n<ivanov@vetluga.example>: 550 5.2.1 ящик отключён\n'
  const bounce = bounceOf(aReport([], { text }))
  assert.deepEqual(
    [bounce?.recipient, bounce?.status, bounce?.envelopeId],
    ['ivanov@vetluga.example', '5.2.1', 'notice.17'],
  )
  const empty = bounceOf(aReport([{ recipient: '', diagnostic: null }], { text }))
  assert.deepEqual([empty?.recipient, empty?.words], ['ivanov@vetluga.example', '550 5.2.1 ящик отключён'])
})

test('E2 the letter that bounced: the report, the attached letter, the quoted head, In-Reply-To, References', () => {
  const attached = { messageId: 'two@asmo.example', from: null, to: [], subject: '', date: null, text: '' }
  const from = (over: Partial<Letter>, id: string | null): void => {
    const report = { envelopeId: null, messageId: id, recipients: [ivanov] }
    all.push(bounceOf(aReport([], { ...over, report }))?.messageId)
  }
  const all: (string | null | undefined)[] = []
  const references = ['first@asmo.example', 'five@asmo.example']
  const text = 'Не доставлено.\n\n----- Original message -----\nSubject: № 1001\nMessage-ID:\n <three@asmo.example>\n'
  from({ nested: [attached], text, inReplyTo: ['four@asmo.example'], references }, 'one@asmo.example')
  from({ nested: [attached], text, inReplyTo: ['four@asmo.example'], references }, null)
  from({ text, inReplyTo: ['four@asmo.example'], references }, null)
  from({ inReplyTo: ['four@asmo.example'], references }, null)
  from({ references }, null)
  from({}, null)
  const names = ['one', 'two', 'three', 'four', 'five'].map((name) => `${name}@asmo.example`)
  assert.deepEqual(all, [...names, null])
})

test('RFC 8098, RFC 5965: receipts and complaints are no bounces', () => {
  for (const type of ['disposition-notification', 'feedback-report']) {
    const contentType = { type: 'multipart/report', parameters: { 'report-type': type } }
    const subject = 'Не доставлено, прочитано: № 1001'
    assert.equal(bounceOf(aReport([], { contentType, subject, report: null })), null, type)
  }
})

test('D4 a report that a person attached to his own letter is no bounce', () => {
  const author = who('Иванов Иван', 'ivanov@vetluga.example')
  const contentType = { type: 'multipart/mixed', parameters: {} }
  assert.equal(bounceOf(aReport([ivanov], { from: author, authors: [author], contentType })), null)
  assert.notEqual(bounceOf(aReport([ivanov], { contentType })), null)
})

const statuses: [words: string, status: string | null][] = [
  ['550 5.1.1 User unknown', '5.1.1'],
  ['550-5.1.1 The email account', '5.1.1'],
  ['<mx.vetluga.example #5.5.0 smtp;550 no>', '5.5.0'],
  ['host mx [5.1.1.20] said: 451 later', '4.0.0'],
  ['16.11.2026, 5.11.2026 и 4.12.26', null],
  ['v4.1.0 of a server, port 443:', null],
  ['550 5.0.0 Mailbox is full', '5.2.2'],
  ['452 mailbox full', '4.2.2'],
  ['Почтовый ящик получателя переполнен', '5.2.2'],
  ['Пользователь не найден', '5.1.1'],
  ['Учётная запись заблокирована', '5.2.1'],
  ['552 размер письма превышает допустимый', '5.3.4'],
  ['554 письмо похоже на спам', '5.7.1'],
  ['Connection timed out', '4.4.7'],
  ['421', '4.0.0'],
  ['', null],
]

for (const [words, status] of statuses) {
  test(`RFC 3463: «${words}» means ${status}`, () => assert.equal(statusIn(words), status))
}

test('E6 any text from a mail server is read, and robot and bounce say the same', () => {
  const own = { installation: 'a1', addresses: new Set(['support@asmo.example']) }
  const bits = [
    '<',
    '>',
    'a@b.example',
    '@',
    '550 ',
    '5.1.1',
    '\n',
    ' ',
    '--',
    'Message-ID: <',
    'не доставлено',
    'x'.repeat(70),
  ]
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...bits), maxLength: 60 }), (text) => {
      const letter = aReport([], { text, subject: text, report: null, contentType: aLetter().contentType })
      const bounce = bounceOf(letter)
      assert.equal(robotOf(letter, own)?.kind === 'bounce', bounce !== null)
      assert.ok(bounce === null || (bounce.words.length <= 300 && /^[45]\.\d\.\d{1,3}$/.test(bounce.status)))
    }),
  )
  for (const bit of [...bits, 'a', '(((', 'a@', '\t']) {
    const bounce = bounceOf(aReport([], { text: bit.repeat(Math.ceil(1_000_000 / bit.length)) }))
    assert.ok(bounce !== null && bounce.words.length <= 300)
  }
})
