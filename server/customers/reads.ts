import { domainToUnicode } from 'node:url'
import { sql } from 'kysely'
import type { CivilDate } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../db/connect.ts'
import { wordsQuery } from '../people/reads-contacts.ts'

export interface CustomerSearch {
  readonly q: string | undefined
  readonly archived: boolean
  /** The id of the last one of the page before. */
  readonly after: string | undefined
  readonly limit: number
  /** The day on which cover is judged. */
  readonly today: CivilDate
}

/** Customers by name, with people, open requests and cover of each: the staff's list. */
export async function listCustomers(reader: Reader, { q, archived, after, limit, today }: CustomerSearch) {
  const typed = q?.trim() ?? ''
  const words = wordsQuery(typed)
  if (typed !== '' && words === null) return []
  const covering = sql`
    from contract where contract.customer_id = customer.id and contract.ended_at is null
     and contract.starts_on <= ${today}::date and (contract.ends_on is null or contract.ends_on >= ${today}::date)`
  let query = reader
    .selectFrom('customer')
    .select((eb) => [
      'id',
      'kind',
      'name',
      'short_name',
      'inn',
      'archived_at',
      eb
        .selectFrom('person')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .whereRef('customer_id', '=', 'customer.id')
        .where('active', '=', true)
        .as('people'),
      eb
        .selectFrom('ticket')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .whereRef('customer_id', '=', 'customer.id')
        .where(sql<boolean>`state not in ('closed', 'cancelled')`)
        .as('openTickets'),
      sql<boolean>`exists (select ${covering})`.as('covered'),
      // Of several contracts one without end covers without end.
      sql<CivilDate | null>`(select case when bool_or(contract.ends_on is null) then null else max(contract.ends_on) end ${covering})`.as(
        'coveredUntil',
      ),
    ])
    .where('archived_at', archived ? 'is not' : 'is', null)
  if (words !== null) {
    query = query.where((eb) =>
      eb.or([
        eb('words', '@@', sql<string>`to_tsquery('simple', ${words})`),
        sql<boolean>`starts_with(coalesce(inn, ''), ${typed})`,
      ]),
    )
  }
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(short_name, id) > (select last.short_name, last.id from customer as last where last.id = ${after})`,
    )
  }
  return query.orderBy('short_name').orderBy('id').limit(limit).execute()
}

export type CustomerListRow = Awaited<ReturnType<typeof listCustomers>>[number]

/** A customer without what the staff notes about him: what his own people read. */
export const findCustomer = (reader: Reader, id: string) =>
  reader
    .selectFrom('customer')
    .select(['id', 'kind', 'name', 'short_name', 'inn', 'phone', 'archived_at'])
    .where('id', '=', id)
    .executeTakeFirst()

export type CustomerRow = NonNullable<Awaited<ReturnType<typeof findCustomer>>>

/** Staff only (A12). */
export async function noteOf(reader: Reader, id: string): Promise<string | null> {
  const row = await reader.selectFrom('customer').select('note').where('id', '=', id).executeTakeFirst()
  return row?.note ?? null
}

/** Mail domains of a customer as people write them, in alphabetical order; staff only. */
export async function domainsOf(reader: Reader, id: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('customer_domain')
    .select('domain')
    .where('customer_id', '=', id)
    .orderBy('domain')
    .execute()
  return rows.map(({ domain }) => domainToUnicode(domain))
}

export async function lockCustomer(tx: Tx, id: string): Promise<{ readonly shortName: string } | undefined> {
  return tx.selectFrom('customer').select('short_name as shortName').where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function isInnTaken(reader: Reader, inn: string, except: string): Promise<boolean> {
  const row = await reader
    .selectFrom('customer')
    .select('id')
    .where('inn', '=', inn)
    .where('archived_at', 'is', null)
    .where('id', '!=', except)
    .executeTakeFirst()
  return row !== undefined
}

export async function hasOpenTickets(reader: Reader, customerId: string): Promise<boolean> {
  const row = await reader
    .selectFrom('ticket')
    .select('number')
    .where('customer_id', '=', customerId)
    .where(sql<boolean>`state not in ('closed', 'cancelled')`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
