import type { Tx } from '../../db/connect.ts'
import type { LetterParams } from '../../core/notices/params.ts'
import type { AccountTemplate } from '../../core/notices/templates.ts'
import type { Instant } from '../../core/time/instant.ts'
import { sql } from 'kysely'

/** What the links of accounts are for. */
export const linkPurposes = ['invitation', 'password_reset', 'first_administrator'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

export interface NewLink {
  readonly tokenHash: Buffer
  readonly purpose: LinkPurpose
  /** Null for the first administrator, who is not known yet. */
  readonly personId: string | null
  readonly now: Instant
  readonly expiresAt: Instant
}

/** A newer link of the same purpose makes the older one useless (G2). Whoever calls holds the person's row. */
export async function addLink(tx: Tx, { tokenHash, purpose, personId, now, expiresAt }: NewLink): Promise<void> {
  await tx
    .deleteFrom('one_time_link')
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where((eb) => (personId === null ? eb('person_id', 'is', null) : eb('person_id', '=', personId)))
    .execute()
  await tx
    .insertInto('one_time_link')
    .values({
      token_hash: tokenHash,
      purpose,
      person_id: personId,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
}

/** Race-safe by itself: of two who use it at once, one gets true. */
export async function markUsed(tx: Tx, tokenHash: Buffer, now: Instant): Promise<boolean> {
  const used = await tx
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('purpose')
    .executeTakeFirst()
  return used !== undefined
}

/** After a password was set, an address changed or an account was closed, no earlier link opens anything. */
export async function dropLinksOf(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('one_time_link').where('person_id', '=', personId).where('used_at', 'is', null).execute()
}

export async function forgetLinks(tx: Tx, now: Instant): Promise<void> {
  await tx.deleteFrom('one_time_link').where('expires_at', '<', now).execute()
}

export interface AccountLetter<T extends AccountTemplate> {
  readonly id: string
  readonly template: T
  readonly params: LetterParams[T]
  readonly to: { readonly id: string; readonly email: string; readonly language: string }
  readonly now: Instant
}

/** A letter about an account into the outbox; it leaves when this transaction is committed. */
export async function queueLetter<T extends AccountTemplate>(
  tx: Tx,
  { id, template, params, to, now }: AccountLetter<T>,
): Promise<void> {
  await tx
    .insertInto('notice')
    .values({
      id,
      ticket: null,
      event_seq: null,
      person_id: to.id,
      address: to.email,
      template,
      language: to.language,
      params: JSON.stringify(params),
      next_at: now,
      lease_until: null,
      subject: null,
      body_text: null,
      body_html: null,
      message_id: null,
      error: null,
      created_at: now,
      sent_at: null,
    })
    .execute()
  await tx.selectNoFrom(sql`pg_notify('asmo_outbox', '')`.as('told')).execute()
}
