import { normFor } from '../regulation/norm-for.ts'
import { targetSpan } from '../regulation/regulation.ts'
import type { Norm } from '../regulation/regulation.ts'
import { workBetween } from '../time/worktime.ts'
import type { Clock, ClocksOf } from './clock.ts'
import { isCritical } from './critical.ts'
import { idleClock } from './idle-clock.ts'
import { runClock } from './run-clock.ts'
import type { PlannedDate, Ticket, Wait } from './ticket.ts'

/**
 * R2.7, DOMAIN 4.4–4.5: from registration (or from the day the planned date was set) until a resolution is sent that
 * is not returned. It stands while the request waits for the customer, unless the norm says otherwise; a return for
 * rework or a reopening continues the same clock, less the time with the customer and the time for which the request
 * was ended (U3). `not_covered` where no contract promises it (R2.5) or the regulation has no norm for the case.
 */
export function resolutionClock(of: ClocksOf): Clock {
  const { ticket, regulation, normMinutes } = of
  const { kind, complexity } = ticket
  const idle = (state: Clock['state'], norm: Norm | null = null): Clock =>
    idleClock({ of, measure: 'resolution', norm: norm?.id ?? null, clause: norm?.clause ?? 'R2.7', state })
  if (!ticket.entitlement.covered) return { ...idle('not_covered'), clause: 'R2.5' }
  const norm = normFor(regulation, { measure: 'resolution', kind, complexity, critical: isCritical(ticket) })
  if (norm === undefined) return idle(complexity === null ? unlessEnded(ticket, 'not_classified') : 'not_covered')
  const waits = ticket.waits.filter((wait) => stands(norm, wait))
  const reachedAt = ticket.resolvedAt
  const span = targetSpan(norm, normMinutes)
  if (span !== null) return runClock({ of, norm, start: ticket.registeredAt, span, target: span, waits, reachedAt })
  if (ticket.planned === null) return idle(reachedAt === null ? unlessEnded(ticket, 'date_missing') : 'met', norm)
  return plannedClock({ of, norm, planned: ticket.planned, waits, reachedAt })
}

/**
 * The planned date, moved by the working time of the waits since it was set: the working time that lay between setting
 * and due instant is granted in full, whenever the provider can use it.
 */
function plannedClock(given: {
  readonly of: ClocksOf
  readonly norm: Norm
  readonly planned: PlannedDate
  readonly waits: readonly Wait[]
  readonly reachedAt: Ticket['resolvedAt']
}): Clock {
  const { planned, ...rest } = given
  const { worked } = workBetween({ calendar: given.of.calendar, start: planned.setAt, end: planned.due })
  return runClock({ ...rest, start: planned.setAt, span: worked, target: null })
}

const stands = (norm: Norm, { why }: Wait): boolean => why === 'closed' || norm.pausesWhileWaiting

/** Cancelled before anything was resolved: nobody has to classify or to plan it any more. */
const unlessEnded = ({ endedAt, resolvedAt }: Ticket, state: Clock['state']): Clock['state'] =>
  endedAt === null || resolvedAt !== null ? state : 'stopped'
