import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barredFrom, heldFor } from './taken-in.ts'

test('E4 thirty letters of an address in ten minutes are taken, the next is held', () => {
  assert.equal(heldFor({ lately: 29, alike: 0 }), null)
  assert.equal(heldFor({ lately: 30, alike: 0 }), 'flood')
})

test('E1 the same words for the sixth time are a loop, however few letters there are', () => {
  assert.equal(heldFor({ lately: 4, alike: 4 }), null)
  assert.equal(heldFor({ lately: 5, alike: 5 }), 'loop_suspected')
  assert.equal(heldFor({ lately: 90, alike: 5 }), 'loop_suspected')
})

test('an observer reads, somebody who left does neither', () => {
  assert.equal(barredFrom({ active: true, role: 'user' }), null)
  assert.equal(barredFrom({ active: true, role: 'customer_administrator' }), null)
  assert.equal(barredFrom({ active: true, role: 'observer' }), 'read_only')
  assert.equal(barredFrom({ active: false, role: 'observer' }), 'person_inactive')
})
