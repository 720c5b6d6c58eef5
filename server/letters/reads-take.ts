import { sql } from 'kysely'
import type { KeptDecision } from '../../core/letters/decide.ts'
import type { Identity } from '../../core/letters/same.ts'
import type { Actor } from '../../core/people/actor.ts'
import type { CustomerRole, Sees, StaffRole } from '../../core/people/roles.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../db/connect.ts'

/** A letter that waits to be taken. */
export interface StoredLetter {
  readonly id: string
  readonly sha256: string
  readonly attempts: number
}

/** Letters to be taken now, in the order in which they came. */
export async function lettersToTake(
  reader: Reader,
  { now, most }: { readonly now: Instant; readonly most: number },
): Promise<StoredLetter[]> {
  const rows = await reader
    .selectFrom('letter')
    .select(['id', 'raw_sha256 as sha256', 'attempts'])
    .where(sql<boolean>`state = 'stored'`)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('nth')
    .limit(most)
    .execute()
  return rows
}

/** When the next letter is to be tried again; null: none waits. */
export async function nextToTake(reader: Reader): Promise<Instant | null> {
  const row = await reader
    .selectFrom('letter')
    .select('next_at')
    .where(sql<boolean>`state = 'stored'`)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst()
  return row?.next_at ?? null
}

/** A letter locked for taking; undefined: somebody else has taken it meanwhile. */
export async function lockStored(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('letter')
    .select([
      'id',
      'raw_sha256 as sha256',
      'mailbox_id as mailboxId',
      'envelope_from as envelopeFrom',
      'envelope_to as envelopeTo',
      'received_at as receivedAt',
      'decision',
      'decided_by_id as decidedById',
    ])
    .where('id', '=', id)
    .where('state', '=', 'stored')
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, decision: row.decision as KeptDecision | null }
}

export type LockedLetter = NonNullable<Awaited<ReturnType<typeof lockStored>>>

/**
 * Makes takings of one letter that came twice wait for each other (D9, D10), and those of one author: what counts his
 * letters, or makes him a contact, sees the one before.
 */
