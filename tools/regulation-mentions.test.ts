import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rulesIn, titlesIn } from './regulation-mentions.ts'

test('a rule is the declaration that its comment stands at, or the one it stands in', () => {
  const text = `/** Reaction (R2.7). */
export function react() {
  // R5.5 asks
}

export const table = {
  accept: { clause: 'R5.1' },
}`
  assert.deepEqual(rulesIn(text), [
    { clause: 'R2.7', name: 'react' },
    { clause: 'R5.5', name: 'react' },
    { clause: 'R5.1', name: 'table' },
  ])
})

test('a title names its clauses; a range means all between; code that is no text does not count', () => {
  const text =
    "test('R5.1–R5.3 registration', () => x)\ntest(`R2.7 ${hours} hours`)\n// R2.8 in a comment\nconst R9 = 1"
  assert.deepEqual(titlesIn(text), [
    { clause: 'R5.1', name: 'R5.1–R5.3 registration' },
    { clause: 'R5.3', name: 'R5.1–R5.3 registration' },
    { clause: 'R5.2', name: 'R5.1–R5.3 registration' },
    { clause: 'R2.7', name: 'R2.7 … hours' },
  ])
})
