import { sql } from 'kysely'
import { addressFor, type AddressPattern } from '../../core/letters/reply-address.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Database, Tx } from '../../db/connect.ts'
import type { Installation } from '../../server/installation/reads.ts'
import { replyToken, replyTokenHash } from '../../server/letters/tokens.ts'
import type { Leased } from './rows.ts'

interface Pair {
  readonly ticket: number
  readonly personId: string
}

/**
 * The address at which each letter is answered, by the letter's id, noted before any of them leaves: one for each request
 * and person (D5). A pair that had one before the database was restored keeps it, since the request is the same; a pair
 * that is new gets one of this life of the database (D13).
 */
export async function replyAddresses(
  database: Database,
  letters: readonly Leased[],
  given: { readonly pattern: AddressPattern; readonly installation: Installation; readonly now: Instant },
): Promise<ReadonlyMap<string, string>> {
  const pairs = new Map<string, Pair>()
  for (const { ticket, person_id } of letters)
    if (ticket !== null && person_id !== null) pairs.set(`${ticket} ${person_id}`, { ticket, personId: person_id })
  if (pairs.size === 0) return new Map()
  const tokens = await database.act((tx) => tokensOf(tx, [...pairs.values()], given))
  return new Map(
    letters.flatMap(({ id, ticket, person_id }) => {
      const token = tokens.get(`${ticket} ${person_id}`)
      return token === undefined ? [] : [[id, addressFor(given.pattern, token)] as const]
    }),
  )
}

async function tokensOf(
  tx: Tx,
  pairs: readonly Pair[],
  { installation, now }: { readonly installation: Installation; readonly now: Instant },
): Promise<ReadonlyMap<string, string>> {
  const fresh = pairs.map((pair) => replyTokenHash(replyToken(installation, pair)))
  const { rows } = await sql<{ ticket: number; person: string; hash: Buffer }>`
    insert into reply_address as known (token_hash, ticket, person_id, created_at)
    select token_hash, ticket, person_id, ${now}::timestamptz
      from unnest(${fresh}::bytea[], ${pairs.map(({ ticket }) => ticket)}::bigint[],
        ${pairs.map(({ personId }) => personId)}::uuid[]) as l(token_hash, ticket, person_id)
    on conflict (ticket, person_id) do update set created_at = known.created_at
    returning ticket, person_id as person, token_hash as hash`.execute(tx)
  return new Map(
    rows.map(({ ticket, person, hash }) => {
      const pair = { ticket, personId: person }
      return [`${ticket} ${person}`, tokenBehind(hash, { installation, pair })] as const
    }),
  )
}

/** The token that was kept as this hash, of this life of the database or of one before it. */
function tokenBehind(
  hash: Buffer,
  { installation, pair }: { readonly installation: Installation; readonly pair: Pair },
): string {
  for (let { epoch } = installation; epoch > 0; epoch -= 1) {
    const token = replyToken({ secret: installation.secret, epoch }, pair)
    if (replyTokenHash(token).equals(hash)) return token
  }
  throw new Error('an answer address of another installation')
}
