import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { foldText, quotedOf, replyOf } from './fold.ts'

const joined = (text: string): string =>
  foldText(text)
    .map((segment) => segment.text)
    .join('')

/** Lines of which letters are made, in any order. */
const line = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    ' ',
    '\t',
    '> ',
    '>',
    '>> Работает?',
    ' > Да',
    'ИИ> Да',
    '-- ',
    '--',
    '—',
    '-----',
    '________________________________',

    '16.11.2026 10:00, Служба поддержки пишет:',
    'Пн, 16 нояб. 2026 г. в 10:00, Служба <a@b.example>:',
    'Вы писали:',

    'От: Иванов <a@b.example>',
    'Отправлено: 16.11.2026 10:00',
    'Кому: Петров;',
    'Тема: печать',
    'On 16.11.2026 10:00 X wrote:',

    'С уважением,',
    'Иванов Иван',
    'Отправлено с iPhone',
    '---------- Forwarded message ---------',
    'Схема не печатается.',

    '-----Исходное сообщение-----',
    '--- Завершение пересылаемого сообщения ---',
    'Если вы получили это письмо по ошибке, удалите его.',
  ),
)
const letter = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '\n\n')), { maxLength: 60 })
  .map((lines) => lines.flat().join(''))

test('U12 the pieces put together are the text, whatever the text', () => {
  fc.assert(
    fc.property(fc.oneof(letter, fc.string({ unit: 'binary' })), (text) => joined(text) === text),
    { numRuns: 3000 },
  )
})

test('U12 neighbouring pieces differ, none is empty, and a reply is never empty where the text is not', () => {
  fc.assert(
    fc.property(letter, (text) => {
      const segments = foldText(text)
      assert.ok(segments.every((segment) => segment.text !== ''))
      assert.ok(segments.every(({ kind }, index) => kind !== segments[index + 1]?.kind))
      assert.equal(replyOf(segments) === '', text.trim() === '')
      const length = segments.filter(({ kind }) => kind === 'said').reduce((sum, { text }) => sum + text.length, 0)
      assert.equal(length + quotedOf(segments).length, text.length)
    }),
    { numRuns: 2000 },
  )
})

test('U12 words that no rule knows are never folded', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'абвгде жзик,.\n'), minLength: 1, maxLength: 400 })
  fc.assert(
    fc.property(plain, (text) => {
      assert.deepEqual(foldText(text), [{ kind: 'said', text }])
    }),
  )
})

test('an empty text has no pieces', () => assert.deepEqual(foldText(''), []))

const mega = 1024 * 1024
const floods: readonly (readonly [name: string, text: string])[] = [
  ['10 MB of marks in one line', '>'.repeat(10 * mega)],
  ['marks in lines', `${'>'.repeat(76)}\n`.repeat(50_000)],
  ['marks alone', '>\n'.repeat(300_000)],
  ['marks with empty lines between', '> \n\n'.repeat(200_000)],
  ['initials', 'ИИ>\n'.repeat(200_000)],
  ['announcements', 'On Mon, Nov 16, 2026 at 10:00 AM Support wrote:\n'.repeat(50_000)],
  ['announcements that none are', 'Понедельник, 16 ноября 2026, 10:00 он не пишет, а молчит:\n'.repeat(50_000)],
  ['announcements that go on', 'Пн, 16 нояб. 2026 г. в\n10:00 и ещё в\n<a@b.example>\n'.repeat(50_000)],
  ['blocks of From', 'От:\n'.repeat(50_000)],
  ['blocks of From with a name', 'От: Иванов\n\n'.repeat(50_000)],
  ['blocks of all but a date', 'От: Иванов <a@b.example>\nКому: Петров\nТема: печать\n'.repeat(50_000)],
  ['recipients', `Кому: Иванов;\n${'Петров <a@b.example>;\n'.repeat(50_000)}`],
  ['lines across', '-----Исходное сообщение\n'.repeat(50_000)],
  ['forwards that go into marks', '--- Forwarded message ---\n> Да\n'.repeat(50_000)],
  ['farewells', 'С уважением,\n'.repeat(50_000)],
  ['dashes', '-- \n'.repeat(200_000)],
  ['dashes with empty lines', '--\n\n'.repeat(200_000)],
  ['disclaimers', 'Если вы получили это письмо по ошибке\n\n'.repeat(50_000)],
  ['empty lines', '\n'.repeat(mega)],
  ['spaces in one line', ' '.repeat(10 * mega)],
  ['a line of an address that never comes', `${'a'.repeat(5 * mega)}@`],
  ['colons', ':'.repeat(5 * mega)],
]

for (const [name, text] of floods) {
  test(`E6 ${name}: folded in linear time, whole`, { timeout: 10_000 }, () => assert.ok(joined(text) === text))
}
