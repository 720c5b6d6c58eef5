import type { Regulation } from '../../core/regulation/regulation.ts'
import { clocks as clocksOf } from '../../core/tickets/clocks.ts'
import type { Clock } from '../../core/tickets/clock.ts'
import type { SystemCommand } from '../../core/tickets/commands.ts'
import { matters } from '../../core/tickets/matters.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { Calendar } from '../../core/time/calendar.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { House } from '../house.ts'

/** What follows from a request, its norms and an instant; never stored as a source, always computed again. */
export interface Derived {
  readonly regulation: Regulation
  readonly calendar: Calendar
  readonly clocks: readonly Clock[]
  readonly due: readonly SystemCommand[]
  /** The earliest instant at which something may become true by itself. */
  readonly next: Instant | null
}

export interface Derivation {
  readonly house: Pick<House, 'regulations'>
  readonly ticket: Ticket
  readonly normMinutes: Readonly<Record<string, number>>
  readonly now: Instant
}

/** Clocks and matters under the version of the regulation that the request was registered under (U24). */
export function derive({ house, ticket, normMinutes, now }: Derivation): Derived {
  const regulation = house.regulations.of(ticket.regulation.id, ticket.regulation.version)
  const calendar = house.regulations.calendarOf(regulation)
  const clocks = clocksOf({ ticket, regulation, normMinutes, calendar, now })
  const { due, next } = matters({ ticket, clocks, regulation, calendar, now })
  return { regulation, calendar, clocks, due, next }
}
