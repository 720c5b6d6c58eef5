import { sql } from 'kysely'
import type { SignedIn } from '../../core/people/actor.ts'
import type { TicketEvent, TicketFact } from '../../core/tickets/events.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { Channel, Visibility } from '../../core/tickets/words.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'
import { allOf, rowColumns, rowJoins, visibleTo, type RowFacts } from './reads-rows.ts'
import type { KeptTexts } from './texts.ts'

/** What stands in other tables about a request, in JSON as the database makes it. */
export interface CardFacts extends RowFacts {
  readonly fold: Ticket
  readonly norm_minutes: Readonly<Record<string, number>>
  readonly contract: {
    readonly id: string
    readonly number: string
    readonly kind: 'licence' | 'service'
    readonly endsOn: string | null
  } | null
  readonly contact: { readonly email: string; readonly phone: string | null; readonly position: string | null } | null
  readonly links: readonly { readonly number: number; readonly subject: string }[]
  readonly files: readonly FileJson[]
  readonly notices: readonly NoticeJson[]
  readonly letters: readonly LetterJson[]
  readonly events: readonly EventJson[]
}

/** A row of ticket_event: its instant in milliseconds, its hash in hexadecimal digits. */
interface EventJson {
  readonly seq: number
  readonly at: Instant
  readonly side: string
  readonly by: string | null
  readonly channel: string
  readonly visibility: string
  readonly fact: unknown
  readonly texts: unknown
  readonly hash: string
}

export interface FileJson {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly mediaType: string
}

export interface NoticeJson {
  readonly id: string
  readonly seq: number | null
  readonly template: string
  readonly personId: string | null
  readonly name: string | null
  readonly address: string
  readonly state: 'queued' | 'sending' | 'sent' | 'kept' | 'failed' | 'dropped' | 'bounced'
  readonly reason: string
  readonly createdAt: string
  readonly sentAt: string | null
}

/** The letter by which an event came; what only the staff may know is null in a customer's reading. */
export interface LetterJson {
  readonly id: string
  readonly seq: number
  readonly html: boolean
  readonly size: number
  readonly author: string | null
  readonly authorName: string | null
  readonly authentication: { readonly verdict: 'pass' | 'fail' | 'unknown' } | null
  readonly problems: readonly string[] | null
}

/** One request with its events, files, letters, links and cover, in one statement, and so as they were at one moment; of all of them what the reader may see. */
export async function findCard(
  reader: Reader,
  { number, actor }: { readonly number: number; readonly actor: SignedIn },
): Promise<CardFacts | undefined> {
  const { rows } = await sql<CardFacts>`
    select ${rowColumns}, t.fold, t.norm_minutes,
      (select jsonb_build_object('id', k.id, 'number', k.number, 'kind', k.kind, 'endsOn', k.ends_on)
        from contract k where k.id = t.contract_id) as contract,
      jsonb_build_object('email', r.email, 'phone', r.phone, 'position', r.position) as contact,
      (select coalesce(jsonb_agg(jsonb_build_object('number', o.number, 'subject', o.subject)), '[]') from ticket o
        where o.number in (select (link ->> 'to')::bigint from jsonb_array_elements(t.fold -> 'links') link)) as links,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'sha256', f.sha256,
        'mediaType', f.media_type)), '[]') from file f where f.ticket = t.number) as files,
      (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'seq', n.event_seq, 'template', n.template,
        'personId', n.person_id, 'name', h.name, 'address', n.address, 'state', n.state, 'reason', n.reason,
        'createdAt', n.created_at, 'sentAt', n.sent_at) order by n.event_seq, n.id), '[]')
        from notice n left join person h on h.id = n.person_id where n.ticket = t.number) as notices,
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'seq', l.event_seq, 'html', l.html is not null,
        'size', l.size${lettersForStaff(actor)})), '[]')
        from letter l where l.ticket = t.number and l.event_seq is not null) as letters,
      (select coalesce(json_agg(json_build_object('seq', e.seq, 'at', floor(extract(epoch from e.at) * 1000)::bigint,
        'side', e.actor_side, 'by', e.actor_id, 'channel', e.channel, 'visibility', e.visibility, 'fact', e.fact,
        'texts', e.texts, 'hash', encode(e.hash, 'hex')) order by e.seq), '[]')
        from ticket_event e where e.ticket = t.number) as events
    from ticket t ${rowJoins}
    where ${allOf([sql`t.number = ${number}::bigint`, ...visibleTo(actor)])}`.execute(reader)
  return rows[0]
}

/** Columns that the customers' role must not even name (A12). */
const lettersForStaff = ({ side }: SignedIn) =>
  side === 'provider'
    ? sql`, 'author', l.author, 'authorName', l.author_name, 'authentication', l.authentication, 'problems', l.problems`
    : sql``

/** An event as stored: with its texts beside it and its hash. */
export interface StoredEvent {
  readonly event: TicketEvent
  readonly texts: KeptTexts
  readonly hash: string
}

/** The events that came with a card. */
export const eventsOfCard = ({ number, events }: CardFacts): StoredEvent[] =>
  events.map((row) => ({
    event: {
      ticket: number,
      seq: row.seq,
      at: row.at,
      actor: { side: row.side as TicketEvent['actor']['side'], personId: row.by },
      channel: row.channel as Channel,
      visibility: row.visibility as Visibility,
      fact: row.fact as TicketFact,
    },
    texts: row.texts as KeptTexts,
    hash: row.hash,
  }))

/** The events of a request that the reader may see, in order. */
export async function eventsOf(reader: Reader, number: number): Promise<StoredEvent[]> {
  const rows = await reader.selectFrom('ticket_event').selectAll().where('ticket', '=', number).orderBy('seq').execute()
  return rows.map(storedEvent)
}

interface EventRow {
  readonly ticket: number
  readonly seq: number
  readonly at: Instant
  readonly actor_side: string
  readonly actor_id: string | null
  readonly channel: string
  readonly visibility: string
  readonly fact: unknown
  readonly texts: unknown
  readonly hash: Buffer
}

/** Only `command` and `registerTicket` write events, so what is there has these types. */
export const storedEvent = (row: EventRow): StoredEvent => ({
  event: {
    ticket: row.ticket,
    seq: row.seq,
    at: row.at,
    actor: { side: row.actor_side as TicketEvent['actor']['side'], personId: row.actor_id },
    channel: row.channel as Channel,
    visibility: row.visibility as Visibility,
    fact: row.fact as TicketFact,
  },
  texts: row.texts as KeptTexts,
  hash: row.hash.toString('hex'),
})

/** Whether a request is there and the reader may see it. */
export async function isVisible(
  reader: Reader,
  { number, actor }: { readonly number: number; readonly actor: SignedIn },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ticket t where ${allOf([sql`t.number = ${number}::bigint`, ...visibleTo(actor)])}`.execute(reader)
  return rows.length > 0
}
