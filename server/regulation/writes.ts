import type { Regulation } from '../../core/regulation/regulation.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

/** Adds a version of a regulation; one that is there already stays as it is (DOMAIN 4.8). */
export async function addRegulation(
  tx: Tx,
  { regulation, effectiveFrom, now }: { regulation: Regulation; effectiveFrom: Instant; now: Instant },
): Promise<void> {
  await tx
    .insertInto('regulation')
    .values({
      id: regulation.id,
      version: regulation.version,
      document: JSON.stringify(regulation),
      effective_from: effectiveFrom,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
    .execute()
}
