import { z } from 'zod'
import { dropShape, outboxLetterShape, outboxQueryShape, outboxRowShape } from '../../core/notices/outbox-wire.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import { idText, pageOf } from '../../core/wire.ts'
import type { Reader } from '../../db/connect.ts'
import { acts, reads, staffOf, type Line } from '../http/line.ts'
import type { House } from '../house.ts'
import { dropLetter, retryNotice } from './acts.ts'
import { findNotice, listNotices } from './reads.ts'
import { letterView, outboxRowView } from './views.ts'

const id = z.strictObject({ id: idText })
const administrator = { staff: ['administrator'] } as const

export const lines: readonly Line[] = [
  reads({
    path: '/outbox',
    who: administrator,
    summary: 'Every letter with its delivery state, newest first.',
    query: outboxQueryShape,
    reply: pageOf(outboxRowShape),
    handle: async (call) => {
      const { state, cursor, limit = 50 } = call.query
      const rows = await listNotices(call.reader, { state, after: cursor, limit: limit + 1 })
      const items = rows.slice(0, limit).map(outboxRowView)
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  }),
  reads({
    path: '/outbox/:id',
    who: administrator,
    summary: 'A letter with its text.',
    params: id,
    reply: outboxLetterShape,
    handle: (call) => shown(call.reader, call.house, call.params.id),
  }),
  acts({
    method: 'POST',
    path: '/outbox/:id/retry',
    who: administrator,
    summary: 'Sends a letter again that failed, was dropped or was only kept.',
    params: id,
    reply: outboxLetterShape,
    handle: async (call) => {
      const done = await retryNotice(call.tx, { actor: staffOf(call), noticeId: call.params.id, now: call.now })
      return isRefusal(done) ? done : shown(call.tx, call.house, call.params.id)
    },
  }),
  acts({
    method: 'POST',
    path: '/outbox/:id/drop',
    who: administrator,
    summary: 'Holds a letter back, with a reason.',
    params: id,
    body: dropShape,
    reply: outboxLetterShape,
    handle: async (call) => {
      const given = { actor: staffOf(call), noticeId: call.params.id, now: call.now, reason: call.body.reason }
      const done = await dropLetter(call.tx, given)
      return isRefusal(done) ? done : shown(call.tx, call.house, call.params.id)
    },
  }),
]

async function shown(
  reader: Reader,
  house: House,
  noticeId: string,
): Promise<z.input<typeof outboxLetterShape> | Refusal> {
  const row = await findNotice(reader, noticeId)
  if (row === undefined) return refuse('not_found')
  const { zone } = house.regulations.calendarOf(house.regulations.current())
  return letterView(row, { baseUrl: house.baseUrl, zone })
}
