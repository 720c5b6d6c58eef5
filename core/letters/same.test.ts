import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../time/instant.ts'
import { type Identity, sameLetter } from './same.ts'

const letter: Identity = {
  messageId: 'a1@alfa.example',
  digest: 'd1',
  author: 'anna@alfa.example',
  subject: 'Не печатается схема',
  date: 1_700_000_000_000 as Instant,
}

const table: readonly (readonly [string, Partial<Identity>, ReturnType<typeof sameLetter>])[] = [
  ['D9 the same content', {}, 'same'],
  ['D10 the same content under another id', { messageId: 'b@alfa.example' }, 'same'],
  [
    'D10 a list has put its line below and its name before the subject',
    { digest: 'd2', subject: 'RE: Не печатается схема' },
    'same',
  ],
  [
    'D9 another letter under the same id, a week later',
    { digest: 'd2', date: 1_700_600_000_000 as Instant },
    'id_reused',
  ],
  ['D9 another subject under the same id', { digest: 'd2', subject: 'Совсем другое' }, 'id_reused'],
  ['D9 somebody else’s letter under the same id', { digest: 'd2', author: 'evil@elsewhere.test' }, 'id_reused'],
  ['another letter', { digest: 'd2', messageId: 'b@alfa.example' }, 'other'],
  ['D8 two letters without an id are not one for that', { digest: 'd2', messageId: null }, 'other'],
  ['one that was never read has the same bytes', { digest: null, messageId: null }, 'same'],
]
for (const [name, earlier, expected] of table) {
  test(name, () => assert.equal(sameLetter(letter, { ...letter, ...earlier }), expected))
}

test('D8 a letter without an id repeats nothing by it', () => {
  assert.equal(sameLetter({ ...letter, messageId: null }, { ...letter, messageId: null, digest: 'd2' }), 'other')
})
