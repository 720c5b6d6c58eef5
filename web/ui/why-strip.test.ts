import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stripOf, type WhyDay, type WhyPiece } from './why-strip.ts'

const piece = (kind: WhyPiece['kind'], from: string, to: string): WhyPiece => ({
  kind,
  from,
  to,
  span: Date.parse(to) - Date.parse(from),
})
const workday = (date: string, pieces: readonly WhyPiece[]): WhyDay => ({
  date,
  opens: `${date}T08:45:00+03:00`,
  closes: `${date}T17:00:00+03:00`,
  counted: pieces.filter(({ kind }) => kind === 'work').reduce((sum, { span }) => sum + span, 0),
  notes: [],
  pieces,
})
const dayOff = (date: string): WhyDay => ({ date, counted: 0, notes: ['weekend'], pieces: [] })

test('U7 a weekend between two days of work is one line, and bars lie on one scale of hours', () => {
  const friday = workday('2026-11-20', [piece('work', '2026-11-20T16:30:00+03:00', '2026-11-20T17:00:00+03:00')])
  const monday = workday('2026-11-23', [piece('work', '2026-11-23T08:45:00+03:00', '2026-11-23T10:15:00+03:00')])
  const strip = stripOf([friday, dayOff('2026-11-21'), dayOff('2026-11-22'), monday], 'Europe/Moscow')
  assert.equal(strip.from, '08:45')
  assert.equal(strip.to, '17:00')
  assert.deepEqual(
    strip.rows.map(({ first, last }) => [first.date, last.date]),
    [
      ['2026-11-20', '2026-11-20'],
      ['2026-11-21', '2026-11-22'],
      ['2026-11-23', '2026-11-23'],
    ],
  )
  const [open, work] = strip.rows[2]?.bars ?? []
  assert.deepEqual(open, { kind: 'open', left: 0, width: 100 })
  assert.equal(work?.left, 0)
  assert.equal(Math.round(work?.width ?? 0), 18)
})

test('a provider elsewhere is drawn on his own clock', () => {
  const day: WhyDay = {
    ...dayOff('2026-11-23'),
    opens: '2026-11-23T04:00:00Z',
    closes: '2026-11-23T13:00:00Z',
    notes: [],
  }
  const strip = stripOf([day], 'Asia/Yekaterinburg')
  assert.deepEqual([strip.from, strip.to], ['09:00', '18:00'])
})

test('a working day that ends at midnight reaches the right edge', () => {
  const day: WhyDay = {
    ...dayOff('2026-11-23'),
    opens: '2026-11-22T21:00:00Z',
    closes: '2026-11-23T21:00:00Z',
    notes: [],
  }
  const strip = stripOf([day], 'Europe/Moscow')
  assert.deepEqual([strip.from, strip.to, strip.rows[0]?.bars[0]?.width], ['00:00', '24:00', 100])
})
