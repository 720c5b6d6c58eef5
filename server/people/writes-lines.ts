import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

export async function insertLine(tx: Tx, line: { id: string; name: string; rank: number }): Promise<void> {
  await tx
    .insertInto('line')
    .values({ ...line, archived_at: null })
    .execute()
}

export interface LineChange {
  readonly name?: string | undefined
  readonly rank?: number | undefined
  readonly archived?: boolean | undefined
}

export async function changeLineRow(
  tx: Tx,
  { id, change, now }: { id: string; change: LineChange; now: Instant },
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return
  const { archived, ...same } = change
  const archived_at = archived === undefined ? undefined : archived ? now : null
  await tx
    .updateTable('line')
    .set({ ...same, archived_at })
    .where('id', '=', id)
    .execute()
}
