import { sql, type RawBuilder } from 'kysely'
import type { SignedIn } from '../../core/people/actor.ts'
import type { TicketKind, TicketState } from '../../core/tickets/words.ts'
import type { TicketView } from '../../core/tickets/wire-lists.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'
import type { Position, Sort } from './cursor.ts'
import { allOf, isOpen, rowColumns, rowJoins, visibleTo, type RowFacts } from './reads-rows.ts'

/** What a list is asked for: words of a closed vocabulary and ids, never a piece of SQL (A11). */
export interface Listed {
  readonly actor: SignedIn
  readonly now: Instant
  /** The end of today in the provider's zone. */
  readonly tomorrow: Instant
  readonly view: TicketView
  readonly sort: Sort
  readonly after: Position | undefined
  readonly limit: number
  readonly q: string | undefined
  readonly filters: {
    readonly state?: TicketState | undefined
    readonly kind?: TicketKind | undefined
    readonly customerId?: string | undefined
    readonly assigneeId?: string | undefined
    readonly lineId?: string | undefined
    readonly requesterId?: string | undefined
  }
}

/** One page of a list and one row more, if there is one, in one statement. */
export async function listTickets(reader: Reader, asked: Listed): Promise<RowFacts[]> {
  const { after, sort, limit, q } = asked
  const order = orders[sort]
  const most = sql.lit(limit + 1)
  const wanted = [...viewCondition(asked), ...filterConditions(asked.filters)]
  const reached = [...visibleTo(asked.actor), ...(after === undefined ? [] : [order.after(after)])]
  const found = q === undefined ? sql`` : hits({ q, wanted, reached, most })
  const conditions = q === undefined ? [...reached, ...wanted] : [sql`t.number in (select number from hits)`]
  // The page is cut first and its names are joined to the few rows left.
  const { rows } = await sql<RowFacts>`${found}
    select ${rowColumns}
    from (select t.* from ticket t where ${allOf(conditions)} order by ${order.by} limit ${most}) t
    ${rowJoins} order by ${order.by}`.execute(reader)
  return rows
}

const orders: Record<
  Sort,
  { readonly by: RawBuilder<unknown>; readonly after: (at: Position) => RawBuilder<unknown> }
> = {
  due: {
    by: sql`t.queue_at, t.number`,
    after: ({ value, number }) => sql`(t.queue_at, t.number) > (${value}::timestamptz, ${number}::bigint)`,
  },
  newest: { by: sql`t.number desc`, after: ({ number }) => sql`t.number < ${number}::bigint` },
  last_word: {
    by: sql`t.last_word_at desc, t.number desc`,
    after: ({ value, number }) => sql`(t.last_word_at, t.number) < (${value}::timestamptz, ${number}::bigint)`,
  },
}

/** So many of the newest requests are looked through one by one before the index of words is asked. */
const NEAR = sql.lit(1000)

/**
 * A number, or words, newest first (U20). A common word has its page among the newest requests already; only where they
 * do not fill it is the index of words asked, for the ids alone and as a step of its own: it knows no order, so it must
 * never be asked for a word that is everywhere, and a rare one is not to be looked for along the order of the list.
 */
function hits(given: {
  readonly q: string
  readonly wanted: readonly RawBuilder<unknown>[]
  readonly reached: readonly RawBuilder<unknown>[]
  readonly most: RawBuilder<unknown>
}): RawBuilder<unknown> {
  const { q, wanted, reached, most } = given
  const number = numberIn(q)
  const ways = [
    sql`t.search @@ websearch_to_tsquery('russian', ${q}::text)`,
    ...(number === null ? [] : [sql`t.number = ${number}::bigint`]),
  ]
  const byIndex = ways.map(
    (way) => sql`union select t.number from ticket t
      where (select needed from farther) and ${allOf([way, ...wanted, ...reached])}`,
  )
  return sql`with near as materialized (
      select t.number, ${allOf([sql`(${sql.join(ways, sql` or `)})`, ...wanted])} as hit
      from (select t.* from ticket t where ${allOf(reached)} order by t.number desc limit ${NEAR}) t),
    farther as materialized (
      select count(*) = ${NEAR} and count(*) filter (where hit) < ${most} as needed from near),
    found as materialized (select number from near where hit ${sql.join(byIndex, sql` `)}),
    hits as materialized (select number from found order by number desc limit ${most})`
}

