import assert from 'node:assert/strict'
import { it } from 'node:test'
import { piecesOf } from './folded.ts'

const kinds = (text: string): string[] => piecesOf(text).map(({ kind }) => kind)

it('U12 history is folded in its place, and every word of it is there', () => {
  const letter =
    'Не помогло, ошибка та же.\n\n16.11.2026 10:00, Морозов Денис пишет:\n> Обновите модуль печати.\n> Стало лучше?\n'
  const pieces = piecesOf(letter)
  assert.equal(pieces[0]?.kind, 'said')
  assert.equal(pieces[0]?.text, 'Не помогло, ошибка та же.')
  const shown = pieces.map(({ text }) => text).join('\n')
  for (const word of letter.split(/\s+/).filter(Boolean)) assert.ok(shown.includes(word), word)
})

it('U12 where nothing was said anew, all stands open', () => {
  assert.deepEqual(kinds('> Обновите модуль печати.\n> Стало лучше?'), ['said'])
  assert.deepEqual(piecesOf(''), [{ kind: 'said', text: '' }])
})

it('blank lines around a piece go, the indentation of its first line stays', () => {
  assert.deepEqual(piecesOf('\n \n    select 1;\nготово\n\n'), [{ kind: 'said', text: '    select 1;\nготово' }])
})

it('E6 a megabyte of blanks takes no longer than it is long', () => {
  const pieces = piecesOf(`раз${' '.repeat(1_000_000)}два${'\n'.repeat(1_000_000)}`)
  assert.equal(pieces.length, 1)
  assert.ok(pieces[0]?.text.endsWith('два'))
})
