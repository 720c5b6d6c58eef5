import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'

/** Open live streams of this person look again at what he may see, and whether he may at all (A9). */
export async function tellOfPerson(tx: Tx, personId: string): Promise<void> {
  const payload = JSON.stringify({ personId })
  await tx.selectNoFrom(sql`pg_notify('asmo_person', ${payload})`.as('told')).execute()
}
