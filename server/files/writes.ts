import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

export interface NewFile {
  readonly id: string
  readonly sha256: string
  readonly size: number
  readonly name: string
  readonly mediaType: string
  readonly uploaderId: string
  readonly now: Instant
}

export async function addFile(tx: Tx, file: NewFile): Promise<void> {
  await tx
    .insertInto('file')
    .values({
      id: file.id,
      sha256: file.sha256,
      size: file.size,
      name: file.name,
      media_type: file.mediaType,
      uploaded_by_id: file.uploaderId,
      uploaded_at: file.now,
    })
    .execute()
}

/** Removes rows of files that were uploaded and never used; gives their contents' hashes. */
export async function removeUnbound(tx: Tx, before: Instant): Promise<string[]> {
  const rows = await tx
    .deleteFrom('file')
    .where('ticket', 'is', null)
    .where('uploaded_at', '<', before)
    .returning('sha256')
    .execute()
  return [...new Set(rows.map(({ sha256 }) => sha256))]
}