function numberIn(q: string): number | null {
  const digits = /^\s*(?:№|#|No\.?)?\s*(\d{1,15})\s*$/i.exec(q)?.[1]
  return digits === undefined ? null : Number(digits)
}

type ViewAsked = Pick<Listed, 'actor' | 'now' | 'tomorrow' | 'view'>

function viewCondition(asked: ViewAsked): readonly RawBuilder<unknown>[] {
  const { view } = asked
  if (view === 'all') return []
  if (view === 'ended') return [sql`t.ended_at is not null`]
  return view === 'open' ? [isOpen] : [isOpen, openView(view, asked)]
}

type OpenView = Exclude<TicketView, 'all' | 'ended' | 'open'>

function openView(view: OpenView, { actor, now, tomorrow }: Omit<ViewAsked, 'view'>): RawBuilder<unknown> {
  const staff = actor.side === 'provider'
  switch (view) {
    case 'mine':
      return staff ? sql`t.assignee_id = ${actor.personId}::uuid` : sql`t.requester_id = ${actor.personId}::uuid`
    case 'unassigned':
      return sql`t.assignee_id is null`
    case 'my_line':
      return staff ? sql`t.line_id = ${actor.lineId}::uuid` : sql`false`
    case 'overdue':
      return sql`t.queue_at <= ${now}::timestamptz`
    case 'due_today':
      return sql`t.queue_at < ${tomorrow}::timestamptz`
    case 'waiting_for_customer':
      return sql`t.state = 'waiting_for_customer'`
    case 'on_verification':
      return sql`t.state in ('delivery_verification', 'resolution_verification')`
    case 'expects_me':
      return staff
        ? sql`t.assignee_id = ${actor.personId}::uuid and t.last_word_side = 'customer'`
        : sql`t.expected is not null`
  }
}

function filterConditions(filters: Listed['filters']): RawBuilder<unknown>[] {
  const { state, kind, customerId, assigneeId, lineId, requesterId } = filters
  const found: RawBuilder<unknown>[] = []
  if (state !== undefined) found.push(sql`t.state = ${state}::text`)
  if (kind !== undefined) found.push(sql`t.kind = ${kind}::text`)
  if (customerId !== undefined) found.push(sql`t.customer_id = ${customerId}::uuid`)
  if (assigneeId !== undefined) found.push(sql`t.assignee_id = ${assigneeId}::uuid`)
  if (lineId !== undefined) found.push(sql`t.line_id = ${lineId}::uuid`)
  if (requesterId !== undefined) found.push(sql`t.requester_id = ${requesterId}::uuid`)
  return found
}

/** How many requests each view of open ones holds, in one statement over the open ones only. */
export async function countTickets(
  reader: Reader,
  asked: Omit<ViewAsked, 'view'> & { readonly views: readonly TicketView[] },
): Promise<Record<string, number>> {
  const counted = asked.views.map((view) => {
    const condition = allOf(view === 'open' || view === 'all' || view === 'ended' ? [] : [openView(view, asked)])
    return sql`count(*) filter (where ${condition})::int as ${sql.ref(view)}`
  })
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(counted)} from ticket t where ${allOf([isOpen, ...visibleTo(asked.actor)])}`.execute(reader)
  return rows[0] ?? {}
}

/** How many requests of one customer there are that the actor sees: none of another's, whoever asks (A6). */
export async function countOfCustomer(
  reader: Reader,
  { actor, customerId }: { readonly actor: SignedIn; readonly customerId: string },
): Promise<Record<'all' | 'open' | 'ended', number>> {
  const { rows } = await sql<{ all: number; ended: number }>`
    select count(*)::int as "all", count(t.ended_at)::int as ended
    from ticket t where ${allOf([...filterConditions({ customerId }), ...visibleTo(actor)])}`.execute(reader)
  const { all, ended } = rows[0] ?? { all: 0, ended: 0 }
  return { all, open: all - ended, ended }
}
