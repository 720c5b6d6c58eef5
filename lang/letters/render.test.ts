import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Given, readGiven } from '../../core/notices/params.ts'
import { foldText, replyOf } from '../../core/letters/fold.ts'
import { quotesStep } from '../../core/notices/step.ts'
import { customersWords, staffTemplates, templates, type Template } from '../../core/notices/templates.ts'
import { languages } from '../../core/people/roles.ts'
import type { Instant } from '../../core/time/instant.ts'
import { renderLetter, type Rendered } from './render.ts'
import { samples } from './testing/samples.ts'

const setting = { baseUrl: 'https://help.example/', zone: 'Europe/Moscow', reason: 'requester' } as const
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

function given(template: string, params: unknown): Given {
  const read = readGiven(template, JSON.parse(JSON.stringify(params)))
  assert.ok(read, template)
  return read
}
const every = templates.flatMap((template) => languages.map((language) => ({ template, language })))

/** The samples with one string in place of every free text. */
function withText(template: keyof typeof samples, text: string): unknown {
  const kept = new Set([
    'date',
    'proposed',
    'reopenUntil',
    'closesOn',
    'kind',
    'told',
    'expected',
    'phase',
    'measure',
    'sha256',
    'token',
    'acceptToken',
    'returnToken',
  ])
  return JSON.parse(JSON.stringify(samples[template]), (key, value) =>
    typeof value === 'string' && !kept.has(key) ? text : value,
  )
}

