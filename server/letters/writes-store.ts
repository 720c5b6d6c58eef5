import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { storable } from './storable.ts'

/** A letter whose bytes are kept already. */
export interface KeptLetter {
  readonly id: string
  readonly sha256: string
  readonly size: number
  readonly now: Instant
}

/** From our own door. It belongs to the first address of ours that its envelope names, with or without a `+detail`. */
export async function keepFromDoor(
  tx: Tx,
  { id, sha256, size, now }: KeptLetter,
  envelope: { readonly envelopeFrom: string; readonly envelopeTo: readonly string[] },
): Promise<void> {
  const to = envelope.envelopeTo.map(storable)
  const names = to.flatMap((address) => [address.toLowerCase(), withoutDetail(address.toLowerCase())])
  await sql`
    with kept as (
      insert into letter (id, raw_sha256, size, source, mailbox_id, envelope_from, envelope_to, received_at, next_at)
      select ${id}::uuid, ${sha256}, ${size}::bigint, 'smtp',
        (select mailbox.id from mailbox
          where mailbox.kind = 'door' and mailbox.active and lower(mailbox.address) = any(${names}::text[])
          order by array_position(${names}::text[], lower(mailbox.address)) limit 1),
        ${storable(envelope.envelopeFrom)}, ${to}::text[], ${now}::timestamptz, ${now}::timestamptz
      returning id)
    select pg_notify('asmo_post', '') from kept`.execute(tx)
}

/**
 * From a mailbox: with its line in the book of UIDs, or not at all. False: the line was there already. A mailbox whose
 * UIDVALIDITY was never begun is a fault, so that nothing counts as stored which is not.
 */
export async function keepFromMailbox(
  tx: Tx,
  { id, sha256, size, now }: KeptLetter,
  place: { readonly mailboxId: string; readonly uidValidity: number; readonly uid: number },
): Promise<boolean> {
  const { mailboxId, uidValidity, uid } = place
  const { rows } = await sql`
    with booked as (
      insert into mailbox_uid (mailbox_id, uid_validity, uid, letter_id, unmoved)
      values (${mailboxId}::uuid, ${uidValidity}::bigint, ${uid}::bigint, ${id}::uuid,
        coalesce((select mailbox.move_to is not null from mailbox where mailbox.id = ${mailboxId}::uuid), false))
      on conflict do nothing
      returning letter_id
    ), kept as (
      insert into letter (id, raw_sha256, size, source, mailbox_id, received_at, next_at)
      select booked.letter_id, ${sha256}, ${size}::bigint, 'imap', ${mailboxId}::uuid,
        ${now}::timestamptz, ${now}::timestamptz
      from booked
      returning id)
    select pg_notify('asmo_post', '') from kept`.execute(tx)
  return rows.length === 1
}

/** `support+4711@vendor.example` is delivered where `support@vendor.example` is. */
function withoutDetail(address: string): string {
  const at = address.lastIndexOf('@')
  const plus = address.indexOf('+')
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address
}
