import type { Reader } from '../../db/connect.ts'
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
