import { sql } from 'kysely'
import type { PostAlarm } from '../../core/notices/post-alarms.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

interface Matter {
  readonly kind: PostAlarm
  readonly mailbox: string | null
  readonly address: string | null
}

/** Until the transaction ends, nobody else raises this alarm; false: somebody is about to. Nobody waits. */
export async function holdAlarm(tx: Tx, { kind, mailbox, address }: Matter): Promise<boolean> {
  const matter = JSON.stringify([kind, mailbox, address])
  const { held } = await tx
    .selectNoFrom(sql<boolean>`pg_try_advisory_xact_lock(7104, hashtext(${matter}))`.as('held'))
    .executeTakeFirstOrThrow()
  return held
}

export interface Administrator {
  readonly id: string
  readonly email: string
  readonly language: string
  /** Alarms that he got lately of this very matter, and of this kind at all. */
  readonly same: number
  readonly alike: number
}

/** The administrators in office, each with what he was told lately: read by his own address, whose letters are few. */
export async function administratorsToAlarm(
  tx: Tx,
  { kind, mailbox, address, after }: Matter & { readonly after: Instant },
): Promise<readonly Administrator[]> {
  const { rows } = await sql<Administrator>`
    select p.id, p.email, p.language, lately.same, lately.alike
    from person p, lateral (
      select count(*)::int as alike, (count(*) filter (where n.params ->> 'mailbox' is not distinct from ${mailbox}::text
        and n.params ->> 'address' is not distinct from ${address}::text))::int as same
      from notice n where lower(n.address) = lower(p.email) and n.created_at > ${after}::timestamptz
        and n.template = 'post_alarm' and n.params ->> 'kind' = ${kind}::text) lately
    where p.role = 'administrator' and p.active
    order by p.id`.execute(tx)
  return rows
}
