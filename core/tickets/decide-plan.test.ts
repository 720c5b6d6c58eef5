import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expected } from './expected.ts'
import { plannedFor, sound, words } from './testing/commands.ts'
import { byRequester, refusalOf } from './testing/story.ts'
import { aChange } from './testing/tickets.ts'
import { civil, inMoscow } from './testing/time.ts'

const now = '2026-11-23 10:00'
const counter = (date: string) =>
  ({ command: 'counter_planned_date', date: civil(date), reason: words('sooner') }) as const

test('R2.7 the planned date is due at closing time of a working day to come, a shortened eve included', () => {
  const story = aChange()
  assert.equal(refusalOf(story.tries(now, plannedFor('2026-11-28'))), 'planned_date_not_working')
  assert.equal(refusalOf(story.tries(now, plannedFor('2026-11-20'))), 'planned_date_in_the_past')
  assert.equal(refusalOf(story.tries('2026-11-23 17:00', plannedFor('2026-11-23'))), 'planned_date_in_the_past')
  assert.equal(refusalOf(story.tries('2026-11-23 16:59', plannedFor('2026-11-23'))), null)
  assert.equal(inMoscow(plannedFor('2026-11-03').due), '2026-11-03 16:00')
  story.does(now, plannedFor('2026-11-30'))
  assert.equal(inMoscow(story.ticket().planned?.due ?? null), '2026-11-30 17:00')
  assert.equal(refusalOf(story.tries(now, plannedFor('2026-11-30'))), 'nothing_changes')
})

test('R2.7 the customer agrees once, to a date that is on offer', () => {
  const story = aChange()
  assert.equal(refusalOf(story.tries(now, sound.agree_planned_date, byRequester)), 'planned_date_not_set')
  assert.equal(refusalOf(story.tries(now, counter('2026-11-26'), byRequester)), 'planned_date_not_set')
  story.does(now, plannedFor('2026-11-30'))
  assert.equal(expected(story.ticket()), 'agree_planned_date')
  story.does(now, sound.agree_planned_date, byRequester)
  assert.equal(story.ticket().planned?.agreement, 'agreed')
  assert.equal(expected(story.ticket()), null)
  assert.equal(refusalOf(story.tries(now, sound.agree_planned_date, byRequester)), 'planned_date_already_agreed')
  assert.equal(refusalOf(story.tries(now, counter('2026-11-26'), byRequester)), 'planned_date_already_agreed')
})

test('R2.7 the customer proposes another date; the one on offer stands until the provider sets a new one', () => {
  const story = aChange().does(now, plannedFor('2026-11-30'))
  assert.equal(refusalOf(story.tries(now, counter('2026-11-29'), byRequester)), 'planned_date_not_working')
  assert.equal(refusalOf(story.tries(now, counter('2026-11-20'), byRequester)), 'planned_date_in_the_past')
  assert.equal(refusalOf(story.tries(now, counter('2026-11-30'), byRequester)), 'nothing_changes')
  story.does(now, counter('2026-11-26'), byRequester)
  assert.equal(refusalOf(story.tries(now, counter('2026-11-26'), byRequester)), 'nothing_changes')
  const { planned, lastWord } = story.ticket()
  assert.deepEqual(
    [planned?.date, planned?.agreement, planned?.counter?.date],
    ['2026-11-30', 'countered', '2026-11-26'],
  )
  assert.equal(lastWord.side, 'customer')
  assert.equal(expected(story.ticket()), null, 'it is the provider that has to answer now')
})

test('R2.7 the date that the customer proposed is agreed to by setting it; any other is a new offer', () => {
  const countered = () => aChange().does(now, plannedFor('2026-11-30')).does(now, counter('2026-11-26'), byRequester)
  assert.equal(countered().does(now, plannedFor('2026-11-26')).ticket().planned?.agreement, 'agreed')
  assert.equal(countered().does(now, plannedFor('2026-11-27')).ticket().planned?.agreement, 'proposed')
  const insisted = countered().does(now, plannedFor('2026-11-30')).ticket().planned
  assert.deepEqual([insisted?.agreement, insisted?.counter], ['proposed', null])
  assert.equal(countered().does(now, sound.agree_planned_date, byRequester).ticket().planned?.agreement, 'agreed')
})
