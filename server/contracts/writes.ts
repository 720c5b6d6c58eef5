import type { Contract } from '../../core/contracts/contract.ts'
import type { CivilDate, Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

export interface NewContract extends Contract {
  readonly priceNote: string | null
  readonly specification: string | null
}

export async function insertContract(tx: Tx, contract: NewContract, now: Instant): Promise<void> {
  await tx
    .insertInto('contract')
    .values({
      id: contract.id,
      customer_id: contract.customerId,
      kind: contract.kind,
      number: contract.number,
      starts_on: contract.startsOn,
      ends_on: contract.endsOn,
      services: [...contract.services],
      product_ids: [...contract.productIds],
      place: contract.place,
      price_note: contract.priceNote,
      specification: contract.specification,
      regulation_id: contract.regulationId,
      norm_minutes: JSON.stringify(contract.normMinutes),
      created_at: now,
      ended_at: null,
    })
    .execute()
}

export interface ContractChange {
  readonly kind?: string | undefined
  readonly number?: string | undefined
  readonly startsOn?: CivilDate | undefined
  readonly endsOn?: CivilDate | null | undefined
  readonly services?: readonly string[] | undefined
  readonly productIds?: readonly string[] | undefined
  readonly place?: string | undefined
  readonly priceNote?: string | null | undefined
  readonly specification?: string | null | undefined
  readonly normMinutes?: Readonly<Record<string, number>> | undefined
  readonly ended?: boolean | undefined
}

export async function changeContractRow(
  tx: Tx,
  { id, change, now }: { id: string; change: ContractChange; now: Instant },
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return
  await tx
    .updateTable('contract')
    .set({
      kind: change.kind,
      number: change.number,
      starts_on: change.startsOn,
      ends_on: change.endsOn,
      services: change.services && [...change.services],
      product_ids: change.productIds && [...change.productIds],
      place: change.place,
      price_note: change.priceNote,
      specification: change.specification,
      norm_minutes: change.normMinutes && JSON.stringify(change.normMinutes),
      ended_at: change.ended === undefined ? undefined : change.ended ? now : null,
    })
    .where('id', '=', id)
    .execute()
}
