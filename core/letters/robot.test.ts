import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Letter } from './letter.ts'
import { robotOf } from './robot.ts'
import type { RobotKind } from './robot.ts'
import { aLetter, who } from './testing.ts'

const own = { installation: 'asmo-7f3c', addresses: new Set(['support@asmo.example', 'help@informatika.example']) }

const ours = ['notice.17@asmo.example']

/** A customer's letter with these fields in its head, and what else differs. */
const withHead = (head: Record<string, string>, over: Partial<Letter> = {}): Letter =>
  aLetter({ ...over, head: Object.fromEntries(Object.entries(head).map(([name, value]) => [name, [value]])) })

const from = (address: string, over: Partial<Letter> = {}): Letter =>
  aLetter({ ...over, from: who('', address), authors: [who('', address)] })

const acknowledged = 'Здравствуйте!\n\nВаша заявка № 55012 зарегистрирована.\n'
const answer = { inReplyTo: ours, subject: 'Re: № 1001 · Новое сообщение' }

const robots: [why: string, letter: Letter, kind: RobotKind, by: string][] = [
  ['RFC 3834: an answer', withHead({ 'auto-submitted': 'auto-replied' }), 'auto-reply', 'auto-submitted'],
  [
    'RFC 3834: with a parameter',
    withHead({ 'auto-submitted': ' Auto-Replied; owner-email="a@b.example"' }),
    'auto-reply',
    'auto-submitted',
  ],
  [
    'RFC 3834: monitoring writes of its own accord',
    withHead({ 'auto-submitted': 'auto-generated' }),
    'bulk',
    'auto-submitted',
  ],
  ['RFC 5436: a notification', withHead({ 'auto-submitted': 'auto-notified' }), 'bulk', 'auto-submitted'],
  [
    'RFC 3834: generated, and it answers us',
    withHead({ 'auto-submitted': 'auto-generated' }, answer),
    'auto-reply',
    'auto-submitted',
  ],
  [
    'generated, and an answer by its subject',
    withHead({ 'auto-submitted': 'auto-generated' }, { subject: 'Отв: № 1001' }),
    'auto-reply',
    'auto-submitted',
  ],
  ['a vacation answer of 1998', withHead({ precedence: 'bulk' }, answer), 'auto-reply', 'precedence'],
  ['CommuniGate', withHead({ precedence: 'auto_reply' }), 'auto-reply', 'precedence'],
  ['cPanel', withHead({ 'x-autorespond': 'Re: № 1001' }), 'auto-reply', 'x-autorespond'],
  ['Mail.ru', withHead({ 'x-autoreply': 'yes' }), 'auto-reply', 'x-autoreply'],
  ['Gmail', withHead({ 'x-autoreply': 'yes', precedence: 'bulk' }), 'auto-reply', 'x-autoreply'],
  ['AutoReply-From', withHead({ 'x-autoreply-from': 'ivanov@vetluga.example' }), 'auto-reply', 'x-autoreply-from'],
  [
    'Exchange: a rule of the mailbox',
    withHead({ 'x-ms-exchange-generated-message-source': 'Mailbox Rules Agent' }),
    'auto-reply',
    'x-ms-exchange-generated-message-source',
  ],
  [
    'RFC 8098: a read receipt',
    aLetter({
      subject: 'Прочитано: № 1001',
      contentType: { type: 'multipart/report', parameters: { 'report-type': 'disposition-notification' } },
    }),
    'auto-reply',
    'disposition-notification',
  ],
  [
    'a report that all was delivered',
    aLetter({ contentType: { type: 'multipart/report', parameters: {} } }),
    'auto-reply',
    'multipart/report',
  ],
  ['a newsletter', withHead({ 'list-unsubscribe': '<https://news.example/u>' }), 'bulk', 'list-unsubscribe'],
  [
    'a newsletter with a thread of its own',
    withHead({ 'list-unsubscribe': '<https://news.example/u>', 'feedback-id': '1:2:3' }, answer),
    'auto-reply',
    'list-unsubscribe',
  ],
  ['a mailing', withHead({ precedence: 'bulk' }), 'bulk', 'precedence'],
  ['cron', withHead({ 'x-cron-env': '<SHELL=/bin/sh>' }), 'bulk', 'x-cron-env'],
  ['a sign-up code (D6)', from('no-reply@bank.example', { subject: 'Код подтверждения 4711' }), 'bulk', 'from'],
  ['no-reply that answers', from('noreply+55012@desk.example', answer), 'auto-reply', 'from'],
  ['do_not_reply', from('DoNotReply@portal.example'), 'bulk', 'from'],
  [
    'mailer-daemon without a bounce',
    from('mailer-daemon@vetluga.example', { subject: 'Карантин', text: 'В карантине 3 письма.' }),
    'bulk',
    'from',
  ],
  ['the empty return path', withHead({ 'return-path': ' <> ' }), 'bulk', 'return-path'],
  ['the empty return path of an answer', withHead({ 'return-path': '<>' }, answer), 'auto-reply', 'return-path'],
  ['Zammad', withHead({ 'x-zammad-send-to': 'support' }, { text: acknowledged }), 'auto-reply', 'acknowledgement'],
  ['OTRS', withHead({ 'x-otrs-loop': 'yes' }), 'auto-reply', 'x-otrs-loop'],
  [
    'RT',
    withHead(
      { 'rt-ticket': 'vetluga.example #55012' },
      {
        subject: '[vetluga.example #55012] AutoReply: № 1001',
        text: 'Greetings,\n\nThis message has been automatically generated in response to the creation of a ticket.\n\nYour ticket has been received and assigned an ID of [vetluga.example #55012].',
      },
    ),
    'auto-reply',
    'acknowledgement',
  ],
  [
    'Jira',
    withHead({ 'x-jira-fingerprint': 'a1b2', 'x-mailer': 'Jira' }, { text: 'Здравствуйте, ваш запрос SUP-17 принят.' }),
    'auto-reply',
    'acknowledgement',
  ],
  [
    'ServiceNow',
    withHead({ 'x-servicenow-generated': 'true' }, { text: 'Your request REQ0010 has been received.' }),
    'auto-reply',
    'acknowledgement',
  ],
  [
    'Zendesk',
    withHead(
      { 'x-mailer': 'Zendesk Mailer' },
      {
        text: '##- Please type your reply above this line -##\n\nYour request (55012) has been received and is being reviewed.',
      },
    ),
    'auto-reply',
    'acknowledgement',
  ],
  [
    'Omnidesk',
    withHead({ 'x-omnidesk-case': '55012' }, { text: 'Ваше обращение [123-456789] получено.\n' }),
    'auto-reply',
    'acknowledgement',
  ],
  [
    'Okdesk',
    withHead({ 'x-mailer': 'Okdesk' }, { text: 'Добрый день!\nВашей заявке присвоен номер 55012' }),
    'auto-reply',
    'acknowledgement',
  ],
  [
    'Битрикс24',
    withHead({ 'x-bitrix-mail': '1' }, { subject: 'Ваше обращение зарегистрировано' }),
    'auto-reply',
    'acknowledgement',
  ],
  [
    'GLPI',
    withHead({ 'x-glpi-item': '55012' }, { text: 'Новая заявка\nЗаявка № 55012 создана.\n' }),
    'auto-reply',
    'acknowledgement',
  ],
  [
    'osTicket',
    withHead(
      { 'x-mailer': 'osTicket Mailer v1.18' },
      { text: 'We have received your request and a ticket has been created.' },
    ),
    'auto-reply',
    'acknowledgement',
  ],
  [
    'E1 a desk without any mark of its own',
    aLetter({
      text: `${acknowledged}\n--\nЭто письмо сформировано автоматически, пожалуйста, не отвечайте на него.\n`,
    }),
    'auto-reply',
    'acknowledgement',
  ],
  [
    'another installation of ours',
    withHead({ 'x-asmo-installation': 'other', 'auto-submitted': 'auto-generated' }, answer),
    'auto-reply',
    'auto-submitted',
  ],
]

