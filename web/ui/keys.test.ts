import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyName } from './keys.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

for (const [what, event, name] of [
  ['a letter', { key: 'j', code: 'KeyJ' }, 'j'],
  ['the same key on a Russian layout', { key: 'о', code: 'KeyJ' }, 'j'],
  ['a capital', { key: 'J', code: 'KeyJ', shiftKey: true }, 'shift+j'],
  ['Ctrl K on a Russian layout', { key: 'л', code: 'KeyK', ctrlKey: true }, 'mod+k'],
  ['Cmd K', { key: 'k', code: 'KeyK', metaKey: true }, 'mod+k'],
  ['the slash', { key: '/', code: 'Slash' }, '/'],
  ['the key of the slash on a Russian layout', { key: '.', code: 'Slash' }, '/'],
  ['Enter', { key: 'Enter', code: 'Enter' }, 'Enter'],
  ['Alt with anything, which belongs to the browser', { key: 'j', code: 'KeyJ', altKey: true }, undefined],
] as const) {
  test(`a key is known by its place: ${what}`, () => assert.equal(keyName({ ...plain, ...event }), name))
}
