import type { DayNote } from '../../core/time/explain.ts'
import type { Wait } from '../../core/tickets/ticket.ts'
import type { ClockView } from '../../core/tickets/wire.ts'
import { clock as clockFace, dateIn, toMs } from '../../lang/format.ts'
import type { WhyDay } from '../ui/why-strip.ts'

/** The derivation of a clock as the strip of days draws it, each pause with the event that made it (DOMAIN 4.9, U7). */
export function whyDays(clock: ClockView, waitWords: (why: Wait['why']) => string): readonly WhyDay[] {
  const { zone } = clock.calendar
  return clock.days.map((day) => {
    const opens = day.hours[0]?.[0]
    const closes = day.hours.at(-1)?.[1]
    return {
      date: day.date,
      opens: opens === undefined ? undefined : instantOf({ date: day.date, time: opens, zone }),
      closes: closes === undefined ? undefined : instantOf({ date: day.date, time: closes, zone }),
      counted: day.countedMs,
      notes: day.notes as readonly DayNote[],
      pieces: day.pieces.map(({ kind, from, to, ms }) => {
        const wait = kind === 'pause' ? clock.waits.find((one) => overlaps(one, { from, to })) : undefined
        return { kind, from, to, span: ms, ...(wait === undefined ? {} : { because: waitWords(wait.why) }) }
      }),
    }
  })
}

interface Stretch {
  readonly from: string
  readonly to: string | null
}

const overlaps = (one: Stretch, other: Stretch): boolean =>
  toMs(one.from) < toMs(other.to ?? '9999-12-31T00:00:00Z') && toMs(other.from) < toMs(one.to ?? '9999-12-31T00:00:00Z')

/** The instant at which clocks of a zone show a time on a date. */
export function instantOf({ date, time, zone }: { date: string; time: string; zone: string }): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const shown = (at: number): number => Date.parse(`${dateIn(zone, at)}T${clockFace({ language: 'ru', zone }, at)}:00Z`)
  const guess = asUtc - (shown(asUtc) - asUtc)
  // Once more, for a guess on the other side of a change of clocks.
  return guess - (shown(guess) - asUtc)
}
