import { sql, type RawBuilder } from 'kysely'
import type { SignedIn } from '../../core/people/actor.ts'
import type { Expected } from '../../core/tickets/expected.ts'
import type { Criticality, TicketKind, TicketState } from '../../core/tickets/words.ts'
import type { CivilDate, Instant } from '../../core/time/instant.ts'
import type { RowClock } from './columns.ts'

/** A request as any list needs it: plain columns and names, nothing of its history. */
export interface RowFacts {
  readonly number: number
  readonly subject: string
  readonly state: TicketState
  readonly kind: TicketKind
  readonly critical: Criticality
  readonly priority: number
  readonly customer_id: string
  readonly customer: string
  readonly requester_id: string
  readonly requester: string | null
  readonly product_id: string | null
  readonly product: string | null
  readonly module_id: string | null
  readonly module: string | null
  readonly line_id: string | null
  readonly line: string | null
  readonly assignee_id: string | null
  readonly assignee: string | null
  readonly covered: boolean
  readonly registered_at: Instant
  readonly planned_for: CivilDate | null
  readonly ended_at: Instant | null
  readonly queue_at: Instant
  readonly clock: RowClock | null
  readonly expected: Expected | null
  readonly last_word_side: 'provider' | 'customer'
  readonly last_word_by: string | null
  readonly last_word_at: Instant
  readonly seq: number
  /** The same as a customer counts it (B1); it lies in the fold alone. */
  readonly public_seq: number
}

/** The columns of `RowFacts`, of `t` and what `rowJoins` joins. Staff is named by card only, for both sides (A12). */
export const rowColumns = sql`t.number, t.subject, t.state, t.kind, t.critical, t.priority, t.customer_id, c.short_name as customer,
  t.requester_id, r.name as requester, t.product_id, p.name as product, t.module_id, m.name as module, t.line_id, l.name as line,
  t.assignee_id, a.name as assignee, t.covered, t.registered_at, t.planned_for, t.ended_at, t.queue_at, t.clock, t.expected,
  t.last_word_side, case t.last_word_side when 'customer' then w.name else s.name end as last_word_by, t.last_word_at, t.seq,
  (t.fold ->> 'publicSeq')::int as public_seq`

export const rowJoins = sql`join customer c on c.id = t.customer_id
  left join person r on r.id = t.requester_id
  left join product p on p.id = t.product_id
  left join module m on m.id = t.module_id
  left join line l on l.id = t.line_id
  left join staff_card a on a.id = t.assignee_id
  left join person w on w.id = t.last_word_by_id
  left join staff_card s on s.id = t.last_word_by_id`

/** The predicate of partial indexes, word for word. */
export const isOpen = sql`t.state not in ('closed', 'cancelled')`

/**
 * The first wall between customers, the same rule as `seesTicket`; row-level security is the second. It stands in the
 * query so that the order of an index can be used.
 */
export function visibleTo(actor: SignedIn): readonly RawBuilder<unknown>[] {
  if (actor.side === 'provider') return []
  const own = sql`t.customer_id = ${actor.customerId}::uuid`
  if (actor.sees === 'organisation' || actor.role === 'customer_administrator') return [own]
  return [own, sql`(t.requester_id = ${actor.personId}::uuid or t.watcher_ids @> array[${actor.personId}::uuid])`]
}

export const allOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
