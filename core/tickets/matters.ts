import type { Regulation } from '../regulation/regulation.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { nextOpening } from '../time/openings.ts'
import { alarmsOf } from './alarms.ts'
import type { Clock } from './clock.ts'
import type { SystemCommand } from './commands.ts'
import type { Matter } from './matter.ts'
import { nextReminderAt, silenceClosesAt } from './silence.ts'
import type { Ticket } from './ticket.ts'

/** What the rounds of the clock have to do with a request. */
export interface Matters {
  /** To be commanded now, in this order. */
  readonly due: readonly SystemCommand[]
  /** The earliest instant after `now` at which something may become true; null: never, until the request changes. */
  readonly next: Instant | null
}

/**
 * What has become true of a request by itself (R2.7, R5.5, DOMAIN 4.4, 4.6): alarms, reminders of silence, closing by
 * silence. Computed from facts, so two workers may ask and a late one finds nothing left to do; what was raised is not
 * raised again. Everything waits for working time, so that no alarm sounds at midnight or on a day off (U8).
 * `clocks` are those of the same request at the same `now`.
 */
export function matters(of: {
  readonly ticket: Ticket
  readonly clocks: readonly Clock[]
  readonly regulation: Regulation
  readonly calendar: Calendar
  readonly now: Instant
}): Matters {
  const { ticket, calendar, now } = of
  if (ticket.endedAt !== null) return { due: [], next: null }
  const all = [...alarmsOf(of), ...silenceMatters(of)].map((matter) => ({
    ...matter,
    at: atWork({ calendar, at: matter.at, now }),
  }))
  const later = all.filter(({ at }) => at > now).map(({ at }) => at)
  return {
    due: all.filter(({ at }) => at <= now).map(({ command }) => command),
    next: later.length === 0 ? null : later.reduce((first, at) => (at < first ? at : first)),
  }
}

function silenceMatters(of: { ticket: Ticket; regulation: Regulation; calendar: Calendar }): readonly Matter[] {
  const closing = silenceClosesAt(of)
  const reminder = nextReminderAt(of)
  const closes = closing === null ? [] : [{ at: closing, command: { command: 'close_by_silence' } } as const]
  // A request that closes is not reminded of any more.
  if (reminder === null || (closing !== null && closing <= reminder)) return closes
  const nth = of.ticket.remindersSent + 1
  return [...closes, { at: reminder, command: { command: 'remind', nth } }]
}

/** U8: a matter that is old enough waits for the next working time from now, a future one for that of its own day. */
function atWork({ calendar, at, now }: { calendar: Calendar; at: Instant; now: Instant }): Instant {
  const from = at > now ? at : now
  const opens = nextOpening(calendar, from) ?? from
  return opens === now ? at : opens
}
