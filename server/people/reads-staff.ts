import { sql } from 'kysely'
import type { Reader } from '../../db/connect.ts'

const staff = (reader: Reader) =>
  reader
    .selectFrom('person')
    .leftJoin('line', 'line.id', 'person.line_id')
    .select((eb) => [
      'person.id',
      'person.name',
      'person.email',
      'person.phone',
      'person.position',
      'person.role',
      'person.language',
      'person.active',
      'person.joined',
      'person.created_at',
      'line.id as lineId',
      'line.name as lineName',
      eb
        .selectFrom('ticket')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .whereRef('ticket.assignee_id', '=', 'person.id')
        .where(sql<boolean>`ticket.state not in ('closed', 'cancelled')`)
        .as('openTickets'),
    ])
    .where('person.side', '=', sql.lit('provider'))

export type StaffRow = Awaited<ReturnType<ReturnType<typeof staff>['execute']>>[number]

/** The staff with the workload of each (R2.1); those who left come last. */
export const allStaff = (reader: Reader): Promise<StaffRow[]> =>
  staff(reader).orderBy('person.active', 'desc').orderBy('person.name').orderBy('person.id').execute()

export const findStaff = (reader: Reader, id: string): Promise<StaffRow | undefined> =>
  staff(reader).where('person.id', '=', id).executeTakeFirst()

/** Anybody by e-mail, for the command line. */
export const idByEmail = async (reader: Reader, email: string): Promise<string | undefined> => {
  const row = await reader
    .selectFrom('person')
    .select('id')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()
  return row?.id
}
