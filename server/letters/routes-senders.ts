import { z } from 'zod'
import { blockedSenderShape, newAddressShape, personAddressShape } from '../../core/letters/wire-senders.ts'
import { sorters } from '../../core/people/rights.ts'
import { staffRoles } from '../../core/people/roles.ts'
import { isRefusal } from '../../core/refusal.ts'
import { formatInstant } from '../../core/time/instant.ts'
import { idText } from '../../core/wire.ts'
import type { Reader } from '../../db/connect.ts'
import { acts, reads, staffOf, type Line } from '../http/line.ts'
import { giveAddress, takeAddress } from './acts-addresses.ts'
import { unblock } from './acts-senders.ts'
import { addressesOf, blockedSenders } from './reads-senders.ts'

const id = z.strictObject({ id: idText })
const address = z.string().max(254)

export const lines: readonly Line[] = [
  reads({
    path: '/people/:id/addresses',
    who: { staff: staffRoles },
    snapshot: false,
    summary: 'Other addresses of a person, besides the one that he signs in with.',
    params: id,
    reply: z.array(personAddressShape),
    handle: (call) => addresses(call.reader, call.params.id),
  }),
  acts({
    method: 'POST',
    path: '/people/:id/addresses',
    who: { staff: sorters },
    summary: 'Gives a person of a customer another address: letters from there are his from now on (A7).',
    params: id,
    body: newAddressShape,
    reply: z.array(personAddressShape),
    status: 201,
    handle: async (call) => {
      const given = { actor: staffOf(call), personId: call.params.id, address: call.body.address, now: call.now }
      const done = await giveAddress(call.tx, given)
      return isRefusal(done) ? done : addresses(call.tx, call.params.id)
    },
  }),
  acts({
    method: 'DELETE',
    path: '/people/:id/addresses/:address',
    who: { staff: sorters },
    summary: 'Takes an address from a person; letters from there ask who they are from again.',
    params: z.strictObject({ id: idText, address }),
    reply: z.array(personAddressShape),
    handle: async (call) => {
      const given = { actor: staffOf(call), personId: call.params.id, address: call.params.address, now: call.now }
      const done = await takeAddress(call.tx, given)
      return isRefusal(done) ? done : addresses(call.tx, call.params.id)
    },
  }),
  reads({
    path: '/blocked-senders',
    who: { staff: staffRoles },
    snapshot: false,
    summary: 'Senders whose letters are put aside unread, the latest first.',
    reply: z.array(blockedSenderShape),
    handle: async (call) =>
      (await blockedSenders(call.reader)).map((row) => ({
        address: row.address,
        reason: row.reason,
        blockedBy: row.name,
        blockedAt: formatInstant(row.blockedAt),
      })),
  }),
  acts({
    method: 'DELETE',
    path: '/blocked-senders/:address',
    who: { staff: sorters },
    summary: 'Lets letters of a sender in again; those that were put aside can be taken one by one.',
    params: z.strictObject({ address }),
    reply: z.null(),
    status: 204,
    handle: async (call) => {
      const given = { actor: staffOf(call), address: call.params.address, now: call.now }
      const done = await unblock(call.tx, given)
      return isRefusal(done) ? done : null
    },
  }),
]

async function addresses(reader: Reader, personId: string): Promise<z.input<typeof personAddressShape>[]> {
  const rows = await addressesOf(reader, personId)
  return rows.map((row) => ({ address: row.address, addedAt: formatInstant(row.addedAt) }))
}
