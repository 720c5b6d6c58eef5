import type { Language } from '../../core/people/roles.ts'
import type { Regulation } from '../../core/regulation/regulation.ts'
import type { Clock } from '../../core/tickets/clock.ts'
import { remainingOf } from '../../core/tickets/remaining.ts'
import type { ClockView } from '../../core/tickets/wire.ts'
import { openIntervals, type Calendar } from '../../core/time/calendar.ts'
import { explain, type ExplainedDay } from '../../core/time/explain.ts'
import { formatInstant, type Instant } from '../../core/time/instant.ts'
import { formatWallTime } from '../../core/time/wall-time.ts'
import type { House } from '../house.ts'
import type { RowClock } from './columns.ts'

export const instant = (at: Instant): string => formatInstant(at)
export const instantOrNull = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))

interface Seen {
  readonly clock: Clock
  /** The contract that covers the request, and what it puts in the place of norms. */
  readonly contract: { readonly number: string } | null
  readonly normMinutes: Readonly<Record<string, number>>
  readonly regulation: Regulation
  readonly calendar: Calendar
  readonly language: Language
  readonly now: Instant
}

/** A clock with its whole derivation, day by day (U7, DOMAIN 4.9). */
export function clockView({ clock, contract, normMinutes, regulation, calendar, language, now }: Seen): ClockView {
  const norm = regulation.norms.find(({ id }) => id === clock.norm)
  const { measure, clause, state, target, remaining, pieces, waits } = clock
  const to = clock.due ?? clock.reachedAt ?? now
  const days = pieces.length === 0 ? [] : explain({ calendar, from: clock.startedAt, to, pieces }).days
  const replaced = clock.norm !== null && normMinutes[clock.norm] !== undefined
  return {
    measure,
    norm: clock.norm,
    normTitle: norm?.title[language] ?? null,
    clause,
    contract: replaced ? (contract?.number ?? null) : null,
    state,
    startedAt: instant(clock.startedAt),
    targetMs: target,
    due: instantOrNull(clock.due),
    remainingMs: remaining,
    reachedAt: instantOrNull(clock.reachedAt),
    calendar: { ...clock.calendar, zone: calendar.zone },
    days: days.map((day) => dayView(calendar, day)),
    waits: waits.map(({ from, to, why }) => ({ from: instant(from), to: instantOrNull(to), why })),
  }
}

const dayView = (calendar: Calendar, day: ExplainedDay): ClockView['days'][number] => ({
  date: day.date,
  hours: openIntervals(calendar, day.date).map(({ from, to }) => [formatWallTime(from), formatWallTime(to)]),
  notes: [...day.notes],
  countedMs: day.counted,
  pausedMs: day.paused,
  pieces: day.pieces.map(({ kind, from, to, span }) => ({ kind, from: instant(from), to: instant(to), ms: span })),
})

/** The one clock of a list row, brought to `now`: what runs may have been missed since it was stored. */
export function rowClockView(
  house: Pick<House, 'regulations'>,
  given: { readonly clock: RowClock | null; readonly now: Instant },
) {
  const { clock, now } = given
  if (clock === null) return null
  const { measure, due, state, remaining, regulation } = clock
  if (state !== 'running' || due === null) return { measure, state, due: instantOrNull(due), remainingMs: remaining }
  const calendar = house.regulations.calendarOf(house.regulations.of(regulation.id, regulation.version))
  const left = remainingOf({ calendar, due, now })
  return { measure, state: due <= now ? ('missed' as const) : state, due: instant(due), remainingMs: left }
}
