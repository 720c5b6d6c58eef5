import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { asmo2023 } from '../regulation/asmo-2023.ts'
import { hours, minutes } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import { headline } from './headline.ts'
import { classification, plannedFor, sound, toldByPhone, words } from './testing/commands.ts'
import { byRequester } from './testing/story.ts'
import { aChange, aCriticalDefect, anUncoveredTicket, aTicket, aTicketAtWork } from './testing/tickets.ts'
import { inMoscow } from './testing/time.ts'

const shown = ({ state, due, remaining }: Clock): readonly unknown[] => [
  state,
  inMoscow(due),
  remaining === null ? null : remaining / 60_000,
]

const cancelled = (at: string) =>
  aTicket().does(at, { command: 'cancel', reason: null }, byRequester).clocks('2026-11-30 10:00')[0]

// Set on Thursday at 10:00 for Wednesday 2026-11-25.
const planned = () =>
  aChange({ at: '2026-11-19 09:00' })
    .does('2026-11-19 09:30', sound.accept)
    .does('2026-11-19 10:00', plannedFor('2026-11-25'))

const next = (clocks: readonly Clock[]): string | null => headline(clocks)?.measure ?? null

describe('R2.7 what is due when (DOMAIN 4.1, 4.2)', () => {
  const rows = [
    ['Friday 16:30', '2026-11-20 16:30', '2026-11-23 10:15', '2026-11-23 16:15'],
    ['at closing time', '2026-11-20 17:00', '2026-11-23 10:45', '2026-11-23 16:45'],
    ['before opening', '2026-11-20 08:00', '2026-11-20 10:45', '2026-11-20 16:45'],
    ['the target ends with the day', '2026-11-20 09:00', '2026-11-20 11:00', '2026-11-20 17:00'],
    ['a shortened eve of a holiday', '2026-11-03 15:30', '2026-11-05 10:15', '2026-11-05 16:15'],
    ['a moved working Saturday', '2024-04-26 16:00', '2024-04-27 09:45', '2024-04-27 15:45'],
    ['a working Saturday that is short', '2025-10-31 16:30', '2025-11-01 10:15', '2025-11-05 09:00'],
    ['over the turn of the year', '2026-12-30 16:00', '2027-01-11 09:45', '2027-01-11 15:45'],
    ['a holiday', '2026-01-02 10:00', '2026-01-12 10:45', '2026-01-12 16:45'],
  ] as const
  for (const [name, at, reaction, resolution] of rows)
    test(`U4 ${name}: 2 h and 8 h from ${at}`, () => {
      const [first, second] = aCriticalDefect({ at }).clocks(at)
      assert.deepEqual([first.norm, inMoscow(first.due)], ['reaction', reaction])
      assert.deepEqual([second.norm, inMoscow(second.due)], ['critical-defect', resolution])
      assert.deepEqual([first.remaining, second.remaining], [hours(2), hours(8)])
      assert.ok(first.calendar.confirmed && second.calendar.confirmed)
    })
  test('a date outside the published years is marked as not confirmed', () => {
    const [reaction] = aTicket({ at: '2030-03-07 16:30' }).clocks('2030-03-07 16:30')
    assert.equal(reaction.calendar.confirmed, false)
    assert.equal(inMoscow(reaction.due), '2030-03-08 10:15', 'only weekends are known: 8 March is worked')
  })
})

describe('R2.7 the reaction (DOMAIN 4.3)', () => {
  test('runs, is met at the very due instant, is missed after it', () => {
    const story = aTicket()
    assert.deepEqual(shown(story.clocks('2026-11-23 10:00')[0]), ['running', '2026-11-23 10:15', 15])
    assert.deepEqual(shown(story.clocks('2026-11-23 10:15')[0]), ['running', '2026-11-23 10:15', 0])
    assert.deepEqual(shown(story.clocks('2026-11-23 10:45')[0]), ['missed', '2026-11-23 10:15', -30])
    assert.deepEqual(shown(aTicket().does('2026-11-23 10:15', sound.accept).clocks('2026-11-24 10:00')[0]), [
      'met',
      '2026-11-23 10:15',
      null,
    ])
    assert.deepEqual(shown(aTicket().does('2026-11-23 10:16', sound.accept).clocks('2026-11-24 10:00')[0]), [
      'met_late',
      '2026-11-23 10:15',
      null,
    ])
  })
  test('never pauses, and overdue time is working time', () => {
    const friday = aTicket({ at: '2026-11-20 10:00' })
    assert.deepEqual(shown(friday.clocks('2026-11-21 12:00')[0]), ['missed', '2026-11-20 12:00', -300])
  })
  test('a request that ended without one: stopped in time, or missed for good', () => {
    assert.deepEqual(shown(cancelled('2026-11-23 09:00')), ['stopped', '2026-11-23 10:15', null])
    assert.deepEqual(shown(cancelled('2026-11-23 11:00')), ['missed', '2026-11-23 10:15', null])
  })
  test('what is said after the end is no reaction', () => {
    const story = aTicket().does('2026-11-23 09:00', sound.merge).does('2026-11-23 09:30', sound.message)
    assert.deepEqual(shown(story.clocks('2026-11-23 10:00')[0]), ['stopped', '2026-11-23 10:15', null])
  })
  test('U3 the time for which a request was taken back does not count', () => {
    const story = aTicket({ at: '2026-11-20 10:00' }).does(
      '2026-11-20 11:00',
      { command: 'cancel', reason: null },
      byRequester,
    )
    story.does('2026-11-24 09:00', sound.reopen, byRequester)
    assert.deepEqual(shown(story.clocks('2026-11-24 09:30')[0]), ['running', '2026-11-24 10:00', 30])
  })
})

