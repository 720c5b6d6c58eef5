import { normFor } from '../regulation/norm-for.ts'
import { targetSpan } from '../regulation/regulation.ts'
import type { Clock, ClocksOf } from './clock.ts'
import { isCritical } from './critical.ts'
import { idleClock } from './idle-clock.ts'
import { runClock } from './run-clock.ts'

/**
 * R2.7, DOMAIN 4.3: from registration until a specialist accepts or answers publicly, for every request, covered or
 * not. It never pauses while the request waits; only the time for which the request was ended and then reopened does
 * not count, since nobody can react to an ended request (U3).
 */
export function reactionClock(of: ClocksOf): Clock {
  const { ticket, regulation, normMinutes } = of
  const { kind, complexity } = ticket
  const norm = normFor(regulation, { measure: 'reaction', kind, complexity, critical: isCritical(ticket) })
  const span = norm === undefined ? null : targetSpan(norm, normMinutes)
  if (norm === undefined || span === null)
    return idleClock({ of, measure: 'reaction', norm: norm?.id ?? null, clause: 'R2.7', state: 'not_covered' })
  const waits = ticket.waits.filter(({ why }) => why === 'closed')
  return runClock({ of, norm, start: ticket.registeredAt, span, target: span, waits, reachedAt: ticket.reactedAt })
}
