import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { authorIn } from './forwarded-author.ts'
import { forwardedOf } from './forwarded.ts'
import type { Forwarded } from './forwarded.ts'
import type { NestedLetter } from './letter.ts'
import { aLetter, who } from './testing.ts'

const petrov = who('Петров Пётр', 'petrov@vetluga.example')
const words = 'Добрый день!\nНе печатается схема участка.\n\nПетров'
const note = 'Коллеги, зарегистрируйте, пожалуйста.'
const signed = `${note}\n\nС уважением,\nИванова Анна\n\n`
const original: Forwarded = { author: petrov, subject: 'Не печатается схема', text: words, note }
const marked = (text: string) => text.replaceAll(/^/gmu, '> ')

/** Name, subject of the letter, its text: what one finds is `original`. */
const forwards: readonly (readonly [name: string, subject: string, text: string])[] = [
  [
    'Gmail in Russian',
    'Fwd: Не печатается схема',
    `${signed}---------- Forwarded message ---------\nОт: Петров Пётр <petrov@vetluga.example>\nDate: пн, 16 нояб. 2026 г. в 10:00\nSubject: Не печатается схема\nTo: Иванова Анна <ivanova@vetluga.example>\n\n\n${words}\n`,
  ],
  [
    'Gmail from HTML',
    'Fwd: Не печатается схема',
    `${signed}---------- Пересылаемое сообщение ---------\nОт: *Петров Пётр* <petrov@vetluga.example (mailto:petrov@vetluga.example)>\nДата: пн, 16 нояб. 2026 г. в 10:00\nТема: Не печатается схема\nКому: <ivanova@vetluga.example>\n\n${words}\n`,
  ],
  [
    'Mail.ru',
    'Fwd: Не печатается схема',
    `${signed}-------- Пересылаемое сообщение --------\nОт кого: Петров Пётр <petrov@vetluga.example>\nКому: ivanova@vetluga.example\nДата: Понедельник, 16 ноября 2026, 10:00 +03:00\nТема: Не печатается схема\n\n${words}\n`,
  ],
  [
    'Яндекс',
    'Fwd: Не печатается схема',
    `${signed}-------- Пересылаемое сообщение --------\n16.11.2026, 10:00, "Петров Пётр" <petrov@vetluga.example>:\n\n${words}\n\n-------- Завершение пересылаемого сообщения --------\n`,
  ],
  [
    'Thunderbird',
    'Fwd: Не печатается схема',
    `${signed}-------- Перенаправленное сообщение --------\nТема: \tНе печатается схема\nДата: \tMon, 16 Nov 2026 10:00:00 +0300\nОт: \tПетров Пётр <petrov@VETLUGA.example>\nКому: \tИванова Анна <ivanova@vetluga.example>\n\n\n\n${words}\n`,
  ],
  [
    'Apple Mail',
    'Fwd: Не печатается схема',
    `${signed}Начало переадресованного сообщения:\n\n> От: Петров Пётр <petrov@vetluga.example>\n> Тема: Не печатается схема\n> Дата: 16 ноября 2026 г., 10:00:00 MSK\n> Кому: ivanova@vetluga.example\n> \n${marked(words)}\n`,
  ],
  [
    'Apple Mail, all of it marked',
    'Fwd: Не печатается схема',
    `${signed}> Начало переадресованного сообщения:\n> \n> От: Петров Пётр <petrov@vetluga.example>\n> Тема: Не печатается схема\n> Дата: 16 ноября 2026 г., 10:00:00 MSK\n> Кому: ivanova@vetluga.example\n> \n${marked(words)}\n`,
  ],
  [
    'Outlook in Russian',
    'FW: Не печатается схема',
    `${signed}От: Петров Пётр <petrov@vetluga.example> \nОтправлено: понедельник, 16 ноября 2026 г. 10:00\nКому: Иванова Анна <ivanova@vetluga.example>\nТема: Не печатается схема\n\n${words}\n`,
  ],
  [
    'Outlook of old',
    'Пересл: Не печатается схема',
    `${signed}-----Исходное сообщение-----\nОт: Петров Пётр [mailto:petrov@vetluga.example]\nОтправлено: 16 ноября 2026 г. 10:00\nКому: Иванова Анна\nТема: RE: Не печатается схема\n\n${words}\n`,
  ],
  [
    'Outlook on the web, no prefix',
    'Не печатается схема',
    `${signed}________________________________\nFrom: Петров Пётр <petrov@vetluga.example>\nSent: Monday, November 16, 2026 10:00:00 AM\nTo: Иванова Анна;\nСидоров Олег <sidorov@vetluga.example>\nCc: dispatcher@vetluga.example\nSubject: Не печатается схема\n\n${words}\n`,
  ],
  [
    'one forward inside another: the outermost counts',
    'Fwd: Не печатается схема',
    `${signed}---------- Forwarded message ---------\nОт: Петров Пётр <petrov@vetluga.example>\nDate: пн, 16 нояб. 2026 г. в 10:00\nSubject: Fwd: Не печатается схема\nTo: Иванова Анна <ivanova@vetluga.example>\n\n${words}\n`,
  ],
]

