import type { z } from 'zod'
import type { SignedIn } from '../../core/people/actor.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type {
  ticketCountsQueryShape,
  ticketCountsShape,
  ticketPageShape,
  ticketQueryShape,
  TicketView,
} from '../../core/tickets/wire-lists.ts'
import type { Instant } from '../../core/time/instant.ts'
import { dateIn, endOfDay } from '../../core/time/zone.ts'
import type { Reader } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { cursorText, readCursor, type Position, type Sort } from './cursor.ts'
import { countOfCustomer, countTickets, listTickets } from './reads-list.ts'
import type { RowFacts } from './reads-rows.ts'
import { instant } from './views-clock.ts'
import { rowView } from './views-row.ts'

interface Viewed {
  readonly actor: SignedIn
  readonly now: Instant
}

const PAGE = 50
/** The views that are about the staff's own order of work; a customer has none of them (A12). */
const staffViews: readonly TicketView[] = ['unassigned', 'my_line', 'overdue', 'due_today']
const sharedViews: readonly TicketView[] = ['open', 'mine', 'waiting_for_customer', 'on_verification', 'expects_me']

/** One page of a list. Refusals: `not_your_side` for a view of the staff's, `invalid_input` for a broken cursor. */
export async function readPage(
  reader: Reader,
  house: House,
  { query, actor, now }: Viewed & { readonly query: z.output<typeof ticketQueryShape> },
): Promise<z.input<typeof ticketPageShape> | Refusal> {
  const { view = 'open', sort, cursor, limit = PAGE, q, ...filters } = query
  if (actor.side === 'customer' && staffViews.includes(view)) return refuse('not_your_side', 'view')
  const words = q === undefined || q.trim() === '' ? undefined : q.replaceAll('\0', '')
  const sorted = sortOf(view, { sort, words })
  const after = cursor === undefined ? undefined : readCursor(sorted, cursor)
  if (cursor !== undefined && after === undefined) return refuse('invalid_input', 'cursor')
  const tomorrow = tomorrowOf(house, now)
  const rows = await listTickets(reader, { actor, now, tomorrow, view, sort: sorted, after, limit, q: words, filters })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map((row) => rowView(house, { row, now, side: actor.side })),
    next: last === undefined ? null : cursorText(sorted, positionOf(sorted, last)),
    asOf: instant(now),
  }
}

/** What has ended is due no more, and what was found by words comes newest first; only open ones have an order of work. */
function sortOf(view: TicketView, { sort, words }: { sort: Sort | undefined; words: string | undefined }): Sort {
  if (words !== undefined) return 'newest'
  const open = view !== 'all' && view !== 'ended'
  if (sort === 'due') return open ? 'due' : 'newest'
  return sort ?? (open ? 'due' : 'newest')
}

const positionOf = (sort: Sort, row: RowFacts): Position => ({
  value: sort === 'due' ? row.queue_at : sort === 'last_word' ? row.last_word_at : 0,
  number: row.number,
})

/** How many requests each view of open ones holds; of one customer, how many there are at all. */
export async function readCounts(
  reader: Reader,
  house: House,
  { query: { customerId }, actor, now }: Viewed & { readonly query: z.output<typeof ticketCountsQueryShape> },
): Promise<z.input<typeof ticketCountsShape>> {
  if (customerId !== undefined) return { counts: await countOfCustomer(reader, { actor, customerId }) }
  const views = actor.side === 'provider' ? [...sharedViews, ...staffViews] : sharedViews
  return { counts: await countTickets(reader, { actor, now, tomorrow: tomorrowOf(house, now), views }) }
}

function tomorrowOf({ regulations }: House, now: Instant): Instant {
  const { zone } = regulations.calendarOf(regulations.current())
  return endOfDay(dateIn(zone, now), zone)
}
