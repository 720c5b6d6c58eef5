import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Bounce } from './bounce.ts'
import { bounceOf } from './bounce.ts'
import type { Letter } from './letter.ts'
import { aLetter, who } from './testing.ts'

/** A letter from a mail server to us, without a machine-readable part. */
const fromServer = ({ from, ...over }: Partial<Omit<Letter, 'from'>> & { readonly from: string }): Letter => {
  const author = who('Mail Delivery System', from)
  return aLetter({ ...over, from: author, authors: [author], to: [who('', 'support@asmo.example')] })
}

interface Case {
  readonly of: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly head?: Letter['head']
  readonly gives: Partial<Bounce>
}

const original = 'notice.0193f1c2@asmo.example'
const quoted = `Return-path: <support@asmo.example>\nFrom: Поддержка АСМО <support@asmo.example>\nMessage-Id: <${original}>\nSubject: № 1001\n`
const failed = { action: 'failed', messageId: original } as const

const cases: Case[] = [
  {
    of: 'Mail.ru, which writes in two languages over Exim',
    from: 'mailer-daemon@corp.mail.example',
    subject: 'Ваше сообщение не доставлено. Mail failure.',
    head: { 'x-failed-recipients': ['ivanov@vetluga.example'], 'auto-submitted': ['auto-replied'] },
    text: `Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.\n\nК сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\n  ivanov@vetluga.example\n    SMTP error from remote mail server after RCPT TO:<ivanov@vetluga.example>:\n    host mx.vetluga.example [192.0.2.222]: 550 5.1.1 <ivanov@vetluga.example>... User Unknown\n\nРекомендуем Вам проверить корректность указания адресов получателей.\n\n------ This is a copy of the message, including all the headers. ------\n\n${quoted}`,
    gives: {
      ...failed,
      recipient: 'ivanov@vetluga.example',
      status: '5.1.1',
      words:
        'SMTP error from remote mail server after RCPT TO:<ivanov@vetluga.example>: host mx.vetluga.example [192.0.2.222]: 550 5.1.1 <ivanov@vetluga.example>... User Unknown',
    },
  },
  {
    of: 'Mail.ru, a full mailbox without a code',
    from: 'mailer-daemon@corp.mail.example',
    subject: 'Ваше сообщение не доставлено. Mail failure.',
    text: `Это автоматически созданное сообщение, отвечать на него не нужно.\n\nВаше письмо не может быть доставлено\nодному или нескольким получателям:\n\n  petrova@oka.example\n    Ящик переполнен.\n\n${quoted}`,
    gives: { ...failed, recipient: 'petrova@oka.example', status: '5.2.2', words: 'Ящик переполнен.' },
  },
  {
    of: 'Яндекс without its report',
    from: 'mailer-daemon@yandex.example',
    subject: 'Недоставленное сообщение',
    text: `              **********\n\nЭто письмо отправлено почтовым сервером yandex.example.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может\nбыть отправлено одному или нескольким адресатам. Причины указаны ниже.\n\nПожалуйста, не отвечайте на это сообщение.\n\n<ivanov@vetluga.example>: host mx.vetluga.example[192.0.2.153] said: 550\n    5.7.1 Policy rejection on the target address (in reply to RCPT TO\n    command)\n`,
    gives: {
      recipient: 'ivanov@vetluga.example',
      status: '5.7.1',
      action: 'failed',
      words:
        'host mx.vetluga.example[192.0.2.153] said: 550 5.7.1 Policy rejection on the target address (in reply to RCPT TO command)',
    },
  },
  {
    of: 'Rambler',
    from: 'MAILER-DAEMON@rambler.example',
    subject: 'Недоставленное письмо',
    text: `Это сообщение создано почтовым сервером Рамблер-Почты.\n\nВаше письмо не было доставлено следующим получателям:\n\nsidorov@vetluga.example: нет такого пользователя\n\nИсходные заголовки:\n${quoted}`,
    gives: { ...failed, recipient: 'sidorov@vetluga.example', status: '5.1.1', words: 'нет такого пользователя' },
  },
  {
    of: 'Exim',
    from: 'Mailer-Daemon@relay.vetluga.example',
    subject: 'Mail delivery failed: returning message to sender',
    head: { 'auto-submitted': ['auto-replied'] },
    text: `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ivanov@vetluga.example\n    SMTP error from remote mail server after end of data:\n    host mx.vetluga.example [192.0.2.20]: 554 5.7.0 Header error\n\n------ This is a copy of the message, including all the headers. ------\n\n${quoted}`,
    gives: { ...failed, recipient: 'ivanov@vetluga.example', status: '5.7.0' },
  },
  {
    of: 'Exim, which goes on trying',
    from: 'Mailer-Daemon@relay.vetluga.example',
    subject: 'Warning: message 1tBxYz-0003Ab-Cd delayed 24 hours',
    text: `This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on relay.vetluga.example.\n\nThe following address(es) have not yet been delivered:\n\n  ivanov@vetluga.example\n    host mx.vetluga.example [192.0.2.20]\n    Delay reason: Connection timed out\n\nNo action is required on your part. Delivery attempts will continue for\nsome time, and this warning may be repeated at intervals.\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '4.4.7', action: 'delayed' },
  },
  {
    of: 'qmail',
    from: 'MAILER-DAEMON@mail.vetluga.example',
    subject: 'failure notice',
    text: `Hi. This is the qmail-send program at mail.vetluga.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<ivanov@vetluga.example>:\nSorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm not going to try again; this message has been in the queue too long.\n\n--- Below this line is a copy of the message.\n\n${quoted}`,
    gives: { ...failed, recipient: 'ivanov@vetluga.example', status: '4.4.1' },
  },
  {
    of: 'Postfix in the words of a Russian administrator',
    from: 'MAILER-DAEMON@mail.vetluga.example',
    subject: 'Недоставленное сообщение возвращено отправителю',
    text: `Это почтовая система на узле mail.vetluga.example.\n\nК сожалению, ваше сообщение не удалось доставить одному или нескольким\nполучателям. Оно приложено ниже.\n\n<ivanov@vetluga.example>: unknown user: "ivanov"\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.1.1', action: 'failed', words: 'unknown user: "ivanov"' },
  },
  {
    of: 'Postfix in English, delayed',
    from: 'MAILER-DAEMON@mail.vetluga.example',
    subject: 'Delayed Mail (still being retried)',
    text: `This is the mail system at host mail.vetluga.example.\n\n####################################################################\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n####################################################################\n\nYour message could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.\n\n<ivanov@vetluga.example>: connect to mx.vetluga.example[192.0.2.9]:25: Connection\n    timed out\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '4.4.7', action: 'delayed' },
  },
  {
    of: 'Exchange 2016 in Russian',
    from: 'postmaster@vetluga.example',
    subject: 'Не удается доставить: № 1001 · Новое сообщение',
    text: `Не удалось выполнить доставку следующим получателям или группам:\n\nИванов Иван Петрович (ivanov@vetluga.example)<mailto:ivanov@vetluga.example>\nВведенный адрес электронной почты не найден. Проверьте адрес получателя и попробуйте отправить сообщение повторно.\n\n\n\nДиагностические сведения для администраторов:\n\nСоздающий сервер: EX01.vetluga.example\n\nivanov@vetluga.example\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'\n\nИсходные заголовки сообщения:\n\n${quoted}`,
    gives: { ...failed, recipient: 'ivanov@vetluga.example', status: '5.1.10' },
  },
  {
    of: 'Exchange 2003 in Russian',
    from: 'postmaster@vetluga.example',
    subject: 'Уведомление о состоянии доставки (сбой)',
    text: `Ваше сообщение не достигло некоторых или всех намеченных получателей.\n\n      Тема:\t№ 1001 · Новое сообщение\n      Отправлено:\t16.11.2026 10:15\n\nНе удалось связаться со следующими получателями:\n\n      ivanov@vetluga.example на 16.11.2026 10:15\n            Указанный адрес электронной почты не найден. Проверьте адрес.\n            <mx.vetluga.example #5.1.1>\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.1.1', action: 'failed' },
  },
  {
    of: 'Exchange 5.5',
    from: 'postmaster@vetluga.example',
    subject: 'Undeliverable: No. 1001',
    text: `Your message did not reach some or all of the intended recipients.\n\n      To:\tsupport@asmo.example\n      Subject:\tNo. 1001\n      Sent:\t11/16/26 10:15:45 AM\n\nThe following recipient(s) could not be reached:\n\n      ivanov@vetluga.example on 11/16/26 10:15:45 AM\n            Recipient Not Found\n            MSEXCH:IMC:VETLUGA:MAIN:EX01\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.1.1', action: 'failed' },
  },
  {
    of: 'Lotus Domino, the reason above the address',
    from: 'postmaster@notes.vetluga.example',
    subject: 'Undeliverable message',
    text: `------- Failure Reasons  --------\n\nUser ivanov (ivanov@vetluga.example) not listed in public Name & Address Book\nivanov@vetluga.example\n\n------- Returned Message --------\n${quoted}`,
    gives: { ...failed, recipient: 'ivanov@vetluga.example', status: '5.1.1' },
  },
  {
    of: 'Gmail in Russian',
    from: 'mailer-daemon@googlemail.example',
    subject: 'Delivery Status Notification (Failure)',
    head: { 'x-failed-recipients': ['ivanov@vetluga.example'] },
    text: `** Адрес не найден **\n\nВаше письмо не доставлено на адрес ivanov@vetluga.example, поскольку он не найден или не может получать почту.\n\nОтвет:\n550 5.1.1 The email account that you tried to reach does not exist.\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.1.1', action: 'failed' },
  },
  {
    of: 'the old Gmail',
    from: 'mailer-daemon@googlemail.example',
    subject: 'Delivery Status Notification (Failure)',
    head: { 'x-failed-recipients': ['ivanov@vetluga.example'] },
    text: `Delivery to the following recipient failed permanently:\n\n     ivanov@vetluga.example\n\nTechnical details of permanent failure:\nWe tried to deliver your message, but it was rejected by the recipient domain. The error that the other server returned was: 554 554 5.7.0 Header error (state 18).\n\n----- Original message -----\n\n${quoted}`,
    gives: { ...failed, recipient: 'ivanov@vetluga.example', status: '5.7.0' },
  },
  {
    of: 'CommuniGate Pro',
    from: 'MAILER-DAEMON@cgp.vetluga.example',
    subject: 'Undeliverable mail: No. 1001',
    text: `Failed to deliver to '<ivanov@vetluga.example>'\nSMTP module(domain vetluga.example) reports:\n host mx.vetluga.example says:\n 550 5.1.1 unknown user\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.1.1', action: 'failed' },
  },
  {
    of: 'MDaemon',
    from: 'MDaemon@vetluga.example',
    subject: 'Permanent Delivery Failure',
    text: `The attached message had PERMANENT fatal delivery errors!\n\nAfter one or more unsuccessful delivery attempts the attached message has\nbeen removed from the mail queue on this server.\n\nFailed address: ivanov@vetluga.example\n\n--- Session Transcript ---\n 10:15:01: <-- 550 Mailbox is full\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.2.2', action: 'failed' },
  },
  {
    of: 'Kerio Connect',
    from: 'postmaster@kerio.vetluga.example',
    subject: 'Delivery failure: No. 1001',
    text: `Your message could not be delivered to the following recipients:\n\n<ivanov@vetluga.example>: 550 User unknown\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.1.1', action: 'failed', words: '550 User unknown' },
  },
  {
    of: 'Sendmail',
    from: 'MAILER-DAEMON@mail.vetluga.example',
    subject: 'Returned mail: see transcript for details',
    text: `The original message was received at Mon, 16 Nov 2026 10:15:00 +0300\nfrom mail.asmo.example [192.0.2.5]\n\n   ----- The following addresses had permanent fatal errors -----\n<ivanov@vetluga.example>\n    (reason: 552 5.2.2 <ivanov@vetluga.example>... Mailbox full)\n\n   ----- Transcript of session follows -----\n... while talking to mx.vetluga.example.:\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.2.2', action: 'failed' },
  },
  {
    of: 'Sendmail 5, which says only the host',
    from: 'MAILER-DAEMON@mail.vetluga.example',
    subject: 'Returned mail: Host unknown',
    text: `   ----- Transcript of session follows -----\n550 vetluga.example (smtp)... 550 Host unknown\n554 <ivanov@vetluga.example>... 550 Host unknown (Authoritative answer from name server)\n\n   ----- Unsent message follows -----\n${quoted}`,
    gives: { ...failed, recipient: 'ivanov@vetluga.example', status: '5.1.2' },
  },
  {
    of: 'Courier',
    from: 'postmaster@courier.vetluga.example',
    subject: 'NOTICE: mail delivery status.',
    text: `This is a delivery status notification from courier.vetluga.example,\nrunning the Courier mail server, version 0.65.2.\n\n                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<ivanov@vetluga.example>:\n<<< No such domain.\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.1.2', action: 'failed', words: '<<< No such domain.' },
  },
  {
    of: 'OpenSMTPD',
    from: 'MAILER-DAEMON@mail.vetluga.example',
    subject: 'Delivery status notification: error',
    text: `    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this e-mail.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\nivanov@vetluga.example: Domain does not exist\n\n    Below is a copy of the original message:\n\n${quoted}`,
    gives: { ...failed, recipient: 'ivanov@vetluga.example', status: '5.1.2', words: 'Domain does not exist' },
  },
  {
    of: 'IMail, from its postmaster',
    from: 'postmaster@mail.vetluga.example',
    subject: 'Undeliverable Mail',
    text: `Invalid final delivery userid: ivanov@vetluga.example\n\n\nOriginal message follows.\n\n${quoted}`,
    gives: {
      ...failed,
      recipient: 'ivanov@vetluga.example',
      status: '5.1.1',
      words: 'Invalid final delivery userid: ivanov@vetluga.example',
    },
  },
  {
    of: 'GMX, with a return path that is nothing at all',
    from: 'robot@mail.vetluga.example',
    subject: 'Mail delivery failed: returning message to sender',
    head: { 'return-path': [''] },
    text: `A message that you sent could not be delivered to one or more of\nits recipients. This is a permanent error. The following address\nfailed:\n\n"ivanov@vetluga.example":\nSMTP error from remote server after RCPT command:\nhost: mx.vetluga.example\n5.1.1 <ivanov@vetluga.example>... User Unknown\n\n\n--- The header of the original message is following. ---\n\n${quoted}`,
    gives: { ...failed, recipient: 'ivanov@vetluga.example', status: '5.1.1' },
  },
  {
    of: 'Zoho, the original without a line before it',
    from: 'mailer-daemon@mail.zoho.example',
    subject: 'Undelivered Mail Returned to Sender',
    text: `This message was created automatically by mail delivery software.\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\nivanov@vetluga.example Invalid Address, ERROR_CODE :550, ERROR_CODE :Requested action not taken: mailbox unavailable\n\n\nMessage-ID:<${original}>\nFrom:Support <support@asmo.example>\n`,
    gives: { ...failed, recipient: 'ivanov@vetluga.example', status: '5.1.1' },
  },
  {
    of: 'MailMarshal, the sender above and the reason apart',
    from: 'postmaster@gw.vetluga.example',
    subject: 'Undeliverable Mail: "No. 1001"',
    text: `Your message:\n   From:    support@asmo.example\n   Subject: No. 1001\n\nCould not be delivered because of\n\n550 5.1.1 User unknown\n\nThe following recipients were affected:\n    ivanov@vetluga.example\n\n\nAdditional Information\n======================\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.1.1', words: '550 5.1.1 User unknown' },
  },
  {
    of: 'qmail, at our own address',
    from: 'MAILER-DAEMON@mail.asmo.example',
    subject: 'failure notice',
    text: `Hi. This is the qmail-send program at mail.asmo.example.\n\n<support@asmo.example>:\nRemote host said: 552 Error: disk quota exceeded\nGiving up on 192.0.2.5.\n`,
    gives: { recipient: 'support@asmo.example', status: '5.2.2', action: 'failed' },
  },
  {
    of: 'two recipients: the words of the first only',
    from: 'MAILER-DAEMON@mail.vetluga.example',
    subject: 'Недоставленное сообщение',
    text: `Не доставлено:\n\n  ivanov@vetluga.example\n    550 5.2.1 ящик отключён\n  petrova@oka.example\n    550 5.1.1 нет такого\n`,
    gives: { recipient: 'ivanov@vetluga.example', status: '5.2.1', words: '550 5.2.1 ящик отключён' },
  },
  {
    of: 'a server that says no more than a number',
    from: 'MAILER-DAEMON@mail.vetluga.example',
    subject: 'Сбой доставки',
    text: 'Не удалось доставить письмо.\n\n<ivanov@vetluga.example>: 550 отказано\n',
    gives: { recipient: 'ivanov@vetluga.example', status: '5.0.0', action: 'failed', words: '550 отказано' },
  },
  {
    of: 'a server that says nothing',
    from: 'MAILER-DAEMON@mail.vetluga.example',
    subject: 'Недоставленное сообщение',
    text: '',
    gives: { recipient: null, status: '5.0.0', action: 'failed', messageId: null, words: 'Недоставленное сообщение' },
  },
]

for (const { of, gives, ...letter } of cases) {
  test(`E2 a free-form bounce of ${of}`, () => {
    const bounce = bounceOf(fromServer(letter))
    assert.ok(bounce !== null)
    assert.deepEqual(Object.fromEntries(Object.keys(gives).map((key) => [key, bounce[key as keyof Bounce]])), gives)
    assert.ok(bounce.words.length > 0 && bounce.words.length <= 300 && !bounce.words.includes('\n'))
  })
}

const people: { why: string; letter: Letter }[] = [
  {
    why: 'a person who writes of an error in his words',
    letter: aLetter({
      subject: 'Не доставляются письма: 550 5.1.1',
      text: 'Здравствуйте! Письма на petrova@oka.example возвращаются: «550 5.1.1 User unknown», не удалось доставить. Что делать?',
    }),
  },
  {
    why: 'a person who forwards a bounce',
    letter: aLetter({
      subject: 'Fwd: Недоставленное сообщение',
      text: 'Посмотрите, пожалуйста.\n\n-------- Пересылаемое сообщение --------\nОт: mailer-daemon@yandex.example\n\nНе удалось доставить\n<petrova@oka.example>: 550 5.1.1 User unknown\n',
    }),
  },
  {
    why: 'an administrator who writes from postmaster',
    letter: fromServer({
      from: 'postmaster@vetluga.example',
      subject: 'Просьба обновить лицензию',
      text: 'Добрый день! Часть ваших писем не доставлена из-за нашего фильтра, адрес support@asmo.example уже разрешён.',
    }),
  },
  {
    why: 'a vacation answer with the empty return path',
    letter: aLetter({
      subject: 'Автоответ: № 1001',
      text: 'Я в отпуске до 20 ноября.',
      head: { 'return-path': ['<>'] },
    }),
  },
  {
    why: 'a mail server that reports a success',
    letter: fromServer({
      from: 'MAILER-DAEMON@mail.vetluga.example',
      subject: 'Successfully delivered: delivery status',
      text: 'Your message was successfully delivered to\n\n<ivanov@vetluga.example>: 250 2.1.5 Ok\n',
    }),
  },
]

for (const { why, letter } of people) {
  test(`E2 no bounce: ${why}`, () => assert.equal(bounceOf(letter), null))
}
