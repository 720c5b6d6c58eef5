import assert from 'node:assert/strict'
import { test } from 'node:test'
import { templates } from '../notices/templates.ts'
import { hours, minutes } from '../time/instant.ts'
import { caps, capWords, uncapped } from './caps.ts'

for (const [trap, name, most, within] of [
  ['D7', 'receipts', 1, hours(1)],
  ['E1', 'verificationQuestions', 1, hours(24)],
  ['E1', 'answersToItself', 3, minutes(10)],
  ['E11', 'toOneAddress', 60, hours(1)],
  ['E4', 'alarmsOfOneKind', 5, hours(1)],
  ['E4', 'alarmsOfTheDay', 1, hours(24)],
] as const) {
  test(`${trap} at most ${most} of ${name} in ${within / 60_000} minutes`, () => {
    assert.deepEqual(caps[name], { most, within })
  })
}

test('E11 every cap has its own words, and only letters that there are go uncapped', () => {
  const words = Object.values(capWords)
  assert.equal(new Set(words).size, words.length)
  assert.ok(uncapped.size > 0)
  for (const template of uncapped)
    assert.ok(
      templates.some((one) => one === template),
      template,
    )
})
