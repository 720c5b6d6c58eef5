import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesOf } from './changes-of.ts'

const before = { name: 'Анна', phone: null, competences: ['database'], active: true }

test('only what a form has changed is sent', () => {
  const next = { name: 'Анна', phone: '+7 920 123-45-67', competences: ['database', 'platform'] }
  assert.deepEqual(changesOf(before, next), { phone: '+7 920 123-45-67', competences: ['database', 'platform'] })
  assert.deepEqual(changesOf(before, { name: 'Анна', phone: null }), {})
  assert.deepEqual(changesOf({ phone: '+7' }, { phone: null }), { phone: null })
})
