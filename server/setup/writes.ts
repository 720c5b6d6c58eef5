import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

export interface NameChange {
  readonly name?: string | undefined
  readonly archived?: boolean | undefined
}

export async function insertProduct(tx: Tx, product: { id: string; name: string }): Promise<void> {
  await tx
    .insertInto('product')
    .values({ ...product, archived_at: null })
    .execute()
}

export async function insertModule(tx: Tx, module: { id: string; productId: string; name: string }): Promise<void> {
  const { id, productId, name } = module
  await tx.insertInto('module').values({ id, product_id: productId, name, archived_at: null }).execute()
}

/** Archived things stay on the requests that name them and are offered no more. */
export async function changeNamed(
  tx: Tx,
  { table, id, change, now }: { table: 'product' | 'module'; id: string; change: NameChange; now: Instant },
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return
  const { name, archived } = change
  const set = { name, archived_at: archived === undefined ? undefined : archived ? now : null }
  await tx.updateTable(table).set(set).where('id', '=', id).execute()
}
