import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPlainAddress, senderOf } from './address.ts'
import { failureOf, givenUpAfter, waitAfter } from './failure.ts'
import { serverOf } from './transport.ts'

const said = (responseCode: number, command: string): Error => Object.assign(new Error('no'), { responseCode, command })

for (const [code, command, permanent] of [
  [550, 'RCPT TO', true],
  [554, 'DATA', true],
  [552, 'MAIL FROM', true],
  [550, 'MAIL FROM', false],
  [535, 'AUTH PLAIN', false],
  [554, 'CONN', false],
  [530, 'STARTTLS', false],
  [450, 'RCPT TO', false],
  [421, 'DATA', false],
] as const) {
  test(`I11 ${code} to ${command} is ${permanent ? 'for good' : 'tried again'}`, () => {
    assert.equal(failureOf(said(code, command)).permanent, permanent)
  })
}

test('I11 a server that refuses for two hours loses no letter', () => {
  let spent = 0
  let attempts = 0
  while (spent < 2 * 3_600_000) spent += waitAfter((attempts += 1))
  assert.ok(attempts > 8 && attempts < 30, String(attempts))
  assert.ok(givenUpAfter > 2 * 24 * 3_600_000)
})

test('F4 encryption with a checked certificate is the default beyond loopback', () => {
  assert.deepEqual(
    [
      serverOf('smtp://mail.example'),
      serverOf('smtps://mail.example'),
      serverOf('smtp://127.0.0.1:25'),
      serverOf('smtp://[::1]:25'),
      serverOf('smtp://mail.example?tls=off'),
    ].map(({ port, secure, requireTLS, ignoreTLS }) => [port, secure, requireTLS, ignoreTLS]),
    [
      [587, false, true, false],
      [465, true, false, false],
      [25, false, false, true],
      [25, false, false, true],
      [587, false, false, true],
    ],
  )
  assert.deepEqual(serverOf('smtp://us%40er:p%3Ass@mail.example').auth, { user: 'us@er', pass: 'p:ss' })
})

test('a bad SMTP_URL or MAIL_FROM stops the start with a sentence that names it', () => {
  for (const bad of ['mail.example', 'http://mail.example', 'smtp://mail.example?tls=maybe'])
    assert.throws(() => serverOf(bad), /SMTP_URL/)
  for (const bad of ['nobody', 'a@b.test, c@d.test', 'Имя <a@b.test> <c@d.test>', 'a\r\nBcc: <x@y.test>'])
    assert.throws(() => senderOf(bad), /MAIL_FROM/)
  assert.deepEqual(senderOf('"Служба поддержки" <support@help.example>'), {
    name: 'Служба поддержки',
    address: 'support@help.example',
    host: 'help.example',
  })
  assert.equal(senderOf('support@help.example').name, '')
})

test('F2 what is an address', () => {
  for (const good of ['oleg@vetluga.example', "o'neil+x@a.b-c.example", 'олег@ветлуга.рф'])
    assert.equal(isPlainAddress(good), true, good)
  for (const bad of ['', 'a', 'a@', '@b', 'a b@c', 'a@b,c@d', 'a@b\u2028', '<a@b>', 'a@[127.0.0.1]', 'a@b@c', 'a(b)@c'])
    assert.equal(isPlainAddress(bad), false, bad)
})