/** Registered on Thursday 2026-11-19 at 09:00 and taken at once: eight hours end at 17:00 of that day. */
const thursday = () =>
  aTicket({ at: '2026-11-19 09:00' }).does('2026-11-19 09:00', sound.accept).does('2026-11-19 09:00', classification)

describe('U1 the clock stands while the customer is asked (R5.5, DOMAIN 4.5)', () => {
  test('R2.7 a pause over a weekend moves the due instant by its working time', () => {
    const story = thursday()
    assert.equal(inMoscow(story.clocks('2026-11-19 09:00')[1].due), '2026-11-19 17:00')
    story.does('2026-11-19 12:00', sound.ask)
    assert.deepEqual(shown(story.clocks('2026-11-19 12:00')[1]), ['paused', null, 300])
    assert.deepEqual(shown(story.clocks('2026-11-22 12:00')[1]), ['paused', null, 300])
    story.does('2026-11-23 10:00', sound.message, byRequester)
    assert.deepEqual(shown(story.clocks('2026-11-23 10:00')[1]), ['running', '2026-11-23 15:00', 300])
  })
  test('what was late before the question stays late, and gets no later by it', () => {
    const story = thursday().does('2026-11-20 09:45', sound.ask)
    assert.deepEqual(shown(story.clocks('2026-11-20 09:45')[1]), ['missed', '2026-11-19 17:00', -60])
    assert.deepEqual(shown(story.clocks('2026-11-24 09:45')[1]), ['missed', '2026-11-19 17:00', -60])
  })
  test('a norm that says otherwise runs on', () => {
    const norms = asmo2023.norms.map((norm) => ({ ...norm, pausesWhileWaiting: false }))
    const story = aTicketAtWork({ regulation: { ...asmo2023, norms } }).does('2026-11-23 10:00', sound.ask)
    assert.deepEqual(shown(story.clocks('2026-11-23 12:00')[1]), ['running', '2026-11-23 16:15', 255])
  })
  test('a delivery on verification stops it as well', () => {
    const story = thursday().does('2026-11-19 12:00', sound.deliver)
    assert.equal(story.clocks('2026-11-19 14:00')[1].state, 'paused')
    story.does('2026-11-20 12:00', sound.accept_delivery, byRequester)
    assert.deepEqual(shown(story.clocks('2026-11-20 12:00')[1]), ['running', '2026-11-20 17:00', 300])
  })
})

describe('R5.7 rework and reopening continue the same clock (DOMAIN 4.4)', () => {
  test('R2.7 rework: less the time with the customer', () => {
    const story = thursday().does('2026-11-19 11:00', sound.propose_resolution)
    assert.deepEqual(shown(story.clocks('2026-11-19 16:00')[1]), ['met', '2026-11-19 17:00', null])
    story.does('2026-11-20 10:00', sound.return_for_rework, byRequester)
    assert.deepEqual(shown(story.clocks('2026-11-20 10:00')[1]), ['running', '2026-11-20 16:00', 360])
    story.does('2026-11-20 16:30', sound.propose_resolution)
    assert.deepEqual(shown(story.clocks('2026-11-20 16:30')[1]), ['met_late', '2026-11-20 16:00', null])
  })
  test('U3 reopening: less the verification and the time for which it was closed', () => {
    const story = thursday().does('2026-11-19 11:00', sound.propose_resolution)
    story.does('2026-11-19 14:00', sound.accept_resolution, byRequester)
    assert.deepEqual(shown(story.clocks('2026-11-23 14:00')[1]), ['met', '2026-11-19 17:00', null])
    story.does('2026-11-24 09:00', sound.reopen, byRequester)
    const [, clock] = story.clocks('2026-11-24 09:00')
    assert.deepEqual(shown(clock), ['running', '2026-11-24 15:00', 360])
    assert.deepEqual(
      clock.waits.map(({ why }) => why),
      ['resolution', 'closed'],
    )
  })
  test('U19 told by phone, the decision stops and starts the same clocks', () => {
    const story = thursday().does('2026-11-19 11:00', sound.propose_resolution)
    story.does('2026-11-20 10:00', { ...sound.return_for_rework, told: toldByPhone }, { channel: 'phone' })
    assert.deepEqual(shown(story.clocks('2026-11-20 10:00')[1]), ['running', '2026-11-20 16:00', 360])
  })
})

