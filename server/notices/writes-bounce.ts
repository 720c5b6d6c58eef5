import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

interface Said {
  /** RFC 3463. */
  readonly status: string
  readonly words: string
}

/** A letter that left bounces, once; false: it has bounced already, or never left. */
export async function markBounced(
  tx: Tx,
  id: string,
  { status, words, now }: Said & { readonly now: Instant },
): Promise<boolean> {
  const bounced = await tx
    .updateTable('notice')
    .set({ state: 'bounced', bounced_at: now, bounce_status: status, error: words, lease_until: null })
    .where('id', '=', id)
    .where('state', 'in', ['sent', 'sending'])
    .returning('id')
    .executeTakeFirst()
  return bounced !== undefined
}

/** A letter is on its way longer than it should; false: what became of it is known already. */
export async function markDelayed(tx: Tx, id: string, { status, words }: Said): Promise<boolean> {
  const delayed = await tx
    .updateTable('notice')
    .set({ bounce_status: status, error: words })
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .returning('id')
    .executeTakeFirst()
  return delayed !== undefined
}

/** Letters to this person come back, if the address is still his. */
export async function markUnreachable(
  tx: Tx,
  given: { readonly personId: string; readonly address: string; readonly words: string; readonly now: Instant },
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ mail_failed_at: given.now, mail_failure: given.words })
    .where('id', '=', given.personId)
    .where(sql<boolean>`lower(email) = lower(${given.address}::text)`)
    .execute()
}

/** Open pages of the staff read the request again; customers are told nothing, since nothing public has happened. */
export async function tellStaffOfTicket(tx: Tx, ticket: number): Promise<void> {
  await sql`
    select pg_notify('asmo_ticket', json_build_object('number', number, 'seq', seq,
      'publicSeq', (fold ->> 'publicSeq')::int, 'customerId', customer_id, 'requesterId', requester_id,
      'watcherIds', watcher_ids, 'public', false)::text)
    from ticket where number = ${ticket}::bigint`.execute(tx)
}
