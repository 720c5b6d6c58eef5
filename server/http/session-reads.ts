import type { Database } from '../../db/connect.ts'
import { customerRoles, languages, staffRoles, type Language } from '../../core/people/roles.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import { shift, type Instant } from '../../core/time/instant.ts'

/** A session that is still good, and its person as he is at this moment (A9: nothing is remembered between calls). */
export interface Session {
  readonly actor: SignedIn
  readonly language: Language
  readonly tokenHash: Buffer
  readonly seenAt: Instant
}

const DAY = 24 * 3600 * 1000
const LIFE = 30 * DAY
const SEEN_EVERY = 5 * 60 * 1000

/** One statement: the session and its person. Null: no such session, expired, or the person is disabled. */
export async function findSession(database: Database, tokenHash: Buffer, now: Instant): Promise<Session | null> {
  const row = await database.read((reader) =>
    reader
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person_id')
      .select([
        'session.seen_at',
        'person.id',
        'person.side',
        'person.customer_id',
        'person.role',
        'person.sees',
        'person.line_id',
        'person.language',
      ])
      .where('session.token_hash', '=', tokenHash)
      .where('session.expires_at', '>', now)
      .where('person.active', '=', true)
      .executeTakeFirst(),
  )
  if (row === undefined) return null
  const actor = actorOf(row)
  if (actor === null) return null
  return { actor, language: oneOf(languages, row.language) ?? 'ru', tokenHash, seenAt: row.seen_at }
}

interface PersonRow {
  readonly id: string
  readonly side: string
  readonly customer_id: string | null
  readonly role: string
  readonly sees: string
  readonly line_id: string | null
}

function actorOf(row: PersonRow): SignedIn | null {
  if (row.side === 'provider') {
    const role = oneOf(staffRoles, row.role)
    return role === undefined ? null : { side: 'provider', personId: row.id, role, lineId: row.line_id }
  }
  const role = oneOf(customerRoles, row.role)
  if (role === undefined || row.customer_id === null) return null
  const sees = role === 'customer_administrator' || row.sees === 'organisation' ? 'organisation' : 'own'
  return { side: 'customer', personId: row.id, customerId: row.customer_id, role, sees }
}

const oneOf = <T extends string>(words: readonly T[], word: string): T | undefined =>
  words.find((each) => each === word)

export const wantsTouch = (session: Session, now: Instant): boolean => now - session.seenAt > SEEN_EVERY

/** The session slides: good for 30 days after it was last seen, written at most every five minutes. */
export const touchSession = (database: Database, tokenHash: Buffer, now: Instant): Promise<void> =>
  database.act(async (tx) => {
    await tx
      .updateTable('session')
      .set({ seen_at: now, expires_at: shift(now, LIFE) })
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .execute()
  })
