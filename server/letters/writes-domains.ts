import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

/** False: it is another customer's. One who has left loses it. */
export async function addDomain(
  tx: Tx,
  { domain, customerId, now }: { readonly domain: string; readonly customerId: string; readonly now: Instant },
): Promise<boolean> {
  const added = await tx
    .insertInto('customer_domain')
    .values({ domain, customer_id: customerId, created_at: now })
    .onConflict((conflict) =>
      conflict
        .column('domain')
        .doUpdateSet({ customer_id: customerId, created_at: now })
        .where(
          sql<boolean>`exists (select from customer
            where customer.id = customer_domain.customer_id and customer.archived_at is not null)`,
        ),
    )
    .returning('domain')
    .executeTakeFirst()
  return added !== undefined
}

export async function removeDomains(
  tx: Tx,
  { customerId, domains }: { readonly customerId: string; readonly domains: readonly string[] },
): Promise<void> {
  if (domains.length === 0) return
  await tx
    .deleteFrom('customer_domain')
    .where('customer_id', '=', customerId)
    .where('domain', 'in', [...domains])
    .execute()
}