/** Tags opened and not closed, or closed and not opened; attributes must be quoted. */
function assertWellFormed(html: string): void {
  const open: string[] = []
  const rest = html
    .replace('<!doctype html>', '')
    .replaceAll(/<(\/?)([a-z]+)((?: [a-z-]+="[^"<>]*")*)( ?\/)?>/g, (_, close, name, _attributes, self) => {
      if (close === '/') assert.equal(open.pop(), name)
      else if (self === undefined) open.push(name)
      return ''
    })
  assert.deepEqual(open, [])
  assert.doesNotMatch(rest, /[<>]/)
  assert.doesNotMatch(rest.replaceAll(/&(amp|lt|gt|quot|#39);/g, ''), /&/)
}

for (const { template, language } of every) {
  test(`${template} in ${language}: a subject, text, well-formed HTML, links of ours only`, () => {
    const letter = renderLetter(given(template, samples[template]), { ...setting, language })
    assert.match(letter.subject, language === 'ru' ? /[а-я]/ : /[a-z]/)
    if ('number' in samples[template]) assert.match(letter.subject, language === 'ru' ? /^№ 1001 · / : /^No. 1001 · /)
    assertWellFormed(letter.html)
    const hrefs = [...letter.html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '')
    assert.equal(hrefs.length, template === 'verification_question' ? 2 : 1)
    for (const href of hrefs) {
      assert.match(href, /^https:\/\/help\.example\/(tickets\/\d+|desk\/post|(welcome|decide)\/[\w%]+)$/)
      assert.ok(letter.text.includes(href))
    }
    assert.doesNotMatch(letter.html, /<(script|img|style|link)\b|url\(|undefined|null|NaN/)
    assert.doesNotMatch(letter.html, /(;|style=")(color|background)/, 'a dark reader shows its own colours')
    assert.doesNotMatch(letter.text, /undefined|null|NaN|\[object/)
    if (language === 'en')
      assert.doesNotMatch(plain(letter.text).replaceAll(/Смирнова.*|Кузнецов.*|[^\n]*(>|:).*/g, ''), /[а-я]{4,}/)
  })
}

test('R2.7 the receipt says by when a specialist answers', () => {
  const letter = renderLetter(given('registered', samples.registered), { ...setting, language: 'ru' })
  assert.equal(plain(letter.subject), '№ 1001 · Обращение зарегистрировано · Не открывается журнал заявок')
  assert.equal(
    plain(letter.text),
    `Мы получили ваше обращение и присвоили ему № 1001.

Специалист ответит до: пн 23 ноября 2026, 10:15 МСК
Договор: 17/2026

Сейчас от вас ничего не требуется. Дополнить обращение можно по ссылке.

Открыть обращение:
https://help.example/tickets/1001

-- 
Служба технической поддержки. Вы получили это письмо, потому что это ваше обращение.
`,
  )
})

test('R2.5 an uncovered request is accepted all the same, and the letter says so', () => {
  const letter = renderLetter(given('registered', { ...samples.registered, contract: null }), {
    ...setting,
    language: 'ru',
  })
  assert.match(letter.text, /не покрывает.*Оно всё равно принято/)
})

test('D6 the receipt of a request by mail repeats nothing of it', () => {
  const letter = renderLetter(given('registered', { ...samples.registered, subject: null }), {
    ...setting,
    language: 'ru',
  })
  assert.equal(plain(letter.subject), '№ 1001 · Обращение зарегистрировано')
})

test('R5.4 a letter ends with the step before, announced and marked; elsewhere nothing is quoted', () => {
  const step = {
    author: 'Иван Петров',
    at: Date.parse('2026-11-16T10:15:00+03:00') as Instant,
    text: 'Печать\n\nобрывается',
  }
  const ru = renderLetter(given('message', samples.message), { ...setting, language: 'ru', answerable: true, step })
  assert.ok(
    plain(ru.text).includes(`Ответить:
https://help.example/tickets/1001

Чтобы ответить, просто ответьте на это письмо.

Иван Петров писал(а) 16.11.2026 в 10:15:
> Печать
>
> обрывается

-- 
`),
    ru.text,
  )
  assert.match(
    ru.html,
    /писал\(а\) 16\.11\.2026 в 10:15:<table [^>]*><tr><td [^>]*border-left[^>]*><blockquote [^>]*>Печать<br \/>/,
  )
  assertWellFormed(ru.html)
  const segments = foldText(ru.text)
  assert.ok(!replyOf(segments).includes('обрывается'), 'whoever gets it can fold it')
  const en = renderLetter(given('resolution', samples.resolution), { ...setting, language: 'en', step })
  assert.ok(en.text.includes('On 16 November 2026 at 10:15 Иван Петров wrote:\n> Печать'))
  for (const template of templates) {
    const letter = renderLetter(given(template, samples[template]), { ...setting, language: 'ru', step })
    assert.equal(letter.text.includes('писал(а)'), quotesStep.has(template), template)
  }
})

test('E6 the step before is bounded, and a name cannot make lines of its own', () => {
  const step = { author: 'Иван\n-- \nBcc: x@evil.test', at: 0 as Instant, text: '😀'.repeat(50_000) }
  const { text } = renderLetter(given('message', samples.message), { ...setting, language: 'ru', step })
  assert.ok(text.length < 4000, String(text.length))
  assert.ok(text.isWellFormed())
  assert.deepEqual(
    text.split('\n').filter((line) => /^(-- |Bcc)/.test(line)),
    ['-- '],
  )
})

/** Whether the letter says how to answer it. */
const saysHow = (template: Template, answerable: boolean): boolean =>
  /ответьте на это письмо|Отвечайте на это письмо/.test(
    renderLetter(given(template, samples[template]), { ...setting, language: 'ru', answerable }).text,
  )
test('a letter says how to answer it only where an answer reaches the request', () => {
  assert.deepEqual(
    templates.filter((template) => saysHow(template, true)),
    [
      'registered',
      'accepted',
      'question',
      'planned_date',
      'message',
      'delivery',
      'resolution',
      'withdrawn',
      'reopened',
      'silence_reminder',
    ],
  )
  assert.deepEqual(
    templates.filter((template) => saysHow(template, false)),
    [],
  )
})

test('B2 U17 a letter to the staff says who will read what is replied to it', () => {
  for (const template of staffTemplates.filter((one) => one !== 'alarm')) {
    const { text } = renderLetter(given(template, samples[template]), { ...setting, language: 'ru', answerable: true })
    const says = customersWords.has(template) ? /Ответ на это письмо увидит заказчик/ : /останется внутренней заметкой/
    assert.match(text.replaceAll(/\s+/g, ' '), says, template)
  }
})

test('U19 a letter that asks for a decision says that a reply makes none', () => {
  const letter = renderLetter(given('resolution', samples.resolution), { ...setting, language: 'ru', answerable: true })
  assert.match(letter.text, /решение принимается только по ссылке/)
})

test('U12 words that came by mail are repeated without what they quote, and the letter says so', () => {
  const folded = { ...samples.message, folded: true }
  const { text } = renderLetter(given('message', folded), { ...setting, language: 'ru' })
  assert.match(text, /\(цитата свёрнута, полностью\u00a0— в обращении\)/)
  assert.doesNotMatch(renderLetter(given('message', samples.message), { ...setting, language: 'ru' }).text, /свёрнута/)
})

const hostile = '<a href="https://evil.test">"жми"</a><img src=x onerror=alert(1)>\r\n-- \r\nBcc: victim@evil.test'
test('C6 no field of any letter makes markup, and a person’s words never pass for ours', () => {
  for (const { template, language } of every) {
    const letter = renderLetter(given(template, withText(template, hostile)), { ...setting, language })
    assertWellFormed(letter.html)
    assert.doesNotMatch(letter.html, /<img|<a href="https:\/\/evil/)
    const foreign = letter.text.split('\n').filter((line) => line.startsWith('Bcc:') || line.startsWith('-- '))
    assert.deepEqual(foreign, ['-- '], template)
  }
})

test('C8 templates in fields are printed literally', () => {
  const odd = '{{7*7}} ${7*7} <%= 7 %> %s%n {customer.password} $& $1'
  let seen = 0
  for (const { template, language } of every) {
    const letter = renderLetter(given(template, withText(template, odd)), { ...setting, language })
    assert.doesNotMatch(letter.text, /\b49\b/)
    if (letter.text.includes(odd)) seen += 1
  }
  assert.ok(seen > 40, String(seen))
})

test('F1 nothing in a field ends the subject line', () => {
  for (const bad of [
    'a\r\nBcc: x@y.test',
    'a\nb',
    'a\u2028b',
    'a\u2029b',
    'a\u0085b',
    'a\0b',
    'a\u000bb',
    'a\u202eb',
  ]) {
    for (const { template, language } of every) {
      const letter: Rendered = renderLetter(given(template, withText(template, bad)), { ...setting, language })
      assert.doesNotMatch(letter.subject, /[\p{Cc}\u2028\u2029\u202e]/u, template)
    }
  }
})

test('F1 a subject of any length stays one bounded line', () => {
  const letter = renderLetter(given('message', withText('message', '😀'.repeat(5000))), { ...setting, language: 'ru' })
  assert.equal([...letter.subject].length, 200)
  assert.ok(letter.text.length < 40_000)
})

test('a row of an unknown template, or with parameters of another one, is not read', () => {
  assert.equal(readGiven('nonsense', {}), undefined)
  assert.equal(readGiven('question', samples.accepted), undefined)
})
