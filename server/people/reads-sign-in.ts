import { sql } from 'kysely'
import type { Reader, Tx } from '../../db/connect.ts'
import { guessingWindow, type Attempts } from '../../core/people/guessing.ts'
import { shift, type Instant } from '../../core/time/instant.ts'

export interface Attempt {
  /** What was typed as an e-mail, in lower case; it need not exist. */
  readonly account: string
  readonly source: string
  readonly now: Instant
}

/** What a sign-in needs of a person: nobody else may read the hash. */
export interface Credentials {
  readonly id: string
  readonly passwordHash: string | null
  readonly email: string
  readonly name: string
}

/** Looked up by e-mail, only those who may enter. */
export async function credentialsByEmail(reader: Reader, email: string): Promise<Credentials | undefined> {
  return credentials(reader)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()
}

export async function credentialsById(reader: Reader, id: string): Promise<Credentials | undefined> {
  return credentials(reader).where('id', '=', id).executeTakeFirst()
}

const credentials = (reader: Reader) =>
  reader
    .selectFrom('person')
    .select(['id', 'password_hash as passwordHash', 'email', 'name'])
    .where('active', '=', true)

/**
 * Holds everybody else who tries the same account or comes from the same source until this transaction ends, so that a
 * thousand guesses at once are counted one after another.
 */
export async function queueUp(tx: Tx, { account, source }: Attempt): Promise<void> {
  await tx
    .selectNoFrom([
      sql`pg_advisory_xact_lock(7101, hashtext(${source}))`.as('source'),
      sql`pg_advisory_xact_lock(7102, hashtext(${account}))`.as('account'),
    ])
    .execute()
}

export async function attemptsOf(reader: Reader, { account, source, now }: Attempt): Promise<Attempts> {
  const row = await reader
    .with('past', (db) =>
      db
        .selectFrom('sign_in_attempt')
        .select((eb) => [
          'at',
          'succeeded',
          eb('account', '=', account).as('mine'),
          eb('source', '=', source).as('here'),
        ])
        .where((eb) => eb.or([eb('account', '=', account), eb('source', '=', source)]))
        .where('at', '>', shift(now, -guessingWindow)),
    )
    .with('pair', (db) =>
      db
        .selectFrom('past')
        .select((eb) => ['at', 'succeeded', eb.fn.max('at').filterWhere('succeeded', '=', true).over().as('entered')])
        .where('mine', '=', true)
        .where('here', '=', true),
    )
    .selectNoFrom((eb) => {
      const here = eb.selectFrom('past').where('here', '=', true).where('succeeded', '=', false)
      const mine = eb.selectFrom('past').where('mine', '=', true).where('succeeded', '=', false)
      const pair = eb
        .selectFrom('pair')
        .where('succeeded', '=', false)
        .where((eb) => eb.or([eb('entered', 'is', null), eb('at', '>', eb.ref('entered'))]))
      return [
        pair.select((eb) => eb.fn.countAll<number>().as('n')).as('pairCount'),
        pair.select((eb) => eb.fn.max('at').as('at')).as('pairAt'),
        mine.select((eb) => eb.fn.countAll<number>().as('n')).as('accountCount'),
        mine.select((eb) => eb.fn.max('at').as('at')).as('accountAt'),
        here.select((eb) => eb.fn.countAll<number>().as('n')).as('sourceCount'),
        here.select((eb) => eb.fn.max('at').as('at')).as('sourceAt'),
        eb
          .exists(
            eb
              .selectFrom('sign_in_attempt')
              .select(sql.lit(1).as('one'))
              .where('account', '=', account)
              .where('source', '=', source)
              .where('succeeded', '=', true),
          )
          .as('knownSource'),
      ]
    })
    .executeTakeFirstOrThrow()
  return {
    pair: { count: row.pairCount ?? 0, lastAt: row.pairAt },
    account: { count: row.accountCount ?? 0, lastAt: row.accountAt },
    source: { count: row.sourceCount ?? 0, lastAt: row.sourceAt },
    knownSource: Boolean(row.knownSource),
  }
}
