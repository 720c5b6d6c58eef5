import type { Tx } from '../../db/connect.ts'
import { shift, type Instant } from '../../core/time/instant.ts'
import type { Random } from '../house.ts'
import { hashToken, newToken } from '../people/tokens.ts'

/** The first start gives the installation its identity and its secret; later starts find them (G7). */
export async function keepInstallation(tx: Tx, random: Random, now: Instant): Promise<void> {
  await tx
    .insertInto('installation')
    .values({ id: random.uuid(), secret: random.bytes(32), created_at: now })
    .onConflict((conflict) => conflict.column('only_row').doNothing())
    .execute()
}

const WEEK = 7 * 24 * 3600 * 1000

/**
 * While nobody administers the installation, each start makes the link by which somebody can; older ones end. Null once
 * there is an administrator. Whoever reads the server's console may have it: he started the server.
 */
export async function firstAdministratorToken(tx: Tx, random: Random, now: Instant): Promise<string | null> {
  const administrator = await tx
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'administrator')
    .limit(1)
    .executeTakeFirst()
  if (administrator !== undefined) return null
  await tx
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('purpose', '=', 'first_administrator')
    .where('used_at', 'is', null)
    .execute()
  const token = newToken(random)
  await tx
    .insertInto('one_time_link')
    .values({
      token_hash: hashToken(token),
      purpose: 'first_administrator',
      created_at: now,
      expires_at: shift(now, WEEK),
    })
    .execute()
  return token
}
