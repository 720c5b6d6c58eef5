import type { Tx } from '../../db/connect.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { FileMark } from '../../core/tickets/events.ts'
import type { Visibility } from '../../core/tickets/words.ts'

export interface Binding {
  readonly fileIds: readonly string[]
  readonly uploaderId: string
  readonly ticket: number
  readonly seq: number
  readonly visibility: Visibility
}

/** The mark that goes into the event, and what a letter says of the file. */
export type BoundMark = FileMark & { readonly name: string; readonly size: number }

/**
 * Gives uploaded files to an event, in the order named. Each is bound once and only by whoever uploaded it (A2);
 * one that is foreign, bound already or not there refuses all: `file_not_yours`.
 */
export async function bindFiles(tx: Tx, binding: Binding): Promise<readonly BoundMark[] | Refusal> {
  const { fileIds, uploaderId, ticket, seq, visibility } = binding
  if (fileIds.length === 0) return []
  const bound = await tx
    .updateTable('file')
    .set({ ticket, event_seq: seq, visibility })
    .where('id', 'in', fileIds)
    .where('uploaded_by_id', '=', uploaderId)
    .where('ticket', 'is', null)
    .returning(['id', 'sha256', 'name', 'size'])
    .execute()
  const byId = new Map(bound.map((file) => [file.id, file]))
  const marks = fileIds.flatMap((id) => byId.get(id) ?? [])
  return marks.length === fileIds.length && byId.size === fileIds.length ? marks : refuse('file_not_yours', 'fileIds')
}
