import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { aLetter, who } from './testing.ts'
import { isAligned } from './trust-aligned.ts'
import { readResults } from './trust-results.ts'
import { authenticationOf } from './trust.ts'

const server = 'mx.asmo.example'

const judged = (fields: readonly string[], trusted: string | null = server) =>
  authenticationOf(aLetter({ head: { 'authentication-results': fields } }), trusted)

const forms: { form: string; field: string; trusted?: string; gives: ReturnType<typeof authenticationOf> }[] = [
  {
    form: 'Yandex',
    trusted: '*.mail.yandex.example',
    field:
      'mxfront-12.iva.mail.yandex.example; spf=pass (mxfront-12: domain of vetluga.example designates 192.0.2.10 as permitted sender, rule=[ip4:192.0.2.0/24]) smtp.mail=ivanov@vetluga.example; dkim=pass header.i=@vetluga.example',
    gives: { spf: 'pass', dkim: 'pass', dmarc: null, verdict: 'pass' },
  },
  {
    form: 'Mail.ru',
    trusted: 'mx311.i.mail.example',
    field:
      'mx311.i.mail.example; spf=pass (mx311.i.mail.example: domain of vetluga.example designates 192.0.2.10 as permitted sender) smtp.mailfrom=ivanov@vetluga.example smtp.helo=mail.vetluga.example;\n\t dkim=pass header.d=vetluga.example; dmarc=pass header.from=ivanov@vetluga.example',
    gives: { spf: 'pass', dkim: 'pass', dmarc: 'pass', verdict: 'pass' },
  },
  {
    form: 'Postfix, opendkim',
    field:
      'mx.asmo.example;\n\tdkim=pass (2048-bit key; unprotected) header.d=vetluga.example header.i=@vetluga.example header.a=rsa-sha256 header.s=mail header.b=aBc/d+e==;\n\tdkim-atps=neutral',
    gives: { spf: null, dkim: 'pass', dmarc: null, verdict: 'pass' },
  },
  {
    form: 'Postfix, opendmarc',
    field: 'mx.asmo.example; dmarc=fail (p=reject dis=none) header.from=vetluga.example',
    gives: { spf: null, dkim: null, dmarc: 'fail', verdict: 'fail' },
  },
  {
    form: 'rspamd',
    field:
      'mx.asmo.example;\n\tdkim=pass header.d=vetluga.example header.s=mail header.b=k3xY;\n\tspf=pass (mx.asmo.example: domain of ivanov@vetluga.example designates 192.0.2.10 as permitted sender) smtp.mailfrom=ivanov@vetluga.example;\n\tdmarc=pass (policy=reject) header.from=vetluga.example',
    gives: { spf: 'pass', dkim: 'pass', dmarc: 'pass', verdict: 'pass' },
  },
  {
    form: 'Exchange Online, which names no server',
    trusted: '-',
    field:
      'spf=pass (sender IP is 192.0.2.10) smtp.mailfrom=vetluga.example; dkim=pass (signature was verified) header.d=vetluga.example;dmarc=pass action=none header.from=vetluga.example;compauth=pass reason=100',
    gives: { spf: 'pass', dkim: 'pass', dmarc: 'pass', verdict: 'pass' },
  },
  {
    form: 'Exchange, a domain without DMARC',
    trusted: '-',
    field:
      'spf=softfail (sender IP is 192.0.2.66) smtp.mailfrom=vetluga.example; dkim=none (message not signed) header.d=none;dmarc=bestguesspass action=none header.from=vetluga.example',
    gives: { spf: 'softfail', dkim: 'none', dmarc: 'none', verdict: 'unknown' },
  },
  {
    form: 'RFC 8601 2.2: a version of the field and of a method, comments everywhere, a quoted server',
    field:
      '"mx.asmo.example" (our \\) own (nested; dmarc=fail)) 1; (a) spf/1 (b) = (c) pass (d) reason="good; dmarc=fail" smtp.mailfrom (e) = (f) vetluga.example',
    gives: { spf: 'pass', dkim: null, dmarc: null, verdict: 'pass' },
  },
  {
    form: 'RFC 8601 2.2: no result',
    field: 'mx.asmo.example 1; none',
    gives: { spf: null, dkim: null, dmarc: null, verdict: 'unknown' },
  },
  {
    form: 'results in other case, and one that no RFC knows',
    field: 'MX.asmo.example; SPF=HardFail smtp.mailfrom=x.example; DKIM=Pass header.d=Vetluga.Example.; dmarc=strange',
    gives: { spf: 'fail', dkim: 'pass', dmarc: null, verdict: 'pass' },
  },
  {
    form: 'several signatures: the aligned one counts',
    field:
      'mx.asmo.example; dkim=fail header.d=vetluga.example; dkim=pass header.d=relay.example; dkim=pass header.d=mail.vetluga.example',
    gives: { spf: null, dkim: 'pass', dmarc: null, verdict: 'pass' },
  },
  {
    form: 'a foreign signature proves nothing',
    field: 'mx.asmo.example; dkim=pass header.d=relay.example; spf=pass smtp.mailfrom=bounce@relay.example',
    gives: { spf: 'pass', dkim: 'pass', dmarc: null, verdict: 'unknown' },
  },
  {
    form: 'DMARC outweighs what is aligned',
    field:
      'mx.asmo.example; dkim=pass header.d=vetluga.example; dmarc=pass header.from=vetluga.example; dmarc=fail header.from=vetluga.example',
    gives: { spf: null, dkim: 'pass', dmarc: 'fail', verdict: 'fail' },
  },
  {
    form: 'DMARC without a result leaves it to DKIM and SPF',
    field:
      'mx.asmo.example; dmarc=temperror header.from=vetluga.example; spf=pass smtp.mailfrom=ivanov@mail.vetluga.example',
    gives: { spf: 'pass', dkim: null, dmarc: 'temperror', verdict: 'pass' },
  },
  {
    form: 'the name that a server greets with proves no author',
    field: 'mx.asmo.example; spf=pass smtp.helo=mail.vetluga.example',
    gives: { spf: 'pass', dkim: null, dmarc: null, verdict: 'unknown' },
  },
]

