import { z } from 'zod'
import { seesTicket } from '../../../core/people/scope.ts'
import { staffRoles } from '../../../core/people/roles.ts'
import { refuse } from '../../../core/refusal.ts'
import { actorOf, acts, type Line } from '../line.ts'
import type { RawLine } from '../raw.ts'
import type { Live } from './live.ts'
import { announce, ticketBeingWritten } from './reads.ts'

/** The stream of what happens to requests that one sees. */
export const liveLine = (live: Live): RawLine => ({
  method: 'GET',
  path: '/live',
  who: 'signed_in',
  summary:
    'Server-sent events: which requests have changed, and who is writing. Nothing is repeated: read anew after a break.',
  reply: { mediaType: 'text/event-stream' },
  handle: async ({ caller, response, headers, take }) => {
    if (caller.session === null) return refuse('not_signed_in')
    const common = headers()
    take()
    live.open({ session: caller.session, response, headers: common })
    return { taken: true }
  },
})

export const lines: readonly Line[] = [
  acts({
    method: 'POST',
    path: '/tickets/:number/writing',
    who: { staff: staffRoles, customer: ['user', 'customer_administrator'] },
    repeatable: false,
    summary: 'Tells colleagues who look at the request that one is writing; repeated every few seconds while one does.',
    params: z.strictObject({ number: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
    body: z.strictObject({ mode: z.enum(['message', 'note']) }),
    reply: z.null(),
    status: 204,
    handle: async ({ tx, params: { number }, body: { mode }, ...call }) => {
      const actor = actorOf(call)
      const found = await ticketBeingWritten(tx, { number, personId: actor.personId })
      if (found === undefined) return refuse('not_found')
      const whose = { customerId: found.customer_id, requesterId: found.requester_id, watcherIds: found.watcher_ids }
      if (!seesTicket(actor, whose)) return refuse('not_found')
      if (mode === 'note' && actor.side === 'customer') return refuse('not_your_side')
      const writing = { personId: actor.personId, name: found.name, mode }
      // Nothing has happened, so no event is named. That somebody writes a note is as internal as the note (B1).
      await announce(tx, { number, seq: 0, publicSeq: 0, ...whose, public: mode === 'message', writing })
      return null
    },
  }),
]
