import type { z } from 'zod'
import type { House } from '../house.ts'
import type { Actor } from '../../core/people/actor.ts'
import type { lineChangeShape, newLineShape } from '../../core/people/wire.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { isLineInUse, isLineNameTaken, lockLine } from './reads-lines.ts'
import { actorId } from './writes.ts'
import { changeLineRow, insertLine } from './writes-lines.ts'

/** A new line of support (R2.1). */
export async function addLine(
  tx: Tx,
  house: House,
  { actor, line, now }: { actor: Actor; line: z.output<typeof newLineShape>; now: Instant },
): Promise<string | Refusal> {
  const id = house.random.uuid()
  if (await isLineNameTaken(tx, line.name, id)) return refuse('already_exists', 'name')
  await insertLine(tx, { id, ...line })
  await record(tx, {
    at: now,
    actorId: actorId(actor),
    action: 'line.add',
    subjectType: 'line',
    subjectId: id,
    subject: line.name,
    detail: { rank: line.rank },
  })
  return id
}

/** Renames, moves or archives a line; one that people or open requests belong to stays. */
export async function changeLine(
  tx: Tx,
  given: { actor: Actor; lineId: string; change: z.output<typeof lineChangeShape>; now: Instant },
): Promise<true | Refusal> {
  const { actor, lineId, change, now } = given
  const line = await lockLine(tx, lineId)
  if (line === undefined) return refuse('not_found')
  if (change.name !== undefined && (await isLineNameTaken(tx, change.name, lineId)))
    return refuse('already_exists', 'name')
  if (change.archived === true && (await isLineInUse(tx, lineId))) return refuse('still_in_use')
  await changeLineRow(tx, { id: lineId, change, now })
  await record(tx, {
    at: now,
    actorId: actorId(actor),
    action: 'line.change',
    subjectType: 'line',
    subjectId: lineId,
    subject: line.name,
    detail: change,
  })
  return true
}