for (const { form, field, trusted = server, gives } of forms) {
  test(`RFC 8601: ${form}`, () => assert.deepEqual(judged([field], trusted), gives))
}

test('D4 only the topmost field of the trusted server counts: those below came with the letter', () => {
  const genuine = 'mx.asmo.example; spf=fail smtp.mailfrom=evil.example; dmarc=fail header.from=vetluga.example'
  const forged = 'mx.asmo.example; dmarc=pass header.from=vetluga.example'
  assert.equal(judged([genuine, forged]).verdict, 'fail')
  assert.equal(judged(['dovecot.asmo.example; none', genuine, forged]).verdict, 'fail')
  assert.deepEqual(judged(['mx.asmo.example; none', forged]), {
    spf: null,
    dkim: null,
    dmarc: null,
    verdict: 'unknown',
  })
  assert.equal(judged(['mx.asmo.example; dmarc=none (never closed', forged]).verdict, 'unknown')
  assert.equal(judged([`mx.asmo.example; x=${'a'.repeat(20_000)}`, forged]).verdict, 'unknown')
})

test('D4 fields of other servers, and of names that only look like ours, count for nothing', () => {
  const says = 'dmarc=pass header.from=vetluga.example'
  for (const name of [
    'mx.evil.example',
    'mx.asmo.example.evil.example',
    'xmx.asmo.example',
    '(mx.asmo.example) evil.example',
  ]) {
    assert.deepEqual(judged([`${name}; ${says}`]), { spf: null, dkim: null, dmarc: null, verdict: 'unknown' }, name)
  }
  assert.equal(judged([`evilyandex.example; ${says}`], '*.yandex.example').verdict, 'unknown')
  assert.equal(judged([`mx.evil.example; ${says}`], '-').verdict, 'unknown')
  assert.equal(judged([says]).verdict, 'unknown')
  assert.equal(judged([says], '').verdict, 'unknown')
  assert.equal(judged([`mx.asmo.example; ${says}`]).verdict, 'pass')
})

