import { sql } from 'kysely'
import type { Actor } from '../../core/people/actor.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

/** Open live streams of this person look again at what he may see, and whether he may at all (A9). */
export async function tellOfPerson(tx: Tx, personId: string): Promise<void> {
  const payload = JSON.stringify({ personId })
  await tx.selectNoFrom(sql`pg_notify('asmo_person', ${payload})`.as('told')).execute()
}

/** Who stands in the audit; null for the command line and the rounds. */
export const actorId = (actor: Actor): string | null => (actor.side === 'system' ? null : actor.personId)

export interface NewPerson {
  readonly id: string
  readonly side: 'provider' | 'customer'
  readonly customerId: string | null
  readonly name: string
  readonly email: string
  readonly role: string
  readonly phone?: string | null | undefined
  readonly position?: string | null | undefined
  readonly sees?: string | undefined
  readonly competences?: readonly string[] | undefined
  readonly lineId?: string | null | undefined
  readonly language?: string | undefined
  readonly now: Instant
}

/** False when somebody has that address already; then nothing was written. */
export async function addPerson(tx: Tx, person: NewPerson): Promise<boolean> {
  const added = await tx
    .insertInto('person')
    .values({
      id: person.id,
      side: person.side,
      customer_id: person.customerId,
      name: person.name,
      email: person.email,
      phone: person.phone ?? null,
      position: person.position ?? null,
      role: person.role,
      sees: person.sees ?? 'own',
      competences: [...(person.competences ?? [])],
      line_id: person.lineId ?? null,
      language: person.language ?? 'ru',
      password_hash: null,
      created_at: person.now,
    })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** What can be changed of a person; what is left out stays. */
export interface PersonChange {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | null | undefined
  readonly position?: string | null | undefined
  readonly role?: string | undefined
  readonly sees?: string | undefined
  readonly competences?: readonly string[] | undefined
  readonly lineId?: string | null | undefined
  readonly language?: string | undefined
  readonly active?: boolean | undefined
}

export async function changePerson(tx: Tx, id: string, change: PersonChange): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return
  const { lineId, competences, ...same } = change
  const { email } = change
  // Of a new address nothing has come back yet.
  const kept = (column: 'mail_failed_at' | 'mail_failure') =>
    sql<null>`case when lower(email) = lower(${email}::text) then ${sql.ref(column)} end`
  const reached =
    email === undefined ? {} : { mail_failed_at: kept('mail_failed_at'), mail_failure: kept('mail_failure') }
  await tx
    .updateTable('person')
    .set({ ...same, ...reached, line_id: lineId, competences: competences && [...competences] })
    .where('id', '=', id)
    .execute()
}
