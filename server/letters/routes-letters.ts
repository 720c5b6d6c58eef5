import { z } from 'zod'
import {
  type LetterCard,
  letterCardShape,
  letterDecisionShape,
  letterQueryShape,
  letterRowShape,
  postRoomShape,
} from '../../core/letters/wire.ts'
import type { StaffActor } from '../../core/people/actor.ts'
import { sorters } from '../../core/people/rights.ts'
import { staffRoles } from '../../core/people/roles.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import { idText, pageOf } from '../../core/wire.ts'
import type { Reader } from '../../db/connect.ts'
import { acts, reads, staffOf, type Line } from '../http/line.ts'
import { decideLetter } from './acts-decide.ts'
import { findLetter, listLetters } from './reads-letters.ts'
import { postRoomNow } from './reads-post.ts'
import { letterCardView, letterRowView } from './views.ts'

const id = z.strictObject({ id: idText })

export const lines: readonly Line[] = [
  reads({
    path: '/letters',
    who: { staff: staffRoles },
    snapshot: false,
    summary: 'Letters that came, newest first, and what became of each (I9).',
    query: letterQueryShape,
    reply: pageOf(letterRowShape),
    handle: async (call) => {
      const { of = 'all', q, cursor, limit = 50 } = call.query
      const rows = await listLetters(call.reader, { of, q, after: cursor, limit: limit + 1 })
      const shown = rows.slice(0, limit)
      return { items: shown.map(letterRowView), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
    },
  }),
  reads({
    path: '/letters/:id',
    who: { staff: staffRoles },
    snapshot: false,
    summary: 'A letter in full: where it came from, how far it is to be trusted, what may be decided about it.',
    params: id,
    reply: letterCardShape,
    handle: (call) => shown(call.reader, staffOf(call), call.params.id),
  }),
  acts({
    method: 'POST',
    path: '/letters/:id/decision',
    who: { staff: sorters },
    summary: 'Says what is to become of a letter that waits; it is taken accordingly at once.',
    params: id,
    body: letterDecisionShape,
    reply: letterCardShape,
    handle: async (call) => {
      const given = { actor: staffOf(call), letterId: call.params.id, decision: call.body, now: call.now }
      const done = await decideLetter(call.tx, call.house, given)
      return isRefusal(done) ? done : shown(call.tx, staffOf(call), call.params.id)
    },
  }),
  reads({
    path: '/post',
    who: { staff: staffRoles },
    summary: 'What the post room waits for, and what is wrong with the mail.',
    reply: postRoomShape,
    handle: (call) => postRoomNow(call.reader, call.now),
  }),
]

async function shown(reader: Reader, actor: StaffActor, id: string): Promise<LetterCard | Refusal> {
  const row = await findLetter(reader, id)
  return row === undefined ? refuse('not_found') : letterCardView(row, actor)
}
