import { sql } from 'kysely'
import type { Reader, Tx } from '../../db/connect.ts'

/** The lines of support by rank, with how many work on each. */
export async function allLines(reader: Reader) {
  return reader
    .selectFrom('line')
    .select((eb) => [
      'id',
      'name',
      'rank',
      'archived_at',
      eb
        .selectFrom('person')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .whereRef('person.line_id', '=', 'line.id')
        .where('person.active', '=', true)
        .as('people'),
    ])
    .orderBy('rank')
    .orderBy('name')
    .execute()
}

export type LineRow = Awaited<ReturnType<typeof allLines>>[number]

export async function lockLine(tx: Tx, id: string): Promise<{ readonly name: string } | undefined> {
  return tx.selectFrom('line').select('name').where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function isLineNameTaken(reader: Reader, name: string, except: string): Promise<boolean> {
  const row = await reader
    .selectFrom('line')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '!=', except)
    .executeTakeFirst()
  return row !== undefined
}

export async function isLineInUse(reader: Reader, id: string): Promise<boolean> {
  const row = await reader
    .selectNoFrom((eb) => [
      eb.exists(eb.selectFrom('person').select('id').where('line_id', '=', id).where('active', '=', true)).as('people'),
      eb
        .exists(
          eb
            .selectFrom('ticket')
            .select('number')
            .where('line_id', '=', id)
            .where(sql<boolean>`state not in ('closed', 'cancelled')`),
        )
        .as('tickets'),
    ])
    .executeTakeFirstOrThrow()
  return Boolean(row.people) || Boolean(row.tickets)
}
