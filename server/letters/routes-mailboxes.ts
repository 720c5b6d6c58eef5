import { z } from 'zod'
import { mailboxChangeShape, mailboxShape, newMailboxShape, type MailboxView } from '../../core/letters/wire.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import { idText } from '../../core/wire.ts'
import type { Reader } from '../../db/connect.ts'
import { acts, reads, staffOf, type Line } from '../http/line.ts'
import { addMailbox, changeMailbox, lookInto } from './acts-mailboxes.ts'
import { allMailboxes, findMailbox } from './reads-mailboxes.ts'
import { mailboxView } from './views-mailboxes.ts'

const id = z.strictObject({ id: idText })
const administrator = { staff: ['administrator'] } as const

/** Those that bring secrets take no Idempotency-Key: its record would hold a digest by which to guess them (B7). */
export const lines: readonly Line[] = [
  reads({
    path: '/mailboxes',
    who: administrator,
    summary: 'Mailboxes that letters are fetched from, and addresses at our own door, with their state.',
    reply: z.array(mailboxShape),
    handle: async (call) => (await allMailboxes(call.reader)).map(mailboxView),
  }),
  acts({
    method: 'POST',
    path: '/mailboxes',
    who: administrator,
    repeatable: false,
    summary: 'Adds a mailbox. Its password and keys go in and never out.',
    body: newMailboxShape,
    reply: mailboxShape,
    status: 201,
    handle: async (call) => {
      const given = { actor: staffOf(call), now: call.now, mailbox: call.body }
      const added = await addMailbox(call.tx, call.house, given)
      return isRefusal(added) ? added : shown(call.tx, added)
    },
  }),
  acts({
    method: 'PATCH',
    path: '/mailboxes/:id',
    who: administrator,
    repeatable: false,
    summary: 'Changes a mailbox or takes it out of use; secrets that are left out stay.',
    params: id,
    body: mailboxChangeShape,
    reply: mailboxShape,
    handle: async (call) => {
      const given = { actor: staffOf(call), now: call.now, mailboxId: call.params.id, change: call.body }
      const done = await changeMailbox(call.tx, call.house, given)
      return isRefusal(done) ? done : shown(call.tx, call.params.id)
    },
  }),
  acts({
    method: 'POST',
    path: '/mailboxes/:id/look',
    who: administrator,
    repeatable: false,
    summary: 'Looks into a mailbox now.',
    params: id,
    reply: z.null(),
    status: 204,
    handle: async (call) => {
      const done = await lookInto(call.tx, call.params.id)
      return isRefusal(done) ? done : null
    },
  }),
]

async function shown(reader: Reader, id: string): Promise<MailboxView | Refusal> {
  const row = await findMailbox(reader, id)
  return row === undefined ? refuse('not_found') : mailboxView(row)
}
