import type { Side } from '../../core/people/roles.ts'
import { seqFor } from '../../core/tickets/for-customer.ts'
import type { Named } from '../../core/wire.ts'
import type { TicketRow } from '../../core/tickets/wire.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { House } from '../house.ts'
import type { RowFacts } from './reads-rows.ts'
import { instant, instantOrNull, rowClockView } from './views-clock.ts'

/** A list row on the wire, the same for both sides but for its numbering: the query has left out what a customer may not see. */
export function rowView(
  house: Pick<House, 'regulations'>,
  given: { readonly row: RowFacts; readonly now: Instant; readonly side: Side },
): TicketRow {
  const { row, now, side } = given
  return {
    number: row.number,
    subject: row.subject,
    state: row.state,
    kind: row.kind,
    critical: row.critical,
    priority: row.priority,
    customer: { id: row.customer_id, name: row.customer },
    requester: { id: row.requester_id, name: row.requester ?? '' },
    product: named(row.product_id, row.product),
    module: named(row.module_id, row.module),
    line: named(row.line_id, row.line),
    assignee: named(row.assignee_id, row.assignee),
    covered: row.covered,
    registeredAt: instant(row.registered_at),
    plannedFor: row.planned_for,
    endedAt: instantOrNull(row.ended_at),
    clock: rowClockView(house, { clock: row.clock, now }),
    lastWord: { side: row.last_word_side, name: row.last_word_by, at: instant(row.last_word_at) },
    expected: row.expected,
    seq: seqFor(side, { seq: row.seq, publicSeq: row.public_seq }),
  }
}

const named = (id: string | null, name: string | null): Named | null => (id === null ? null : { id, name: name ?? '' })
