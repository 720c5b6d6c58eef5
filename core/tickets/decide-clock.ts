import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { Given } from './context.ts'
import type { TicketFact } from './events.ts'
import { nextReminderAt, silenceClosesAt } from './silence.ts'

type Decided = Refusal | readonly TicketFact[]

/**
 * R5.5, DOMAIN 4.6: the nth reminder of silence. `nothing_changes` where it was sent already, is not next, or is not
 * due: two workers may run, and one of them comes late.
 */
export function remind({ ticket, command: { nth }, context }: Given<'remind'>): Decided {
  const at = nextReminderAt({ ticket, regulation: context.regulation, calendar: context.calendar })
  if (at === null || at > context.now || nth !== ticket.remindersSent + 1) return refuse('nothing_changes')
  return [{ type: 'reminded', nth }]
}

/** R2.7, DOMAIN 4.4: an alarm to staff, once for each norm, phase and due instant (`nothing_changes`). Internal. */
export function alarm({ ticket, command: { norm, phase, due } }: Given<'alarm'>): Decided {
  const raised = ticket.alarms.some((known) => known.norm === norm && known.phase === phase && known.due === due)
  return raised ? refuse('nothing_changes') : [{ type: 'alarmed', norm, phase, due }]
}

/** R5.7, DOMAIN 4.6: closing by silence; `nothing_changes` unless the regulation allows it and its time has come. */
export function closeBySilence({ ticket, context }: Given<'close_by_silence'>): Decided {
  const at = silenceClosesAt({ ticket, regulation: context.regulation, calendar: context.calendar })
  return at === null || at > context.now ? refuse('nothing_changes') : [{ type: 'closed_by_silence' }]
}