describe('R2.7 which norm applies, after every change anew (U2, U6, DOMAIN 4.8)', () => {
  const now = '2026-11-23 11:00'
  const justified = { justification: words('why') }
  const rows = [
    ['nobody has classified it', {}, null, 'not_classified', null],
    ['standard consultation', { kind: 'consultation' }, 'standard-consultation', 'running', '2026-11-23 16:15'],
    ['standard defect', {}, 'standard-defect', 'running', '2026-11-23 16:15'],
    ['non-standard defect', { complexity: 'non_standard' }, 'non-standard-defect', 'date_missing', null],
    [
      'critical defect',
      { complexity: null, critical: 'confirmed', ...justified },
      'critical-defect',
      'running',
      '2026-11-23 16:15',
    ],
    [
      'critical and non-standard defect',
      { complexity: 'non_standard', critical: 'confirmed', ...justified },
      'critical-defect',
      'running',
      '2026-11-23 16:15',
    ],
    ['change', { kind: 'change', complexity: null }, 'change', 'date_missing', null],
    ['version', { kind: 'update', complexity: null }, 'update', 'date_missing', null],
    ['consultation not said to be standard', { kind: 'consultation', complexity: null }, null, 'not_classified', null],
  ] as const
  for (const [name, change, norm, state, due] of rows)
    test(name, () => {
      const story = name.startsWith('nobody') ? aTicket() : aTicket().does(now, { ...classification, ...change })
      const [, clock] = story.clocks(now)
      assert.deepEqual([clock.norm, clock.state, inMoscow(clock.due)], [norm, state, due])
    })
  test('the claim of the customer counts until it is declined', () => {
    const story = aCriticalDefect()
    assert.equal(story.clocks(now)[1].norm, 'critical-defect')
    story.does(now, { ...classification, complexity: null, critical: 'declined', ...justified })
    assert.equal(story.clocks(now)[1].state, 'not_classified')
  })
  test('a claim counts for defects only', () => {
    const story = aTicket({ registered: { kind: 'change', critical: 'claimed' } })
    assert.equal(story.clocks(now)[1].norm, 'change')
  })
  test('U2 pauses survive a reclassification, there and back', () => {
    const story = thursday().does('2026-11-19 12:00', sound.ask).does('2026-11-23 10:00', sound.message, byRequester)
    const before = story.clocks('2026-11-23 11:00')
    story.does('2026-11-23 10:30', { ...classification, kind: 'change', complexity: null })
    assert.equal(story.clocks('2026-11-23 11:00')[1].state, 'date_missing')
    story.does('2026-11-23 10:40', { ...classification, critical: 'confirmed', ...justified })
    assert.deepEqual(shown(story.clocks('2026-11-23 11:00')[1]), ['running', '2026-11-23 15:00', 240])
    story.does('2026-11-23 10:50', { ...classification, ...justified })
    assert.deepEqual(story.clocks('2026-11-23 11:00'), before)
  })
  test('a contract replaces single norms', () => {
    const story = aTicketAtWork({ at: '2026-11-23 08:45', normMinutes: { 'standard-defect': 240, reaction: 60 } })
    const [reaction, resolution] = story.clocks(now)
    assert.deepEqual([inMoscow(reaction.due), inMoscow(resolution.due)], ['2026-11-23 09:45', '2026-11-23 12:45'])
    assert.deepEqual([reaction.target, resolution.target], [minutes(60), minutes(240)])
  })
})

