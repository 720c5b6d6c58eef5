import { sql } from 'kysely'
import type { Reader } from '../../db/connect.ts'

/** A person as far as what he may be decided to have written depends on him. */
export interface Sender {
  readonly id: string
  readonly name: string
  readonly customerId: string | null
  readonly active: boolean
}

const senders = (reader: Reader) =>
  reader.selectFrom('person').select(['person.id', 'person.name', 'person.customer_id as customerId', 'person.active'])

export const senderById = (reader: Reader, id: string): Promise<Sender | undefined> =>
  senders(reader).where('person.id', '=', id).executeTakeFirst()

/** Whoever signs in with this address, or else has it besides. */
export const senderAt = (reader: Reader, address: string): Promise<Sender | undefined> =>
  senders(reader)
    .where(
      sql<boolean>`(lower(person.email) = ${address}
        or person.id = (select other.person_id from person_address other where other.address = ${address}))`,
    )
    .orderBy(sql`(lower(person.email) = ${address})`, 'desc')
    .limit(1)
    .executeTakeFirst()

/** Whose request it is; undefined: there is none of that number. */
export async function customerOfTicket(reader: Reader, number: number): Promise<string | undefined> {
  const row = await reader.selectFrom('ticket').select('customer_id').where('number', '=', number).executeTakeFirst()
  return row?.customer_id
}

/** A person's other addresses. */
export const addressesOf = (reader: Reader, personId: string) =>
  reader
    .selectFrom('person_address')
    .select(['address', 'added_at as addedAt'])
    .where('person_id', '=', personId)
    .orderBy('address')
    .execute()

export const blockedSenders = (reader: Reader) =>
  reader
    .selectFrom('blocked_sender')
    .innerJoin('person', 'person.id', 'blocked_sender.blocked_by_id')
    .select([
      'blocked_sender.address',
      'blocked_sender.reason',
      'blocked_sender.blocked_at as blockedAt',
      'person.name',
    ])
    .orderBy('blocked_sender.blocked_at', 'desc')
    .orderBy('blocked_sender.address')
    .limit(1000)
    .execute()

/** Authors of the letters that ask who they are from. */
export async function unknownAuthors(reader: Reader): Promise<string[]> {
  const rows = await reader
    .selectFrom('letter')
    .select('author')
    .distinct()
    .where(sql<boolean>`state = 'asking' and reason = 'unknown_sender' and author is not null`)
    .execute()
  return rows.flatMap(({ author }) => author ?? [])
}
