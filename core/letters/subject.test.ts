import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { bareSubject, numbersIn, sameThread, subjectSays } from './subject.ts'

const prefixes = [
  'Re:',
  'RE:',
  're :',
  'Re[2]:',
  'Re(3):',
  'Re^2:',
  'Re2:',
  'Ha:',
  'HA:',
  'На:',
  'НА:',
  'Отв:',
  'ОТВ.:',
  'Ответ:',
  'Отв[2]:',
  'FW:',
  'Fwd:',
  'FWD:',
  'Fw[2]:',
  'Пересл:',
  'Пер:',
  'AW:',
  'WG:',
  'SV:',
  'Antw:',
  'Re：',
  'RE: FW: Re:',
  'Re:Re:Fwd:',
  '[EXTERNAL]',
  '[External email]',
  '[Внешний]',
  '[ВНЕШНЯЯ ПОЧТА]',
  '[SPAM]',
  '***SPAM***',
  '{Spam?}',
  '[Возможный спам]',
  '[EXTERNAL] RE:',
  'RE: [EXT] FW:',
  'EXTERNAL:',
  '[Внимание: внешний отправитель] Re:',
]

for (const prefix of prefixes) {
  test(`the prefix «${prefix}» is no part of the subject`, () => {
    assert.equal(bareSubject(`${prefix} Не печатается схема`), 'Не печатается схема')
    assert.equal(bareSubject(` ${prefix}\u00a0 Не печатается\t \u00a0схема\r\n `), 'Не печатается схема')
    assert.ok(sameThread(`${prefix} Печать`, 'печать'))
  })
}

const kept = [
  '[asmo-users] Не печатается',
  'Реестр: не открывается',
  'Отчёт: пустой',
  'Ошибка 500: печать',
  'Нагрузка: растёт',
  'Отв. лицо по договору',
  'Наши серверы',
  'На складе нет связи',
  '[Срочно] печать',
  '(спам в журнале) печать',
  'Фото: схема',
  'Перенос: сервер',
  'TRассировка',
  'Re',
  'Spam-фильтр задерживает письма',
  '№ 1001 · Новое сообщение · Печать',
]

for (const subject of kept) {
  test(`«${subject}» has no prefix`, () => {
    assert.equal(bareSubject(subject), subject)
    assert.equal(subjectSays(subject), null)
  })
}

test('nothing but prefixes is an empty subject', () => {
  for (const subject of ['', ' ', 'Re:', 'RE: FW:', '[EXTERNAL]', 'Re: \u00a0']) assert.equal(bareSubject(subject), '')
})

test('the outermost prefix says what a letter is', () => {
  const table = [
    ['Re: FW: Печать', 'answer'],
    ['FW: Re: Печать', 'forward'],
    ['Пересл: Печать', 'forward'],
    ['[EXTERNAL] Fwd: Печать', 'forward'],
    ['HA: Печать', 'answer'],
    ['[EXTERNAL] Печать', null],
  ] as const
  for (const [subject, says] of table) assert.equal(subjectSays(subject), says, subject)
})

const numbers: readonly (readonly [subject: string, numbers: readonly number[]])[] = [
  ['№ 1001 · Новое сообщение · Не печатается схема', [1001]],
  ['Re: № 1001 · Новое сообщение', [1001]],
  ['No. 1001 · New message · It does not print', [1001]],
  ['№1001: печать', [1001]],
  ['№\u00a01001', [1001]],
  ['[№ 1001] печать', [1001]],
  ['[#1001] печать', [1001]],
  ['печать (#1001)', [1001]],
  ['По обращениям № 1001, № 1002 и № 1001.', [1001, 1002]],
  ['№ 9007199254740991', [9_007_199_254_740_991]],
  ['№ 9007199254740992', []],
  ['№ 12345678901234567', []],
  ['№ 0', []],
  ['№ 0123', []],
  ['№ -5', []],
  ['N 1001', []],
  ['no 1001', []],
  ['Uno. 1001', []],
  ['1001', []],
  ['Версия 2.1001', []],
  ['Договор № 15/2026', []],
  ['Договор № 15-А от 16.11.2026', []],
  ['Накладная №15А', []],
  ['Схема № 1.2', []],
  ['#1001abc', []],
  ['', []],
]

for (const [subject, found] of numbers) {
  test(`numbers in «${subject}»: ${found.join(', ') || 'none'}`, () => assert.deepEqual(numbersIn(subject), found))
}

test('ten numbers at most', () => {
  const subject = Array.from({ length: 40 }, (_, index) => `№ ${index + 1}`).join(' ')
  assert.deepEqual(numbersIn(subject), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

const threads: readonly (readonly [one: string, other: string, same: boolean])[] = [
  ['Re: Не печатается схема', 'Не печатается схема', true],
  ['RE: HA: не печатается СХЕМА!', 'Не печатается схема', true],
  ['Отчёт пуст', 'отчет пуст.', true],
  ['Re: № 1001 · Новое сообщение · Не печатается схема', 'Не печатается схема', true],
  ['Re: № 1001 · Новое сообщение · Печать', 'Печать', true],
  ['Re: № 1001 · Новое сообщение · Не печатается сх…', '№ 1001 · Новое сообщение · Не печатается схема', true],
  ['[asmo-users] Не печатается схема', 'Не печатается схема', true],
  ['Йошкар-Ола', 'И\u0306ошкар-Ола', true],
  ['', 'Не печатается схема', true],
  ['Re:', 'Не печатается схема', true],
  ['', '', true],
  ['Re: Новый отчёт', 'Не печатается схема', false],
  ['Печать', 'Печать схемы', false],
  ['Re: Не печатается отчёт', 'Не печатается схема', false],
  ['Re: № 1002 · Новое сообщение · Вход', 'Печать', false],
]

for (const [one, other, same] of threads) {
  test(`U11 «${one}» and «${other}» are ${same ? 'one conversation' : 'two'}`, () => {
    assert.equal(sameThread(one, other), same)
    assert.equal(sameThread(other, one), same)
  })
}

test('any subject: baring twice is baring once, in one line, and it is of its own conversation', () => {
  const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...prefixes, ' ', '\u00a0', '\r\n', '·', '…'))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const bare = bareSubject(pieces.join(''))
      assert.equal(bareSubject(bare), bare)
      assert.doesNotMatch(bare, /[\r\n\t]|^\s|\s$/u)
      assert.ok(sameThread(pieces.join(''), bare))
      assert.ok(numbersIn(bare).every((number) => Number.isSafeInteger(number) && number >= 1))
    }),
    { numRuns: 2000 },
  )
})

const floods = [
  'Re: '.repeat(60_000),
  '[SPAM] '.repeat(40_000),
  '!'.repeat(250_000),
  `a${'.'.repeat(250_000)}a`,
  '№ '.repeat(125_000),
]

test('E6 subjects of a quarter of a megabyte are read in linear time', { timeout: 5000 }, () => {
  for (const subject of [...floods, '[EXT'.repeat(60_000), ' '.repeat(250_000), '№ 1'.repeat(80_000)]) {
    assert.ok(bareSubject(subject).length <= subject.length)
    assert.ok(numbersIn(subject).length <= 10)
    assert.ok(sameThread(subject, subject))
  }
})