for (const [why, letter, kind, by] of robots) {
  test(`U14 a robot: ${why}`, () => assert.deepEqual(robotOf(letter, own), { kind, by }))
}

const subjects = [
  'Автоответ: № 1001 · Новое сообщение',
  'АВТООТВЕТ : Re: № 1001',
  'Автоматический ответ: № 1001 · Новое сообщение',
  'Авто-ответ: запрос',
  'Нет на месте: № 1001',
  'Нет на рабочем месте',
  'Вне офиса: № 1001',
  'Отсутствие на рабочем месте',
  'Я в отпуске',
  'Я в отпуске до 20 ноября',
  'Нахожусь в отпуске с 16.11 по 29.11',
  'Я отсутствую до понедельника',
  'Уведомление об отсутствии: № 1001',
  'Automatic reply: No. 1001',
  'Out of Office: No. 1001',
  'Out of Office AutoReply: No. 1001',
  'I’m out of the office until Monday',
  'Auto: No. 1001',
  'Abwesend: No. 1001',
  'Abwesenheitsnotiz: No. 1001',
]

for (const subject of subjects) {
  test(`U14 the subject of a robot: ${subject}`, () =>
    assert.deepEqual(robotOf(aLetter({ subject }), own), { kind: 'auto-reply', by: 'subject' }))
}

