import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

export interface NewCustomer {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly shortName: string
  readonly inn?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly note?: string | null | undefined
  readonly now: Instant
}

export async function insertCustomer(tx: Tx, customer: NewCustomer): Promise<void> {
  await tx
    .insertInto('customer')
    .values({
      id: customer.id,
      kind: customer.kind,
      name: customer.name,
      short_name: customer.shortName,
      inn: customer.inn ?? null,
      phone: customer.phone ?? null,
      note: customer.note ?? null,
      created_at: customer.now,
      archived_at: null,
    })
    .execute()
}

export type CustomerChange = Partial<Omit<NewCustomer, 'id' | 'now'>> & { readonly archived?: boolean | undefined }

export async function changeCustomerRow(
  tx: Tx,
  {
    id,
    change,
    now,
  }: { id: string; change: { readonly [K in keyof CustomerChange]: CustomerChange[K] | undefined }; now: Instant },
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return
  const { shortName, archived, ...same } = change
  const archived_at = archived === undefined ? undefined : archived ? now : null
  await tx
    .updateTable('customer')
    .set({ ...same, short_name: shortName, archived_at })
    .where('id', '=', id)
    .execute()
}
