import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phoneDigits, searchWords } from './search-words.ts'

const words: readonly (readonly [string, readonly string[]])[] = [
  ['Королёв Пётр', ['королев', 'петр']],
  ['  «Гамма»-сервис ', ['гамма', 'сервис']],
  ["к:*&|!()<->'\\", ['к']],
  ['***', []],
  ['', []],
  ['Е\u0308лкин', ['елкин']],
]
for (const [typed, found] of words) {
  test(`R5.1 the words of ${JSON.stringify(typed)}`, () => assert.deepEqual(searchWords(typed), found))
}

const numbers: readonly (readonly [string, string | null])[] = [
  ['+7 (920) 123-45-67', '9201234567'],
  ['89201234567', '9201234567'],
  ['79201234567', '9201234567'],
  ['8 (920) 123', '920123'],
  ['+7 920', '920'],
  ['123-45-67', '1234567'],
  ['8920', '8920'],
  ['12', null],
  ['Иванов 123', null],
  ['', null],
]
for (const [typed, digits] of numbers) {
  test(`R5.1 the telephone digits of ${JSON.stringify(typed)}`, () => assert.equal(phoneDigits(typed), digits))
}