for (const [name, subject, text] of forwards) {
  test(`a forward: ${name}`, () => assert.deepEqual(forwardedOf(aLetter({ subject, text })), original))
}

test('the text of the outermost forward has the inner one whole', () => {
  const inner = `Смотрите ниже.\n\n---------- Forwarded message ---------\nОт: Сидоров Олег <sidorov@vetluga.example>\nDate: вс, 15 нояб. 2026 г. в 10:00\nSubject: Печать\nTo: Петров\n\nПомогите.`
  const text = `---------- Forwarded message ---------\nОт: Петров Пётр <petrov@vetluga.example>\nDate: пн, 16 нояб. 2026 г. в 10:00\nSubject: Fwd: Печать\nTo: Иванова\n\n${inner}\n`
  assert.deepEqual(forwardedOf(aLetter({ subject: 'Fwd: Fwd: Печать', text })), {
    author: petrov,
    subject: 'Печать',
    text: inner,
    note: '',
  })
})

test('an isolated marked line in the note does not hide the forward', () => {
  const found = forwardedOf(
    aLetter({
      subject: 'Fwd: Заказ',
      text: 'Нужны картриджи:\n> 5 шт.\nСрочно.\n\n-------- Пересылаемое сообщение --------\nОт кого: Петров Пётр <petrov@vetluga.example>\nКому: ivanova@vetluga.example\nТема: Заказ\n\nЗакажите.',
    }),
  )
  assert.equal(found?.note, 'Нужны картриджи:\n> 5 шт.\nСрочно.')
  assert.deepEqual(found.author, petrov)
})

const nested: NestedLetter = {
  messageId: 'a1@vetluga.example',
  from: petrov,
  to: [],
  subject: 'RE: Не печатается схема',
  date: null,
  text: `${words}\n`,
}

test('a forward: attached', () => {
  assert.deepEqual(forwardedOf(aLetter({ subject: 'FW: Не печатается', text: signed, nested: [nested] })), original)
  assert.deepEqual(forwardedOf(aLetter({ subject: '', text: '', nested: [nested] })), { ...original, note: '' })
})

const report = { envelopeId: null, recipients: [], messageId: null }
const outlookAnswer = `Нет, не помогло.\n\nОт: Петров Пётр <petrov@vetluga.example>\nОтправлено: 16 ноября 2026 г. 10:00\nКому: Иванова Анна\nТема: Печать\n\n${words}\n`