test('D4 an envelope sender cannot speak for another domain, quoted or commented', () => {
  for (const sender of [
    '"ivanov@vetluga.example"@evil.example',
    'ivanov@vetluga.example(x)@evil.example',
    '"a; dmarc=pass header.from=vetluga.example"@evil.example',
    'ivanov@vetluga.example@evil.example',
  ]) {
    const { spf, dmarc, verdict } = judged([`mx.asmo.example; spf=pass smtp.mailfrom=${sender}`])
    assert.deepEqual({ spf, dmarc, verdict }, { spf: 'pass', dmarc: null, verdict: 'unknown' }, sender)
  }
})

test('D3 an ambiguous or missing author fails whatever the server says; so does one that it read otherwise', () => {
  const head = { 'authentication-results': ['mx.asmo.example; dmarc=pass header.from=vetluga.example'] }
  const two = [who('Иванов', 'ivanov@vetluga.example'), who('Петров', 'petrov@oka.example')]
  assert.equal(authenticationOf(aLetter({ from: null, authors: two, head }), server).verdict, 'fail')
  assert.equal(authenticationOf(aLetter({ from: null, authors: [], head }), null).verdict, 'fail')
  assert.equal(authenticationOf(aLetter({ from: who('Петров', 'petrov@oka.example'), head }), server).verdict, 'fail')
  assert.equal(authenticationOf(aLetter({ from: who('Пётр', 'petr@почта.example'), head }), server).verdict, 'unknown')
})

test('without a trusted server nothing is known', () => {
  const none = { spf: null, dkim: null, dmarc: null, verdict: 'unknown' }
  assert.deepEqual(judged(['mx.asmo.example; dmarc=fail'], null), none)
  assert.deepEqual(authenticationOf(aLetter(), server), none)
})

const aligned: [proven: string, author: string, is: boolean][] = [
  ['vetluga.example', 'vetluga.example', true],
  ['mail.vetluga.example', 'vetluga.example', true],
  ['vetluga.example', 'sales.vetluga.example', true],
  ['mail.vetluga.example', 'sales.vetluga.example', false],
  ['evilvetluga.example', 'vetluga.example', false],
  ['vetluga.example.evil.example', 'vetluga.example', false],
  ['example', 'vetluga.example', false],
  ['ru', 'vetluga.ru', false],
  ['msk.ru', 'vetluga.msk.ru', false],
  ['evil.narod.ru', 'narod.ru', false],
  ['com.ru', 'com.ru', true],
]

for (const [proven, author, is] of aligned) {
  test(`RFC 7489 3.1: ${proven} ${is ? 'speaks' : 'does not speak'} for ${author}`, () =>
    assert.equal(isAligned(proven, author), is))
}

test('E6 any field is read in one pass, and none throws', () => {
  const signs = fc.string({
    unit: fc.constantFrom('(', ')', '"', '\\', ';', '=', ' ', '\n', '/', '@', 'a', 'dmarc', 'pass'),
  })
  fc.assert(
    fc.property(signs, (text) => {
      const field = readResults(text)
      assert.ok(field === null || field.results.every(({ method, result }) => method !== '=' && result !== '='))
      assert.notEqual(judged([`mx.evil.example; ${text}`]).verdict, 'pass')
    }),
  )
  for (const sign of ['(', '"', '=', ';', 'a=b ', '\\']) {
    assert.doesNotThrow(() => readResults(sign.repeat(Math.floor(16_000 / sign.length))))
  }
})
