import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf, hoursText, minutesOf, wireOf, wrongNorms } from './contract-draft.ts'

test('hours are read as people write them, and written so that they are read back', () => {
  assert.equal(minutesOf('4'), 240)
  assert.equal(minutesOf(' 1,5 '), 90)
  assert.equal(minutesOf('0.25'), 15)
  for (const wrong of ['', '0', '-1', '2 часа', '1:30', '1e3']) assert.equal(minutesOf(wrong), undefined, wrong)
  for (let minutes = 1; minutes <= 3000; minutes += 1) assert.equal(minutesOf(hoursText(minutes)), minutes)
})

test('an empty norm is that of the regulation, a wrong one is named', () => {
  const draft = { ...draftOf(null, '2026-11-20'), hours: { reaction: '1', change: '', critical: 'скоро' } }
  assert.deepEqual(wrongNorms(draft), ['critical'])
  assert.deepEqual(wireOf(draft).normMinutes, { reaction: 60 })
  assert.equal(wireOf(draft).endsOn, null)
})
