import { sql } from 'kysely'
import type { Reader, Tx } from '../../db/connect.ts'
import type { Contract, ContractKind, SupportPlace } from '../../core/contracts/contract.ts'
import type { Service } from '../../core/tickets/words.ts'
import type { Instant } from '../../core/time/instant.ts'

/** A contract as it is kept: what the rules know of it, and what only people read. */
export interface ContractRow extends Contract {
  readonly priceNote: string | null
  readonly specification: string | null
  readonly endedAt: Instant | null
}

/** What covers a customer (R2.5): all contracts that were not ended by hand, whatever their dates. For `entitle`. */
export async function contractsOf(reader: Reader, customerId: string): Promise<Contract[]> {
  const rows = await columns(reader)
    .where('customer_id', '=', customerId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(toContract)
}

/** Everything that was ever agreed with a customer, newest first. */
export async function allContractsOf(reader: Reader, customerId: string): Promise<ContractRow[]> {
  const rows = await columns(reader)
    .select(['price_note', 'specification', 'ended_at'])
    .where('customer_id', '=', customerId)
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toRow)
}

export async function findContract(reader: Reader, id: string): Promise<ContractRow | undefined> {
  const row = await columns(reader)
    .select(['price_note', 'specification', 'ended_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toRow(row)
}

const columns = (reader: Reader) =>
  reader
    .selectFrom('contract')
    .select([
      'id',
      'customer_id',
      'kind',
      'number',
      'starts_on',
      'ends_on',
      'services',
      'product_ids',
      'place',
      'regulation_id',
      'norm_minutes',
    ])

type Columns = Awaited<ReturnType<ReturnType<typeof columns>['executeTakeFirstOrThrow']>>

// The checks of the table and the shapes of the wire let in only these words.
const toContract = (row: Columns): Contract => ({
  id: row.id,
  customerId: row.customer_id,
  kind: row.kind as ContractKind,
  number: row.number,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  services: row.services as Service[],
  productIds: row.product_ids,
  place: row.place as SupportPlace,
  regulationId: row.regulation_id,
  normMinutes: row.norm_minutes as Record<string, number>,
})

const toRow = (
  row: Columns & { price_note: string | null; specification: string | null; ended_at: Instant | null },
): ContractRow => ({
  ...toContract(row),
  priceNote: row.price_note,
  specification: row.specification,
  endedAt: row.ended_at,
})

export async function lockContract(tx: Tx, id: string): Promise<Contract | undefined> {
  const row = await columns(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toContract(row)
}

/** Names of products, archived ones as well: a contract may be older than what is sold now. */
export async function productNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectFrom('product')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
