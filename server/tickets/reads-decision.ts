import { sql } from 'kysely'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'

/** A request and a person of whom something might be asked. */
export interface AskedPerson {
  readonly fold: Ticket
  readonly email: string
  readonly language: string
  readonly draft: boolean
  /** How often he was asked about this request since an instant. */
  readonly lately: number
}

export async function readAsked(
  reader: Reader,
  { number, personId, after }: { readonly number: number; readonly personId: string; readonly after: Instant },
): Promise<AskedPerson | undefined> {
  const { rows } = await sql<AskedPerson>`
    select t.fold, p.email, p.language, p.draft,
      (select count(*)::int from notice n where n.ticket = t.number and n.person_id = p.id
        and n.template = 'verification_question' and n.created_at > ${after}::timestamptz) as lately
    from ticket t, person p where t.number = ${number}::bigint and p.id = ${personId}::uuid`.execute(reader)
  return rows[0]
}

export interface FoundLink {
  readonly choice: 'accept' | 'return'
  readonly number: number
  readonly personId: string
  readonly name: string
  readonly fold: Ticket
}

/**
 * A link that is unused and in its time, about the resolution that lay before its reader when it was made: no other one
 * has been proposed since. Looked up by its hash, which takes the same time whatever was guessed (G7).
 */
export async function findLink(reader: Reader, tokenHash: Buffer, now: Instant): Promise<FoundLink | undefined> {
  const { rows } = await sql<FoundLink>`
    select case link.purpose when 'accept_resolution' then 'accept' else 'return' end as choice,
      link.ticket as number, p.id as "personId", p.name::text as name, t.fold
    from one_time_link link join person p on p.id = link.person_id join ticket t on t.number = link.ticket
    where link.token_hash = ${tokenHash}::bytea and link.used_at is null and link.expires_at > ${now}::timestamptz
      and link.purpose in ('accept_resolution', 'return_resolution')
      and not exists (select from ticket_event e where e.ticket = link.ticket and e.seq > link.based_on
        and e.type = 'resolution_proposed')`.execute(reader)
  return rows[0]
}
