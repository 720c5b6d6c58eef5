import { z } from 'zod'
import { customerRowShape } from '../../core/customers/wire.ts'
import { staffRoles } from '../../core/people/roles.ts'
import { callerResultShape } from '../../core/tickets/wire-lists.ts'
import { dateIn } from '../../core/time/zone.ts'
import { cursorQuery, idText, pageOf } from '../../core/wire.ts'
import { reads, type Line } from '../http/line.ts'
import { listCustomers } from './reads.ts'
import { findCallers } from './reads-callers.ts'
import { callersView, customerRowView } from './views.ts'

/** The lists; a single customer is shown and changed with his contracts, in server/contracts. */
export const lines: readonly Line[] = [
  reads({
    path: '/customers',
    who: { staff: staffRoles },
    summary: 'Customers by name, with people, open requests and cover.',
    query: z.strictObject({
      ...cursorQuery,
      cursor: idText.optional(),
      q: z.string().max(200).optional(),
      archived: z.enum(['true', 'false']).optional(),
    }),
    reply: pageOf(customerRowShape),
    handle: async (call) => {
      const { q, cursor, limit = 50, archived } = call.query
      const { regulations } = call.house
      const today = dateIn(regulations.calendarOf(regulations.current()).zone, call.now)
      const rows = await listCustomers(call.reader, {
        q,
        archived: archived === 'true',
        after: cursor,
        limit: limit + 1,
        today,
      })
      const shown = rows.slice(0, limit)
      return { items: shown.map(customerRowView), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
    },
  }),
  reads({
    path: '/callers',
    who: { staff: staffRoles },
    summary: 'Who is calling: people, customers and requests by a few letters or digits (R5.1).',
    query: z.strictObject({ q: z.string().max(200) }),
    reply: callerResultShape,
    handle: async (call) => callersView(await findCallers(call.reader, call.query.q)),
  }),
]
