import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bySimilarity, likeness } from './similar.ts'

test('the request about the same thing comes first, whatever the forms of its words', () => {
  const subjects = ['Нет связи с сервером', 'Не печатается мнемосхема подстанции', 'Отчёт за март пуст']
  const sorted = bySimilarity(subjects, 'Печать мнемосхем обрывается', (subject) => subject)
  assert.deepEqual(
    sorted.map(({ item }) => item),
    ['Не печатается мнемосхема подстанции', 'Нет связи с сервером', 'Отчёт за март пуст'],
  )
  assert.deepEqual(
    sorted.map(({ alike }) => alike),
    [true, false, false],
  )
})

test('short words and letters ё make no likeness by themselves', () => {
  assert.equal(likeness('не то и не на', 'не то и не на'), 0)
  assert.equal(likeness('отчёты', 'отчета нет'), 1)
  assert.equal(bySimilarity([], 'печать', String).length, 0)
})