const loops: [why: string, letter: Letter, by: string][] = [
  ['the id of this installation', withHead({ 'x-asmo-installation': ' asmo-7f3c ' }), 'x-asmo-installation'],
  ['our address as the customer', from('Support@ASMO.example'), 'from'],
  ['a reply address of ours', from('support+k7x2@asmo.example'), 'from'],
  [
    'one of several authors',
    aLetter({ from: null, authors: [who('', 'a@b.example'), who('', 'help@informatika.example')] }),
    'from',
  ],
  ['a rule that sends on in our name', aLetter({ sender: who('', 'help@informatika.example') }), 'sender'],
  ['X-Loop', withHead({ 'x-loop': 'support@asmo.example' }), 'x-loop'],
  [
    'our own letter, marked as automatic',
    withHead({ 'x-asmo-installation': 'asmo-7f3c', 'auto-submitted': 'auto-generated' }),
    'x-asmo-installation',
  ],
]

for (const [why, letter, by] of loops) {
  test(`E3 our own letter comes back: ${why}`, () => assert.deepEqual(robotOf(letter, own), { kind: 'loop', by }))
}

const people: [why: string, letter: Letter][] = [
  ['an ordinary letter', aLetter()],
  [
    'iPhone',
    withHead(
      { 'x-mailer': 'iPhone Mail (21A329)' },
      { subject: 'Re: № 1001', text: 'Да, всё так.\n\nОтправлено с iPhone\n' },
    ),
  ],
  [
    'Exchange suppresses answers to everybody',
    withHead({
      'x-auto-response-suppress': 'DR, RN, NRN, OOF',
      'x-ms-exchange-inbox-rules-loop': 'ivanov@vetluga.example',
    }),
  ],
  ['Exchange suppresses all', withHead({ 'x-auto-response-suppress': 'All', importance: 'high', 'x-priority': '1' })],
  ['RFC 3834: no', withHead({ 'auto-submitted': 'no' })],
  ['X-Autoreply: no', withHead({ 'x-autoreply': 'no', 'x-autorespond': '' })],
  [
    'a gateway with an unsubscribe link under an answer',
    withHead({ 'list-unsubscribe': '<mailto:it@vetluga.example>' }, answer),
  ],
  ['a discussion list', withHead({ 'list-id': 'Отдел ИТ <it.vetluga.example>', precedence: 'list' })],
  ['a relay that numbers everybody’s letters', withHead({ 'feedback-id': '1.eu-west-1:abc:AmazonSES' })],
  ['a person’s answer to an automatic answer', aLetter({ subject: 'Re: Автоответ: № 1001' })],
  ['a forwarded automatic answer', aLetter({ subject: 'Fwd: Автоматический ответ: заявка' })],
  ['a request about automatic answers', aLetter({ subject: 'Автоответ не приходит заявителю' })],
  ['a request about a button', aLetter({ subject: 'Нет на месте кнопки «Печать»' })],
  ['a request about vacations', aLetter({ subject: 'В отпуске сотрудник не виден в графике' })],
  ['a request about a car', aLetter({ subject: 'Auto complete does not work' })],
  [
    'words of absence in the text',
    aLetter({ text: 'Я в отпуске с понедельника, ответит Петров. А пока: не печатается схема.' }),
  ],
  [
    'a person behind another desk',
    withHead(
      { 'x-zammad-send-to': 'support', 'rt-ticket': 'x #1' },
      { text: 'Здравствуйте, прошу уточнить срок по обращению № 1001.' },
    ),
  ],
  [
    'D4 forged marks of desks and of ours',
    withHead({
      'x-zammad-ignore': 'true',
      'x-otrs-priority': '5 very high',
      'x-asmo-installation': 'another',
      'x-asmo-ticket': '1001',
    }),
  ],
  ['a customer who reminds', aLetter({ text: 'Наше обращение № 1001 зарегистрировано вчера, ответа нет.' })],
  [
    'a customer who forwards an acknowledgement',
    aLetter({
      text: `Что это значит?\n\n-------- Пересылаемое сообщение --------\nОт: noreply@desk.example\n\n${acknowledged}Это письмо сформировано автоматически.\n`,
    }),
  ],
  [
    'a customer who speaks of such letters',
    aLetter({ text: 'Заявителю уходит «Ваша заявка № 5 зарегистрирована», а номер неверный.' }),
  ],
  ['postmaster, who is a person here', from('postmaster@vetluga.example')],
  ['a name that begins like no-reply', from('noreplynova@vetluga.example')],
  [
    'our address in Reply-To, To and Cc',
    aLetter({ replyTo: [who('', 'support@asmo.example')], cc: [who('', 'help@informatika.example')] }),
  ],
  ['a sender of his own', aLetter({ sender: who('Секретарь', 'secretary@vetluga.example') })],
  ['somebody else’s X-Loop', withHead({ 'x-loop': 'list@vetluga.example' })],
  ['a normal return path', withHead({ 'return-path': '<ivanov@vetluga.example>' })],
]

