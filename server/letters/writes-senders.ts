import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

interface NewAddress {
  readonly address: string
  readonly personId: string
  readonly addedById: string
  readonly now: Instant
}

/** False: somebody has it already. */
export async function addAddress(tx: Tx, { address, personId, addedById, now }: NewAddress): Promise<boolean> {
  const added = await tx
    .insertInto('person_address')
    .values({ address, person_id: personId, added_by_id: addedById, added_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('address')
    .executeTakeFirst()
  return added !== undefined
}

/** False: it was not his. */
export async function removeAddress(tx: Tx, { address, personId }: Pick<NewAddress, 'address' | 'personId'>) {
  const removed = await tx
    .deleteFrom('person_address')
    .where('address', '=', address)
    .where('person_id', '=', personId)
    .returning('address')
    .executeTakeFirst()
  return removed !== undefined
}

/** Blocked once; who did it first stays. */
export async function blockSender(
  tx: Tx,
  given: { readonly address: string; readonly reason: string; readonly blockedById: string; readonly now: Instant },
): Promise<void> {
  const { address, reason, blockedById, now } = given
  await tx
    .insertInto('blocked_sender')
    .values({ address, reason, blocked_by_id: blockedById, blocked_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** False: he was not blocked. */
export async function unblockSender(tx: Tx, address: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('blocked_sender')
    .where('address', '=', address)
    .returning('address')
    .executeTakeFirst()
  return removed !== undefined
}
