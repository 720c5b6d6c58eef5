import { sql } from 'kysely'
import type { Reader, Tx } from '../../db/connect.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import type { CustomerRole, Sees, StaffRole } from '../../core/people/roles.ts'

/** The person of a session with what surrounds him; null: deactivated meanwhile. */
export async function findMe(reader: Reader, actor: SignedIn) {
  const me = reader
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.email', 'person.role', 'person.sees', 'person.language'])
    .where('person.id', '=', actor.personId)
  if (actor.side === 'customer') {
    const row = await me
      .innerJoin('customer', 'customer.id', 'person.customer_id')
      .select(['customer.id as groupId', 'customer.short_name as groupName'])
      .executeTakeFirst()
    return row && { ...row, side: actor.side, customer: { id: row.groupId, name: row.groupName }, line: null }
  }
  const row = await me
    .leftJoin('line', 'line.id', 'person.line_id')
    .select(['line.id as groupId', 'line.name as groupName'])
    .executeTakeFirst()
  const line = row?.groupId && row.groupName ? { id: row.groupId, name: row.groupName } : null
  return row && { ...row, side: actor.side, customer: null, line }
}

export type Me = NonNullable<Awaited<ReturnType<typeof findMe>>>

/** What the gate makes of a session, for somebody who has just entered. */
export async function findActor(reader: Reader, personId: string): Promise<SignedIn | undefined> {
  const row = await reader
    .selectFrom('person')
    .select(['id', 'role', 'sees', 'customer_id', 'line_id'])
    .where('id', '=', personId)
    .where('active', '=', true)
    .executeTakeFirst()
  if (row === undefined) return undefined
  // The checks of the table keep side and role together.
  return row.customer_id === null
    ? { side: 'provider', personId: row.id, role: row.role as StaffRole, lineId: row.line_id }
    : {
        side: 'customer',
        personId: row.id,
        customerId: row.customer_id,
        role: row.role as CustomerRole,
        sees: row.sees as Sees,
      }
}

/** A person as an act needs him, his row held until the transaction ends. */
export interface PersonRow {
  readonly id: string
  readonly side: 'provider' | 'customer'
  readonly customerId: string | null
  readonly name: string
  readonly email: string
  readonly role: string
  readonly language: string
  readonly active: boolean
  readonly joined: boolean
  /** Nobody has confirmed yet who he is. */
  readonly draft: boolean
}

export const lockPerson = async (tx: Tx, id: string): Promise<PersonRow | undefined> =>
  withSide(await locked(tx).where('id', '=', id).executeTakeFirst())

export const lockPersonByEmail = async (tx: Tx, email: string): Promise<PersonRow | undefined> =>
  withSide(
    await locked(tx)
      .where(sql`lower(email)`, '=', email.toLowerCase())
      .executeTakeFirst(),
  )

const locked = (tx: Tx) =>
  tx
    .selectFrom('person')
    .select(['id', 'customer_id as customerId', 'name', 'email', 'role', 'language', 'active', 'joined', 'draft'])
    .forUpdate()

const withSide = <Row extends { customerId: string | null }>(row: Row | undefined) =>
  row && { ...row, side: row.customerId === null ? ('provider' as const) : ('customer' as const) }

export async function nameOf(reader: Reader, id: string): Promise<string | null> {
  const row = await reader.selectFrom('person').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}

/** Who signs in with this address already, and of which customer he is; null: one of the staff. */
export const findHolder = (
  reader: Reader,
  email: string,
): Promise<{ readonly id: string; readonly customerId: string | null } | undefined> =>
  reader
    .selectFrom('person')
    .select(['id', 'customer_id as customerId'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()

/** The active ones who hold a role, their rows held in one order so that two who remove each other wait. */
export async function lockHolders(tx: Tx, role: string, customerId: string | null): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('role', '=', role)
    .where('active', '=', true)
    .where((eb) => (customerId === null ? eb('customer_id', 'is', null) : eb('customer_id', '=', customerId)))
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

/** Whether the customer is there and not archived. */
export async function isOpenCustomer(reader: Reader, id: string): Promise<boolean> {
  const row = await reader
    .selectFrom('customer')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the line is there and not archived. */
export async function isOpenLine(reader: Reader, id: string): Promise<boolean> {
  const row = await reader
    .selectFrom('line')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
