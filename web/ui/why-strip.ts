import type { DayNote } from '../../core/time/explain.ts'
import { clock, toMs, type When } from '../../lang/format.ts'

/** One counted stretch, or one that was not counted since the clock stood. Spans are milliseconds. */
export interface WhyPiece {
  readonly kind: 'work' | 'pause'
  readonly from: When
  readonly to: When
  readonly span: number
  /** The event that paused, in words: «ждали ответа заказчика». */
  readonly because?: string
}

/** A day of a derivation, as `core/time/explain.ts` makes it. */
export interface WhyDay {
  readonly date: string
  readonly opens?: When | undefined
  readonly closes?: When | undefined
  readonly counted: number
  readonly notes: readonly DayNote[]
  readonly pieces: readonly WhyPiece[]
}

export interface Bar {
  readonly kind: 'open' | 'work' | 'pause'
  /** Per cent of the strip. */
  readonly left: number
  readonly width: number
}

export interface StripDay {
  readonly first: WhyDay
  /** Days off in a row are one line. */
  readonly last: WhyDay
  readonly bars: readonly Bar[]
}

export interface Strip {
  /** What the left and the right edge stand for: «08:45», «17:00». */
  readonly from: string
  readonly to: string
  readonly rows: readonly StripDay[]
}

const DAY = 86_400_000

/** Days as bars on one common scale of the hours of a day, on the provider's clock. */
export function stripOf(days: readonly WhyDay[], zone: string): Strip {
  const minuteOf = (at: string | number): number => {
    const [hours, minutes] = clock({ language: 'ru', zone }, at).split(':').map(Number)
    return (hours ?? 0) * 60 + (minutes ?? 0)
  }
  const open = days.filter((day) => day.opens !== undefined && day.closes !== undefined)
  const from = Math.min(...open.map((day) => minuteOf(day.opens ?? 0)), 24 * 60)
  // Closing at 24:00 reads as 00:00 of the next day.
  const to = Math.max(...open.map((day) => minuteOf(day.closes ?? 0) || 24 * 60), 0)
  const length = Math.max(to - from, 1)
  const bar = (kind: Bar['kind'], start: string | number, end: string | number): Bar => {
    const left = ((minuteOf(start) - from) / length) * 100
    const width = ((toMs(end) - toMs(start)) / 60_000 / length) * 100
    return { kind, left: Math.max(left, 0), width: Math.min(width, 100 - Math.max(left, 0)) }
  }
  const rows: StripDay[] = []
  for (const day of days) {
    const before = rows.at(-1)
    if (
      before !== undefined &&
      isOff(day) &&
      isOff(before.last) &&
      sameNotes(day, before.last) &&
      follows(before.last, day)
    ) {
      rows[rows.length - 1] = { ...before, last: day }
      continue
    }
    const hours = day.opens !== undefined && day.closes !== undefined ? [bar('open', day.opens, day.closes)] : []
    rows.push({
      first: day,
      last: day,
      bars: [...hours, ...day.pieces.map((piece) => bar(piece.kind, piece.from, piece.to))],
    })
  }
  return { from: asClock(from), to: asClock(to), rows }
}

const isOff = (day: WhyDay): boolean => day.opens === undefined && day.pieces.length === 0
const sameNotes = (one: WhyDay, other: WhyDay): boolean => one.notes.join() === other.notes.join()
const follows = (one: WhyDay, other: WhyDay): boolean => Date.parse(other.date) - Date.parse(one.date) === DAY
const asClock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
