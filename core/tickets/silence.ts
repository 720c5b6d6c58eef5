import type { Regulation } from '../regulation/regulation.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { addWorkingDays } from '../time/working-days.ts'
import type { Ticket } from './ticket.ts'

/** What the rules of silence look at. */
export interface Silence {
  readonly ticket: Ticket
  readonly regulation: Regulation
  readonly calendar: Calendar
}

/**
 * When the customer is next reminded (R5.5, DOMAIN 4.6): after the working days that the regulation names, counted from
 * the beginning of his silence, and never on the day of the reminder before. Null: no more reminders, or no silence.
 */
export function nextReminderAt({ ticket, regulation, calendar }: Silence): Instant | null {
  const days = regulation.reminderDays[ticket.remindersSent]
  return days === undefined ? null : afterSilence({ ticket, calendar, days })
}

/**
 * When silence closes a resolution that lies with the customer (R5.7, DOMAIN 4.6): only where the regulation allows it,
 * only after two reminders, and a working day after the last of them at the earliest. Null: never, or not yet known.
 */
export function silenceClosesAt({ ticket, regulation, calendar }: Silence): Instant | null {
  const days = regulation.closeBySilenceAfterDays
  if (days === null || ticket.state !== 'resolution_verification' || ticket.remindersSent < WARNINGS) return null
  return afterSilence({ ticket, calendar, days })
}

const WARNINGS = 2

function afterSilence(given: { ticket: Ticket; calendar: Calendar; days: number }): Instant | null {
  const { ticket, calendar, days } = given
  if (ticket.silentSince === null) return null
  const at = addWorkingDays({ calendar, start: ticket.silentSince, days })
  if (at === undefined || ticket.remindedAt === null) return at ?? null
  // After an outage several reminders are late at once: still one a working day.
  const apart = addWorkingDays({ calendar, start: ticket.remindedAt, days: 1 })
  return apart === undefined || apart < at ? at : apart
}
