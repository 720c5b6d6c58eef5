import { z } from 'zod'
import { staffRoles } from '../../core/people/roles.ts'
import {
  lineChangeShape,
  lineShape,
  newLineShape,
  newStaffShape,
  profileChangeShape,
  sessionShape,
  staffChangeShape,
  staffShape,
} from '../../core/people/wire.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import { idText } from '../../core/wire.ts'
import type { Reader } from '../../db/connect.ts'
import { actorOf, acts, reads, staffOf, type Line } from '../http/line.ts'
import { addLine, changeLine } from './acts-lines.ts'
import { addStaff, changeProfile, changeStaff } from './acts-staff.ts'
import { findMe } from './reads.ts'
import { allLines } from './reads-lines.ts'
import { allStaff, findStaff } from './reads-staff.ts'
import { lineView, sessionView, staffView } from './views.ts'

const id = z.strictObject({ id: idText })
const administrator = { staff: ['administrator'] } as const

export const lines: readonly Line[] = [
  acts({
    method: 'PATCH',
    path: '/me',
    who: 'signed_in',
    summary: 'Changes the own name, telephone or language.',
    body: profileChangeShape,
    reply: sessionShape,
    handle: async (call) => {
      const actor = actorOf(call)
      const done = await changeProfile(call.tx, { actor, change: call.body, now: call.now })
      if (isRefusal(done)) return done
      const me = await findMe(call.tx, actor)
      return me === undefined ? refuse('not_found') : sessionView(call.house, me)
    },
  }),
  reads({
    path: '/staff',
    who: { staff: staffRoles },
    summary: 'The staff with the workload of each (R2.1).',
    reply: z.array(staffShape),
    handle: async (call) => (await allStaff(call.reader)).map(staffView),
  }),
  acts({
    method: 'POST',
    path: '/staff',
    who: administrator,
    summary: 'Adds a member of the staff; an invitation is made apart.',
    body: newStaffShape,
    reply: staffShape,
    status: 201,
    handle: async (call) => {
      const added = await addStaff(call.tx, call.house, { actor: staffOf(call), person: call.body, now: call.now })
      return isRefusal(added) ? added : shownStaff(call.tx, added)
    },
  }),
  acts({
    method: 'PATCH',
    path: '/staff/:id',
    who: administrator,
    summary: 'Changes a member of the staff: role, line, whether he may enter.',
    params: id,
    body: staffChangeShape,
    reply: staffShape,
    handle: async (call) => {
      const given = { actor: staffOf(call), personId: call.params.id, change: call.body, now: call.now }
      const done = await changeStaff(call.tx, given)
      return isRefusal(done) ? done : shownStaff(call.tx, call.params.id)
    },
  }),
  reads({
    path: '/lines',
    who: { staff: staffRoles },
    summary: 'The lines of support.',
    reply: z.array(lineShape),
    handle: async (call) => (await allLines(call.reader)).map(lineView),
  }),
  acts({
    method: 'POST',
    path: '/lines',
    who: administrator,
    summary: 'Adds a line of support.',
    body: newLineShape,
    reply: lineShape,
    status: 201,
    handle: async (call) => {
      const added = await addLine(call.tx, call.house, { actor: staffOf(call), line: call.body, now: call.now })
      return isRefusal(added) ? added : shownLine(call.tx, added)
    },
  }),
  acts({
    method: 'PATCH',
    path: '/lines/:id',
    who: administrator,
    summary: 'Renames, reorders or archives a line of support.',
    params: id,
    body: lineChangeShape,
    reply: lineShape,
    handle: async (call) => {
      const given = { actor: staffOf(call), lineId: call.params.id, change: call.body, now: call.now }
      const done = await changeLine(call.tx, given)
      return isRefusal(done) ? done : shownLine(call.tx, call.params.id)
    },
  }),
]

async function shownStaff(reader: Reader, id: string): Promise<z.input<typeof staffShape> | Refusal> {
  const row = await findStaff(reader, id)
  return row === undefined ? refuse('not_found') : staffView(row)
}

async function shownLine(reader: Reader, id: string): Promise<z.input<typeof lineShape> | Refusal> {
  const row = (await allLines(reader)).find((line) => line.id === id)
  return row === undefined ? refuse('not_found') : lineView(row)
}