for (const [why, letter] of people) {
  test(`U14 a person: ${why}`, () => assert.equal(robotOf(letter, own), null))
}

test('E3 without an id of our own no letter is ours by its id', () => {
  const letter = withHead({ 'x-asmo-installation': '' })
  assert.equal(robotOf(letter, { installation: '', addresses: new Set() }), null)
})

test('D4 more fields never make a robot’s letter a person’s', () => {
  const names = ['auto-submitted', 'precedence', 'x-autoreply', 'x-loop', 'list-id', 'list-unsubscribe', 'x-priority']
  const values = fc.constantFrom('no', 'auto-replied', 'list', 'bulk', 'first-class', '', '0', 'support@evil.example')
  const forged = fc.dictionary(fc.constantFrom(...names), fc.array(values, { minLength: 1, maxLength: 3 }))
  fc.assert(
    fc.property(fc.constantFrom(...robots), forged, ([, letter], more) => {
      const head: Record<string, readonly string[]> = { ...letter.head }
      for (const [name, added] of Object.entries(more)) head[name] = [...(head[name] ?? []), ...added]
      assert.notEqual(robotOf({ ...letter, head }, own), null)
    }),
  )
})

test('E6 huge letters cost what small ones cost', () => {
  for (const bit of ['Ваша заявка ', '> ', ' ', 'Это ', '(', 'автоответ', '\n', 'your request x ']) {
    const text = bit.repeat(Math.ceil(1_000_000 / bit.length))
    assert.doesNotThrow(() =>
      robotOf(withHead({ 'x-loop': text, 'auto-submitted': text }, { text, subject: text }), own),
    )
  }
})
