import { z } from 'zod'
import { sorters } from '../../core/people/rights.ts'
import { staffRoles } from '../../core/people/roles.ts'
import { contactChangeShape, contactQueryShape, contactShape, newContactShape } from '../../core/people/wire.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import { idText, pageOf } from '../../core/wire.ts'
import type { Reader } from '../../db/connect.ts'
import { actorOf, acts, reads, staffOf, type Line } from '../http/line.ts'
import { addContact, changeContact } from './acts-contacts.ts'
import { confirmPerson } from './acts-draft.ts'
import { findContact, searchContacts } from './reads-contacts.ts'
import { contactView } from './views.ts'

const id = z.strictObject({ id: idText })

export const lines: readonly Line[] = [
  reads({
    path: '/contacts',
    who: 'signed_in',
    summary: 'People of customers by a few letters; a customer finds the people of his own organisation.',
    query: contactQueryShape,
    reply: pageOf(contactShape),
    handle: async (call) => {
      const actor = actorOf(call)
      const { q, cursor, limit = 50, draft } = call.query
      // The second wall stands in the database; the query itself asks for no more either (A6).
      const customerId = actor.side === 'customer' ? actor.customerId : call.query.customerId
      const rows = await searchContacts(call.reader, {
        q,
        customerId,
        draft: draft === undefined ? undefined : draft === 'true',
        after: cursor,
        limit: limit + 1,
      })
      const shown = rows.slice(0, limit)
      return { items: shown.map(contactView), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
    },
  }),
  acts({
    method: 'POST',
    path: '/customers/:id/people',
    who: { staff: staffRoles, customer: ['customer_administrator'] },
    summary: 'Adds a person of a customer; an invitation is made apart (R3, R5.1).',
    params: id,
    body: newContactShape,
    reply: contactShape,
    status: 201,
    handle: async (call) => {
      const given = { actor: actorOf(call), customerId: call.params.id, person: call.body, now: call.now }
      const added = await addContact(call.tx, call.house, given)
      return isRefusal(added) ? added : shown(call.tx, added)
    },
  }),
  acts({
    method: 'PATCH',
    path: '/people/:id',
    who: { staff: sorters, customer: ['customer_administrator'] },
    summary: 'Changes a person of a customer: role, what he sees, competences, whether he may enter.',
    params: id,
    body: contactChangeShape,
    reply: contactShape,
    handle: async (call) => {
      const given = { actor: actorOf(call), personId: call.params.id, change: call.body, now: call.now }
      const done = await changeContact(call.tx, given)
      return isRefusal(done) ? done : shown(call.tx, call.params.id)
    },
  }),
  acts({
    method: 'POST',
    path: '/people/:id/confirmation',
    who: { staff: sorters },
    summary: 'Confirms a contact whom a letter from a customer’s mail domain has brought.',
    params: id,
    reply: contactShape,
    handle: async (call) => {
      const done = await confirmPerson(call.tx, { actor: staffOf(call), personId: call.params.id, now: call.now })
      return isRefusal(done) ? done : shown(call.tx, call.params.id)
    },
  }),
]

async function shown(reader: Reader, id: string): Promise<z.input<typeof contactShape> | Refusal> {
  const row = await findContact(reader, id)
  return row === undefined ? refuse('not_found') : contactView(row)
}
