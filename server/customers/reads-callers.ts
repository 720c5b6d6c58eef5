import { sql } from 'kysely'
import { phoneDigits } from '../../core/people/search-words.ts'
import type { Reader } from '../../db/connect.ts'
import { wordsQuery } from '../people/reads-contacts.ts'

const MANY = 8

/** What the first line finds while a call comes in (R5.1): by digits of a telephone, request or taxpayer number, else by letters. */
export async function findCallers(reader: Reader, typed: string) {
  const digits = phoneDigits(typed)
  const number = /^(?:№|#|N)?\s*(\d{1,9})$/i.exec(typed.trim())?.[1]
  const words = wordsQuery(typed)
  if (words === null) return { people: [], customers: [], tickets: [] }
  const isNumeric = digits !== null || number !== undefined
  const people = isNumeric ? await peopleByPhone(reader, digits) : await peopleByWords(reader, words, typed)
  const customers = isNumeric ? await customersByDigits(reader, typed) : await customersByWords(reader, words)
  const around = [...new Set([...people.map((row) => row.customerId), ...customers.map((row) => row.id)])]
  const tickets = await ticketsAround(reader, around, number === undefined ? null : Number(number))
  return { people, customers, tickets }
}

const persons = (reader: Reader) =>
  reader
    .selectFrom('person')
    .innerJoin('customer', 'customer.id', 'person.customer_id')
    .select((eb) => [
      'person.id',
      'person.name',
      'person.phone',
      'person.email',
      'person.position',
      'customer.id as customerId',
      'customer.short_name as customerName',
      eb
        .selectFrom('ticket')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .whereRef('ticket.requester_id', '=', 'person.id')
        .where(sql<boolean>`ticket.state not in ('closed', 'cancelled')`)
        .as('openTickets'),
    ])
    .where('person.active', '=', true)
    .where('customer.archived_at', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(MANY)

export type FoundPerson = Awaited<ReturnType<ReturnType<typeof persons>['execute']>>[number]

/** The name, or name and organisation together: «петрова гамма». */
function peopleByWords(reader: Reader, words: string, typed: string): Promise<FoundPerson[]> {
  const query = sql<string>`to_tsquery('simple', ${words})`
  return persons(reader)
    .where((eb) =>
      eb.or([
        eb('person.words', '@@', query),
        sql<boolean>`starts_with(lower(person.email), ${typed.trim().toLowerCase()})`,
        ...(words.includes(' & ') ? [sql<boolean>`(person.words || customer.words) @@ ${query}`] : []),
      ]),
    )
    .execute()
}

async function peopleByPhone(reader: Reader, digits: string | null): Promise<FoundPerson[]> {
  if (digits === null) return []
  return persons(reader)
    .where(sql<boolean>`position(${digits} in person.phone_digits) > 0`)
    .execute()
}

const customers = (reader: Reader) =>
  reader
    .selectFrom('customer')
    .select(['id', 'short_name as name'])
    .where('archived_at', 'is', null)
    .orderBy('short_name')
    .orderBy('id')
    .limit(MANY)

const customersByWords = (reader: Reader, words: string) =>
  customers(reader)
    .where('words', '@@', sql<string>`to_tsquery('simple', ${words})`)
    .execute()

async function customersByDigits(reader: Reader, typed: string) {
  const digits = typed.replace(/\D/g, '')
  if (digits.length < 4) return []
  const phone = sql`regexp_replace(coalesce(phone, ''), '[^0-9]', '', 'g')`
  return customers(reader)
    .where(
      sql<boolean>`(starts_with(coalesce(inn, ''), ${digits}) or position(${phoneDigits(typed) ?? digits} in ${phone}) > 0)`,
    )
    .execute()
}

/** The request of that number, and the newest open ones of the customers found. */
async function ticketsAround(reader: Reader, customerIds: readonly string[], number: number | null) {
  return reader
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customer_id')
    .select([
      'ticket.number',
      'ticket.subject',
      'ticket.state',
      'customer.id as customerId',
      'customer.short_name as customerName',
    ])
    .where((eb) =>
      eb.or([
        eb('ticket.number', '=', number ?? -1),
        eb.and([
          sql<boolean>`ticket.customer_id = any(${customerIds}::uuid[])`,
          sql<boolean>`ticket.state not in ('closed', 'cancelled')`,
        ]),
      ]),
    )
    .orderBy(sql`ticket.number = ${number ?? -1}`, 'desc')
    .orderBy('ticket.number', 'desc')
    .limit(MANY)
    .execute()
}

export type FoundTicket = Awaited<ReturnType<typeof ticketsAround>>[number]
