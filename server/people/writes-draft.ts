import type { Tx } from '../../db/connect.ts'

/** False: he is no draft. */
export async function confirmDraft(tx: Tx, personId: string): Promise<boolean> {
  const confirmed = await tx
    .updateTable('person')
    .set({ draft: false })
    .where('id', '=', personId)
    .where('draft', '=', true)
    .returning('id')
    .executeTakeFirst()
  return confirmed !== undefined
}
