import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ru } from '../../lang/ru.ts'
import { deedFacts } from './deed-facts.ts'

const told = (detail: Record<string, unknown>): readonly string[] =>
  deedFacts({ subjectType: 'contract', subject: null, detail }, { words: ru, language: 'ru' })

test('an act is told in words, in the order of a story, without ids', () => {
  const detail = { endsOn: null, customerId: 'x', services: ['support'], startsOn: '2026-05-04', number: 'ЛД-114' }
  assert.deepEqual(told(detail), [
    'номер: ЛД-114',
    'с: 4\u00a0мая\u00a02026',
    'по: пусто',
    'услуги: Техническая поддержка',
  ])
})

test('rights and switches are said in words, norms by their ids', () => {
  assert.deepEqual(told({ active: false, role: 'dispatcher' }), ['роль: Диспетчер', 'доступ: нет'])
  assert.deepEqual(told({ normMinutes: { reaction: 60 }, productIds: [] }), ['нормативы, мин: reaction 60'])
  assert.deepEqual(told({}), [])
})

test('an act is told by what it was about, as that was called then', () => {
  const renamed = { subjectType: 'product', subject: 'АСМО-Склад', detail: { name: 'АСМО-Логистика' } } as const
  assert.deepEqual(deedFacts(renamed, { words: ru, language: 'ru' }), ['АСМО-Склад', 'название: АСМО-Логистика'])
  const moved = { subjectType: 'person', subject: 'Анна Семёнова', detail: { position: 'инженер' } } as const
  assert.deepEqual(deedFacts(moved, { words: ru, language: 'ru' }), ['Анна Семёнова', 'должность: инженер'])
})