const none = [
  ['an ordinary letter', {}],
  ['an answer of Outlook', { subject: 'RE: Печать', text: outlookAnswer }],
  [
    'an answer of Outlook, the prefix taken away',
    { subject: 'Печать', inReplyTo: ['1@asmo.example'], text: outlookAnswer },
  ],
  [
    'an answer that quotes a forward',
    {
      subject: 'Re: Fwd: Печать',
      text: `Да.\n\n16.11.2026 10:00, Анна Сидорова пишет:\n> Посмотрите.\n>\n> ---------- Forwarded message ---------\n> От: Петров Пётр <petrov@vetluga.example>\n> Date: 16.11.2026 10:00\n> Subject: Печать\n`,
    },
  ],
  [
    'an answer of Яндекс without marks, which has a forward far below',
    {
      subject: 'Re: Печать',
      text: `Да.\n\n16.11.2026, 10:00, "Анна Сидорова" <sidorova@vetluga.example>:\nПосмотрите.\n\n-------- Пересылаемое сообщение --------\nОт: Петров Пётр <petrov@vetluga.example>\nТема: Печать\n\nПомогите.\n`,
    },
  ],
  [
    'a forward that does not say whose address',
    {
      subject: 'FW: Печать',
      text: `От: Петров Пётр\nОтправлено: 16 ноября 2026 г. 10:00\nКому: Иванова Анна\nТема: Печать\n\n${words}\n`,
    },
  ],
  [
    'a forward without a head',
    { subject: 'Fwd: Печать', text: `---------- Forwarded message ---------\n\n${words}\n` },
  ],
  ['two attached letters', { subject: 'FW: Печать', nested: [nested, nested] }],
  ['an attached letter without an author', { subject: 'FW: Печать', nested: [{ ...nested, from: null }] }],
  ['an attached letter in an answer', { subject: 'Re: Печать', nested: [nested] }],
  [
    'an attached letter as evidence',
    { text: 'Подробно описываю, что мы делали по шагам. '.repeat(30), nested: [nested] },
  ],
  ['a bounce', { subject: 'Не доставлено', report, nested: [nested] }],
] as const

for (const [name, over] of none) {
  test(`no forward: ${name}`, () => assert.equal(forwardedOf(aLetter(over)), null))
}

const authors: readonly (readonly [words: string, name: string | null, address?: string])[] = [
  ['Петров Пётр <petrov@vetluga.example>', 'Петров Пётр', 'petrov@vetluga.example'],
  ['"Петров Пётр" <Petrov@Vetluga.Example>', 'Петров Пётр', 'Petrov@vetluga.example'],
  ['Петров Пётр <mailto:petrov@vetluga.example>', 'Петров Пётр', 'petrov@vetluga.example'],
  ['Петров Пётр <petrov@vetluga.example<mailto:petrov@vetluga.example>>', 'Петров Пётр', 'petrov@vetluga.example'],
  ['*Петров Пётр* [mailto:petrov@vetluga.example]', 'Петров Пётр', 'petrov@vetluga.example'],
  ['petrov@vetluga.example', '', 'petrov@vetluga.example'],
  ['<petrov@vetluga.example>', '', 'petrov@vetluga.example'],
  ['petrov@vetluga.example (Петров Пётр)', 'Петров Пётр', 'petrov@vetluga.example'],
  ['petrov@vetluga.example [mailto:petrov@vetluga.example]', '', 'petrov@vetluga.example'],
  ['director@vetluga.example <evil@evil.test>', '', 'evil@evil.test'],
  ['почта@ветлуга.рф', '', 'почта@ветлуга.рф'],
  ['Петров Пётр', null],
  ['a@vetluga.example, b@vetluga.example', null],
  ['Петров <petrov@localhost>', null],
  ['Петров <@vetluga.example>', null],
  ['', null],
]

for (const [words, name, address] of authors) {
  test(`D3 the author of «${words}»`, () => assert.deepEqual(authorIn(words), name === null ? null : { name, address }))
}

test('any text: no throw, and all that is found stands in it', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...forwards.flatMap(([, , text]) => text.split('\n'))),
  )
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 40 }),
      fc.constantFrom('', 'Fwd: Печать', 'Re: Печать'),
      (lines, subject) => {
        const text = lines.join('\n')
        const found = forwardedOf(aLetter({ subject, text }))
        if (found === null) return
        assert.ok(text.toLowerCase().includes(found.author.address.toLowerCase()))
        assert.ok(text.startsWith(found.note) || text.includes(found.note))
        assert.ok(found.text.length <= text.length)
      },
    ),
    { numRuns: 3000 },
  )
})

const floods = [
  'От: Иванов\n',
  '> Начало переадресованного сообщения:\n',
  '>\n',
  'Вы писали:\n',
  '-----Переслано: \n\n',
  'От: <a@\n\n',
]

for (const flood of floods) {
  test(`E6 a flood of «${flood.trim()}» is looked through in linear time`, { timeout: 10_000 }, () => {
    assert.equal(forwardedOf(aLetter({ subject: 'Fwd: Печать', text: flood.repeat(100_000) })), null)
  })
}
