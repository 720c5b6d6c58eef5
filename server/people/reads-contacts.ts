import { sql } from 'kysely'
import type { Reader } from '../../db/connect.ts'
import { searchWords } from '../../core/people/search-words.ts'

const contacts = (reader: Reader) =>
  reader
    .selectFrom('person')
    .innerJoin('customer', 'customer.id', 'person.customer_id')
    .select([
      'person.id',
      'person.name',
      'person.email',
      'person.phone',
      'person.position',
      'person.role',
      'person.sees',
      'person.competences',
      'person.language',
      'person.active',
      'person.joined',
      'person.draft',
      'person.mail_failed_at',
      'person.mail_failure',
      'customer.id as customerId',
      'customer.short_name as customerName',
    ])

export type ContactRow = Awaited<ReturnType<ReturnType<typeof contacts>['execute']>>[number]

export const findContact = (reader: Reader, id: string): Promise<ContactRow | undefined> =>
  contacts(reader).where('person.id', '=', id).executeTakeFirst()

/** Everybody of a customer, those who left as well. */
export const contactsOf = (reader: Reader, customerId: string): Promise<ContactRow[]> =>
  contacts(reader)
    .where('person.customer_id', '=', customerId)
    .orderBy('person.active', 'desc')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()

export interface ContactSearch {
  readonly q: string | undefined
  readonly customerId: string | undefined
  /** Only those whom somebody has still to confirm, or only the others. */
  readonly draft: boolean | undefined
  /** The id of the last one of the page before. */
  readonly after: string | undefined
  readonly limit: number
}

/** People of customers by the beginnings of their names or of their e-mail, those who are there now. */
export async function searchContacts(
  reader: Reader,
  { q, customerId, draft, after, limit }: ContactSearch,
): Promise<ContactRow[]> {
  const typed = q?.trim() ?? ''
  const words = wordsQuery(typed)
  if (typed !== '' && words === null) return []
  let query = contacts(reader).where('person.active', '=', true)
  if (customerId !== undefined) query = query.where('person.customer_id', '=', customerId)
  if (draft !== undefined) query = query.where('person.draft', '=', draft)
  if (words !== null) {
    query = query.where((eb) =>
      eb.or([
        eb('person.words', '@@', sql<string>`to_tsquery('simple', ${words})`),
        sql<boolean>`starts_with(lower(person.email), ${typed.toLowerCase()})`,
      ]),
    )
  }
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(person.name, person.id) > (select last.name, last.id from person as last where last.id = ${after})`,
    )
  }
  return query.orderBy('person.name').orderBy('person.id').limit(limit).execute()
}

/** The words as a text search of PostgreSQL: every one of them, at the beginning of any word of the name. */
export function wordsQuery(typed: string): string | null {
  const words = searchWords(typed)
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(' & ')
}