export async function lockTaking(tx: Tx, { identity, author }: { identity: string; author: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`letter ${identity}`}, 0)),
    pg_advisory_xact_lock(hashtextextended(${`author ${author}`}, 0))`.execute(tx)
}

/** A letter that may be the same. */
interface Earlier extends Identity {
  readonly id: string
  readonly ticket: number | null
}

/** Letters that were looked at before and have this digest, this Message-ID or these very bytes, oldest first. */
export async function earlierLetters(
  reader: Reader,
  asked: {
    readonly except: string
    readonly sha256: string
    readonly digest: string
    readonly messageId: string | null
  },
): Promise<Earlier[]> {
  const { except, sha256, digest, messageId } = asked
  const rows = await reader
    .selectFrom('letter')
    .select(['id', 'digest', 'message_id as messageId', 'author', 'subject', 'sent_at as date', 'ticket'])
    .where('id', '!=', except)
    .where('state', '!=', 'stored')
    .where(sql<boolean>`fate is distinct from 'repeated'`)
    .where((eb) =>
      eb.or([
        eb('raw_sha256', '=', sha256),
        eb('digest', '=', digest),
        ...(messageId === null ? [] : [eb('message_id', '=', messageId)]),
      ]),
    )
    // Those that are the same come before those that only have the same id, however many these are.
    .orderBy(sql`coalesce(digest = ${digest}, true)`, 'desc')
    .orderBy('nth')
    .limit(20)
    .execute()
  return rows.map((row) => ({ ...row, subject: row.subject ?? '' }))
}

/** Who writes from an address, what is known of its domain, and how much came from it lately. */
export interface AuthorFacts {
  readonly person: PersonFacts | null
  /** The customer whose mail domain it is. */
  readonly customerId: string | null
  readonly blocked: boolean
  /** Letters from this address since then, no more than a hundred. */
  readonly lately: number
  /** Of them, letters with these very words. */
  readonly alike: number
}

interface PersonFacts {
  readonly id: string
  readonly side: 'provider' | 'customer'
  readonly role: string
  readonly customerId: string | null
  readonly sees: Sees
  readonly lineId: string | null
  readonly active: boolean
  readonly draft: boolean
  readonly name: string
  readonly language: 'ru' | 'en'
}

export async function authorFacts(
  reader: Reader,
  asked: {
    readonly address: string
    readonly domain: string
    readonly excerpt: string
    readonly since: Instant
    readonly except: string
  },
): Promise<AuthorFacts> {
  const { address, domain, excerpt, since, except } = asked
  const { rows } = await sql<AuthorFacts>`
    select
      (select ${personJson} from person p
        where lower(p.email) = ${address} or p.id = (select a.person_id from person_address a where a.address = ${address})
        order by lower(p.email) = ${address} desc limit 1) as person,
      (select d.customer_id from customer_domain d join customer c on c.id = d.customer_id
        where d.domain = ${domain} and c.archived_at is null) as "customerId",
      exists (select from blocked_sender b where b.address = ${address}) as blocked,
      count(*)::int as lately,
      (count(*) filter (where l.excerpt = ${excerpt} and l.excerpt <> ''))::int as alike
    from (select l.excerpt from letter l
      where l.author = ${address} and l.received_at >= ${since}::timestamptz and l.id <> ${except}::uuid
        and l.state <> 'stored' and l.fate is distinct from 'repeated'
      order by l.received_at desc limit 100) l`.execute(reader)
  const [row] = rows
  if (row === undefined) throw new Error('an aggregate without a row')
  return row
}

/** A person by his id, as somebody decided. */
export async function personFacts(reader: Reader, id: string): Promise<PersonFacts | null> {
  const { rows } = await sql<{ person: PersonFacts }>`
    select ${personJson} as person from person p where p.id = ${id}::uuid`.execute(reader)
  return rows[0]?.person ?? null
}

/** People by their addresses: who of those in copy we know. */
export async function peopleAt(reader: Reader, addresses: readonly string[]): Promise<PersonFacts[]> {
  if (addresses.length === 0) return []
  const { rows } = await sql<{ person: PersonFacts }>`
    select ${personJson} as person from person p where p.active and (lower(p.email) = any(${[...addresses]}::text[])
      or p.id in (select a.person_id from person_address a where a.address = any(${[...addresses]}::text[])))
    order by p.name, p.id limit 50`.execute(reader)
  return rows.map(({ person }) => person)
}

const personJson = sql`jsonb_build_object('id', p.id, 'side', p.side, 'role', p.role, 'customerId', p.customer_id,
  'sees', p.sees, 'lineId', p.line_id, 'active', p.active, 'draft', p.draft, 'name', p.name, 'language', p.language)`

/** The person as the one who acts. */
export function actorOfPerson(person: PersonFacts): Exclude<Actor, { readonly side: 'system' }> {
  if (person.side === 'provider') {
    return { side: 'provider', personId: person.id, role: person.role as StaffRole, lineId: person.lineId }
  }
  const { id, customerId, role, sees } = person
  return { side: 'customer', personId: id, customerId: customerId ?? '', role: role as CustomerRole, sees }
}

export type { PersonFacts }

/** A request that a letter points to, and by what. */
export interface Pointer {
  readonly via: 'token' | 'ours' | 'theirs' | 'number'
  /** Where among the ids or numbers it was named: the nearest first. */
  readonly place: number
  /** To whom our letter or the answer address belongs. */
  readonly personId: string | null
  /** Of our letter. */
  readonly template: string | null
  /** Of the letter that is answered. */
  readonly letterSubject: string | null
  readonly subject: string
  /** The request; of a merged one that which it went on in. */
  readonly ticket: Ticket
}

/** Which requests the tokens, ids and numbers of a letter name, in one statement. */
export async function pointersOf(
  reader: Reader,
  named: {
    readonly tokenHashes: readonly Buffer[]
    /** Without angle brackets, nearest first. */
    readonly ids: readonly string[]
    readonly numbers: readonly number[]
  },
): Promise<Pointer[]> {
  const { tokenHashes, ids, numbers } = named
  if (tokenHashes.length + ids.length + numbers.length === 0) return []
  const { rows } = await sql<Pointer>`
    with pointer as (
      select 'token' as via, 0 as place, r.ticket, r.person_id, null::text as template, null::text as letter_subject
        from reply_address r where r.token_hash = any(${[...tokenHashes]}::bytea[])
      union all
      select 'ours', i.place, n.ticket, n.person_id, n.template, n.subject
        from unnest(${[...ids]}::text[]) with ordinality i(id, place) join notice n on n.message_id = '<' || i.id || '>'
        where n.ticket is not null
      union all
      select 'theirs', i.place, l.ticket, l.person_id, null, l.subject
        from unnest(${[...ids]}::text[]) with ordinality i(id, place) join letter l on l.message_id = i.id
        where l.ticket is not null and l.fate in ('registered', 'answered')
      union all
      select 'number', m.place, m.number, null, null, null
        from unnest(${numbers.map(String)}::bigint[]) with ordinality m(number, place)
    )
    select p.via, p.place::int as place, p.person_id as "personId", p.template, p.letter_subject as "letterSubject",
      t.subject, t.fold as ticket
    from pointer p
      join ticket named on named.number = p.ticket
      join ticket t on t.number = coalesce((named.fold ->> 'mergedInto')::bigint, named.number)
    order by p.place`.execute(reader)
  return rows
}

/** How many contacts of a customer wait to be confirmed. */
export async function draftsOf(reader: Reader, customerId: string): Promise<number> {
  const row = await reader
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('customer_id', '=', customerId)
    .where(sql<boolean>`draft`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Product and line with which requests of a mailbox begin; nothing that was archived since. */
export async function mailboxDefaults(
  reader: Reader,
  id: string,
): Promise<{ readonly productId: string | null; readonly lineId: string | null }> {
  const row = await reader
    .selectFrom('mailbox')
    .leftJoin('product', (join) =>
      join.onRef('product.id', '=', 'mailbox.product_id').on('product.archived_at', 'is', null),
    )
    .leftJoin('line', (join) => join.onRef('line.id', '=', 'mailbox.line_id').on('line.archived_at', 'is', null))
    .select(['product.id as productId', 'line.id as lineId'])
    .where('mailbox.id', '=', id)
    .executeTakeFirst()
  return row ?? { productId: null, lineId: null }
}

/** Where a request stands: the number of its last event, and its state. */
export const standingOf = (reader: Reader, number: number) =>
  reader.selectFrom('ticket').select(['seq', 'state']).where('number', '=', number).executeTakeFirstOrThrow()
