import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOfDomain, mailDomain, mayBeCustomers } from './domains.ts'

const read: readonly [string, string | null][] = [
  ['zavod.example', 'zavod.example'],
  ['  Zavod.EXAMPLE ', 'zavod.example'],
  ['@zavod.example', 'zavod.example'],
  ['zavod.example.', 'zavod.example'],
  ['mail.zavod.example', 'mail.zavod.example'],
  ['завод.рф', 'xn--80aegj1b.xn--p1ai'],
  ['ЗАВОД.РФ', 'xn--80aegj1b.xn--p1ai'],
  ['xn--80aegj1b.xn--p1ai', 'xn--80aegj1b.xn--p1ai'],
  ['', null],
  ['zavod', null],
  ['.example', null],
  ['zavod..example', null],
  ['-zavod.example', null],
  ['zavod-.example', null],
  ['zavod.example/path', null],
  ['zavod.example:25', null],
  ['ivan@zavod.example', null],
  ['zavod example', null],
  ['%7a.example', null],
  ['10.0.0.1', null],
  ['0x7f.1', null],
  ['[::1]', null],
  [`${'a'.repeat(64)}.example`, null],
  [`${'a.'.repeat(130)}example`, null],
  ['<script>.example', null],
]

for (const [text, expected] of read) {
  test(`${JSON.stringify(text.slice(0, 40))} is ${expected ?? 'no mail domain'}`, () => {
    assert.equal(mailDomain(text), expected)
  })
}

test('where anybody can have an address is nobody’s domain', () => {
  const open =
    'mail.ru bk.ru inbox.ru list.ru internet.ru xmail.ru yandex.ru yandex.com ya.ru narod.ru yandex.kz gmail.com googlemail.com outlook.com hotmail.com hotmail.fr live.com live.ru icloud.com me.com yahoo.com yahoo.co.uk rambler.ru lenta.ru ro.ru autorambler.ru myrambler.ru proton.me protonmail.com vk.com com.ru msk.ru co.uk'
  for (const domain of open.split(' ')) {
    assert.equal(mailDomain(domain), domain, 'as it is kept')
    assert.equal(mayBeCustomers(domain, new Set()), 'public_mail_domain', domain)
  }
})

test('a firm’s own domain is not, however much it looks like one', () => {
  for (const domain of [
    'zavod.example',
    'gmail-service.example',
    'mail.zavod.ru',
    'notmail.ru',
    'zavod.msk.ru',
    'alive.ru',
  ])
    assert.equal(mayBeCustomers(domain, new Set(['vendor.example'])), true, domain)
})

test('E3 where we take letters ourselves is no customer’s', () => {
  assert.equal(mayBeCustomers('vendor.example', new Set(['vendor.example'])), 'our_own_address')
  assert.equal(
    mayBeCustomers('help.vendor.example', new Set(['vendor.example'])),
    true,
    'another host is another domain',
  )
})

test('an address belongs to the domain behind its last @, in whatever spelling', () => {
  assert.ok(isOfDomain('ivan@Zavod.example', 'zavod.example'))
  assert.ok(isOfDomain('иван@завод.рф', 'xn--80aegj1b.xn--p1ai'))
  assert.ok(isOfDomain('"a@b"@zavod.example', 'zavod.example'))
  for (const other of [
    'ivan@mail.zavod.example',
    'ivan@zavod.example.evil.test',
    'zavod.example',
    '@zavod.example',
    '',
  ])
    assert.equal(isOfDomain(other, 'zavod.example'), false, other)
})
