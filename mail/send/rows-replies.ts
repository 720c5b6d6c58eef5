import { sql } from 'kysely'
import { addressFor, type AddressPattern } from '../../core/letters/reply-address.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Database, Reader, Tx } from '../../db/connect.ts'
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
  const hashes = new Map(await database.read((reader) => knownHashes(reader, [...pairs.values()])))
  const fresh = [...pairs].flatMap(([key, pair]) => (hashes.has(key) ? [] : [pair]))
  if (fresh.length > 0)
    for (const [key, hash] of await database.act((tx) => addHashes(tx, fresh, given))) hashes.set(key, hash)
  const tokens = new Map(
    [...pairs].flatMap(([key, pair]) => {
      const hash = hashes.get(key)
      return hash === undefined ? [] : [[key, tokenBehind(hash, { ...given, pair })] as const]
    }),
  )
  return new Map(
    letters.flatMap(({ id, ticket, person_id }) => {
      const token = tokens.get(`${ticket} ${person_id}`)
      return token === undefined ? [] : [[id, addressFor(given.pattern, token)] as const]
    }),
  )
}

interface HashRow {
  readonly ticket: number
  readonly person: string
  readonly hash: Buffer
}

const byPair = (rows: readonly HashRow[]): (readonly [string, Buffer])[] =>
  rows.map(({ ticket, person, hash }) => [`${ticket} ${person}`, hash] as const)

async function knownHashes(reader: Reader, pairs: readonly Pair[]): Promise<(readonly [string, Buffer])[]> {
  const { rows } = await sql<HashRow>`
    select r.ticket, r.person_id as person, r.token_hash as hash
    from ${these(pairs)} join reply_address r using (ticket, person_id)`.execute(reader)
  return byPair(rows)
}

/** Of two workers that note the same pair at once, both read what the first has noted. */
async function addHashes(
  tx: Tx,
  pairs: readonly Pair[],
  { installation, now }: { readonly installation: Installation; readonly now: Instant },
): Promise<(readonly [string, Buffer])[]> {
  const hashes = pairs.map((pair) => replyTokenHash(replyToken(installation, pair)))
  const { rows } = await sql<HashRow>`
    insert into reply_address as known (token_hash, ticket, person_id, created_at)
    select hash, l.ticket, l.person_id, ${now}::timestamptz
      from ${these(pairs)} join unnest(${hashes}::bytea[]) with ordinality h(hash, place) using (place)
    on conflict (ticket, person_id) do update set created_at = known.created_at
    returning ticket, person_id as person, token_hash as hash`.execute(tx)
  return byPair(rows)
}

const these = (pairs: readonly Pair[]) => sql`
  unnest(${pairs.map(({ ticket }) => ticket)}::bigint[], ${pairs.map(({ personId }) => personId)}::uuid[])
    with ordinality l(ticket, person_id, place)`

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
