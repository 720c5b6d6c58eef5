import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitting } from './options.ts'

const people = [
  { value: '1', label: 'Семёнова Анна', detail: 'ПАО «Ветлуга», +7 921 555-01-02' },
  { value: '2', label: 'Петров Пётр', detail: 'ООО «Северный ветер»' },
]
const found = (query: string): string[] => fitting(people, query).map(({ value }) => value)

test('words are found in any order, in the name or beside it, whatever their case', () => {
  assert.deepEqual(found('ветлуга анна'), ['1'])
  assert.deepEqual(found('ВЕТ'), ['1', '2'])
  assert.deepEqual(found('921'), ['1'])
  assert.deepEqual(found('анна петров'), [])
})

test('ё is found as е and е as ё', () => {
  assert.deepEqual(found('семенова'), ['1'])
  assert.deepEqual(found('пётр'), ['2'])
})

test('nothing typed shows all', () => assert.deepEqual(found('  '), ['1', '2']))
