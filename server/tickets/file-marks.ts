import { isRefusal, type Refusal } from '../../core/refusal.ts'
import type { FileMark } from '../../core/tickets/events.ts'
import { bindFiles } from '../files/writes-bind.ts'
import type { Desk } from './desk.ts'

/** Binds the files of an order to its event, the next one; they are seen by whoever sees that event (A2, B1). */
export async function bindFilesOf(
  desk: Pick<Desk, 'tx' | 'actor' | 'loaded' | 'files'>,
  { fileIds, internal }: { readonly fileIds: readonly string[] | undefined; readonly internal: boolean },
): Promise<readonly FileMark[] | Refusal> {
  if (fileIds === undefined || fileIds.length === 0) return []
  const { tx, actor, loaded, files } = desk
  if (actor.side === 'system') throw new Error('the clock has no files')
  const bound = await bindFiles(tx, {
    fileIds,
    uploaderId: actor.personId,
    ticket: loaded.ticket.number,
    seq: loaded.ticket.seq + 1,
    visibility: internal ? 'internal' : 'public',
  })
  if (isRefusal(bound)) return bound
  for (const file of bound) files.set(file.id, file)
  return bound.map(({ id, sha256 }) => ({ id, sha256 }))
}