describe('R2.7 the planned date', () => {
  test('is due at closing time', () => {
    const [, clock] = planned().clocks('2026-11-25 16:00')
    assert.deepEqual(shown(clock), ['running', '2026-11-25 17:00', 60])
    assert.equal(clock.target, null)
    assert.equal(planned().clocks('2026-11-25 17:01')[1].state, 'missed')
  })
  test('moves by the working time for which the customer was waited for', () => {
    // Friday 09:00 to Monday 09:00: 8 h and 15 min of work, a whole working day.
    const story = planned().does('2026-11-20 09:00', sound.ask)
    assert.deepEqual(shown(story.clocks('2026-11-20 10:00')[1]).slice(0, 2), ['paused', null])
    story.does('2026-11-23 09:00', sound.message, byRequester)
    assert.equal(inMoscow(story.clocks('2026-11-23 09:00')[1].due), '2026-11-26 17:00')
  })
  test('waits before it was set, and the rest of one that it was set in, do not move it twice', () => {
    const story = aChange({ at: '2026-11-19 09:00' }).does('2026-11-19 09:00', sound.ask)
    story.does('2026-11-19 16:00', plannedFor('2026-11-25')).does('2026-11-20 08:45', sound.message, byRequester)
    assert.equal(
      inMoscow(story.clocks('2026-11-20 09:00')[1].due),
      '2026-11-26 09:45',
      'moved by the last hour of Thursday',
    )
  })
  test('set anew, it counts anew', () => {
    const story = planned().does('2026-11-20 09:00', sound.ask).does('2026-11-23 09:00', sound.message, byRequester)
    story.does('2026-11-23 09:00', plannedFor('2026-12-01'))
    assert.equal(inMoscow(story.clocks('2026-11-23 09:00')[1].due), '2026-12-01 17:00')
  })
  test('a resolution without one is met, there was no date to miss', () => {
    const story = aChange().does('2026-11-23 09:00', sound.accept).does('2026-11-23 10:00', sound.propose_resolution)
    const [, clock] = story.clocks('2026-11-23 10:00')
    assert.deepEqual([clock.state, inMoscow(clock.reachedAt)], ['met', '2026-11-23 10:00'])
  })
})

test('R2.5 an uncovered request: the reaction runs, the resolution is promised by nobody', () => {
  const story = anUncoveredTicket({ registered: { critical: 'claimed' } })
  const [reaction, resolution] = story.clocks('2026-11-20 16:30')
  assert.deepEqual(shown(reaction), ['running', '2026-11-23 10:15', 120])
  assert.deepEqual([...shown(resolution), resolution.clause], ['not_covered', null, null, 'R2.5'])
  story.does('2026-11-23 10:00', { ...classification, critical: 'claimed' })
  assert.deepEqual(
    shown(story.clocks('2026-11-23 10:00')[1]),
    ['running', '2026-11-23 16:15', 375],
    'a contract was found',
  )
})

test('U7 the derivation: every stretch that was counted and every one that was not', () => {
  const story = thursday().does('2026-11-19 12:00', sound.ask).does('2026-11-23 10:00', sound.message, byRequester)
  const [, clock] = story.clocks('2026-11-23 10:00')
  assert.deepEqual(
    clock.pieces.map(({ kind, from, to, span }) => [kind, inMoscow(from), inMoscow(to), span / 60_000]),
    [
      ['work', '2026-11-19 09:00', '2026-11-19 12:00', 180],
      ['pause', '2026-11-19 12:00', '2026-11-19 17:00', 300],
      ['pause', '2026-11-20 08:45', '2026-11-20 17:00', 495],
      ['pause', '2026-11-23 08:45', '2026-11-23 10:00', 75],
      ['work', '2026-11-23 10:00', '2026-11-23 15:00', 300],
    ],
  )
  assert.deepEqual(
    clock.waits.map(({ why }) => why),
    ['information'],
  )
  assert.deepEqual([clock.clause, clock.calendar.id], ['R2.7', 'ru'])
})

test('headline: the clock that matters next', () => {
  assert.equal(next(aTicket().clocks('2026-11-20 16:30')), 'reaction')
  assert.equal(
    next(aCriticalDefect({ normMinutes: { 'critical-defect': 60 } }).clocks('2026-11-20 16:30')),
    'resolution',
  )
  assert.equal(next(aTicketAtWork().clocks('2026-11-23 09:30')), 'resolution')
  assert.equal(next(anUncoveredTicket().clocks('2026-11-23 09:30')), 'reaction')
  assert.equal(next(anUncoveredTicket().does('2026-11-23 09:00', sound.accept).clocks('2026-11-23 09:30')), null)
  assert.equal(next(aTicketAtWork().does('2026-11-23 09:30', sound.ask).clocks('2026-11-23 10:00')), 'resolution')
  assert.equal(
    next(aTicketAtWork().does('2026-11-23 09:30', sound.propose_resolution).clocks('2026-11-23 10:00')),
    null,
  )
  assert.equal(
    next(
      aTicket().does('2026-11-30 09:30', { command: 'cancel', reason: null }, byRequester).clocks('2026-11-30 10:00'),
    ),
    null,
  )
})
