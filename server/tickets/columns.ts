import { expected } from '../../core/tickets/expected.ts'
import { headline } from '../../core/tickets/headline.ts'
import type { Clock, ClockState } from '../../core/tickets/clock.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import { priorityOf } from '../../core/tickets/words.ts'
import type { Instant, Span } from '../../core/time/instant.ts'
import type { Derived } from './derived.ts'

/** The clock of a list row as it is stored: `remaining` only where it does not run by itself. */
export interface RowClock {
  readonly measure: Clock['measure']
  readonly norm: string | null
  readonly state: ClockState
  readonly due: Instant | null
  readonly remaining: Span | null
  readonly regulation: { readonly id: string; readonly version: number }
}

/** Sorts after every due instant. */
export const NEVER = Date.UTC(9999, 0, 1) as Instant

/** The columns that repeat facts of the folded request, for indexes and lists. */
export const factColumns = (ticket: Ticket) => ({
  customer_id: ticket.customerId,
  requester_id: ticket.requesterId,
  registered_by_id: ticket.registeredById,
  channel: ticket.channel,
  state: ticket.state,
  kind: ticket.kind,
  complexity: ticket.complexity,
  critical: ticket.critical,
  priority: priorityOf(ticket.impact, ticket.urgency),
  service: ticket.service,
  product_id: ticket.productId,
  module_id: ticket.moduleId,
  line_id: ticket.lineId,
  assignee_id: ticket.assigneeId,
  contract_id: ticket.entitlement.contractId,
  covered: ticket.entitlement.covered,
  expected_by: ticket.expectedBy,
  planned_for: ticket.planned?.date ?? null,
  expected: expected(ticket),
  registered_at: ticket.registeredAt,
  reacted_at: ticket.reactedAt,
  resolved_at: ticket.resolvedAt,
  ended_at: ticket.endedAt,
  last_word_side: ticket.lastWord.side,
  last_word_by_id: ticket.lastWord.personId,
  last_word_at: ticket.lastWord.at,
  watcher_ids: [...ticket.watcherIds],
  seq: ticket.seq,
})

/** The columns that follow from the clocks. */
export function clockColumns(ticket: Ticket, { clocks, due, next }: Derived, now: Instant) {
  const of = (measure: Clock['measure']): Instant | null =>
    clocks.find((clock) => clock.measure === measure)?.due ?? null
  const row = rowClock(ticket, clocks)
  return {
    reaction_due: of('reaction'),
    resolution_due: of('resolution'),
    queue_at: row !== null && runs(row.state) && row.due !== null ? row.due : NEVER,
    clock: JSON.stringify(row),
    // What is due already the rounds take at once.
    next_matter_at: due.length > 0 ? now : next,
  }
}

const runs = (state: ClockState): boolean => state === 'running' || state === 'missed'

function rowClock(ticket: Ticket, clocks: readonly Clock[]): RowClock | null {
  const clock = headline(clocks)
  if (clock === null) return null
  const { measure, norm, due } = clock
  // Whether it is missed by now is said when it is read; a missed one that stands with the customer grows no later (U1).
  const stands = clock.waits.some(({ to }) => to === null)
  const state = clock.state === 'missed' && !stands ? 'running' : clock.state
  const remaining = state === 'running' ? null : clock.remaining
  return { measure, norm, state, due, remaining, regulation: ticket.regulation }
}
