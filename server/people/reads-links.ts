import { sql } from 'kysely'
import type { Reader, Tx } from '../../db/connect.ts'
import type { Instant } from '../../core/time/instant.ts'
import { linkPurposes, type LinkPurpose } from './writes-links.ts'

export interface LiveLink {
  readonly purpose: LinkPurpose
  readonly person: { readonly id: string; readonly name: string; readonly email: string } | null
}

/** A link that still opens something: unused, in its time, and of nobody who was closed out. */
export async function findLink(reader: Reader, tokenHash: Buffer, now: Instant): Promise<LiveLink | undefined> {
  const row = await reader
    .selectFrom('one_time_link as link')
    .leftJoin('person', 'person.id', 'link.person_id')
    .select(['link.purpose', 'link.person_id', 'person.name', 'person.email', 'person.active'])
    .where('link.token_hash', '=', tokenHash)
    // Links that decide about a resolution open no account (B5).
    .where('link.purpose', 'in', linkPurposes)
    .where('link.used_at', 'is', null)
    .where('link.expires_at', '>', now)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const purpose = row.purpose as LinkPurpose
  if (row.person_id === null) return purpose === 'first_administrator' ? { purpose, person: null } : undefined
  if (!row.active || row.name === null || row.email === null) return undefined
  return { purpose, person: { id: row.person_id, name: row.name, email: row.email } }
}

/** How many links were asked for, for this address and from this source, since an instant (no letters by the thousand). */
export async function resetsSince(
  reader: Reader,
  { account, source, since }: { account: string; source: string; since: Instant },
): Promise<{ account: number; source: number }> {
  const row = await reader
    .selectFrom('sign_in_attempt')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('account', '=', account).as('account'),
      eb.fn.countAll<number>().filterWhere('source', '=', source).as('source'),
    ])
    .where((eb) => eb.or([eb('account', '=', account), eb('source', '=', source)]))
    .where(sql<boolean>`starts_with(account, 'reset:')`)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return row
}

export async function hasAdministrator(reader: Reader): Promise<boolean> {
  const row = await reader
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'administrator')
    .where('active', '=', true)
    .where('joined', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

/** One maker of administrators at a time: of two first ones, the second sees the first. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.selectNoFrom(sql`pg_advisory_xact_lock(7103)`.as('locked')).execute()
}
