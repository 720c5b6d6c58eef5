import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import type { FactType } from '../../core/tickets/events.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import { peopleById, type People, type PersonJson } from './people.ts'

/** A request locked for change, with everything that the rules ask of the database, in one statement. */
export interface Loaded {
  readonly ticket: Ticket
  readonly headHash: Buffer
  readonly subject: string
  readonly normMinutes: Readonly<Record<string, number>>
  readonly customerName: string
  readonly contractNumber: string | null
  /** Title of the delivery that the order decides about. */
  readonly deliveryTitle: string | null
  /** Requester, watchers, assignee, those named by the order, and all dispatchers and managers. */
  readonly people: People
  /** Whose the other request is that the order names; null: there is none. */
  readonly otherCustomerId: string | null
  /** The product of the module that the order names. */
  readonly moduleProductId: string | null
  readonly productKnown: boolean
  readonly lineKnown: boolean
}

export interface Asked {
  readonly number: number
  readonly personIds: readonly string[]
  readonly other: number | null
  readonly productId: string | null
  readonly moduleId: string | null
  readonly lineId: string | null
  readonly deliveryId: string | null
}

interface LoadedRow {
  readonly fold: Ticket
  readonly head_hash: Buffer
  readonly subject: string
  readonly norm_minutes: Record<string, number>
  readonly customer: string
  readonly contract: string | null
  readonly delivery: string | null
  readonly people: PersonJson[]
  readonly other_customer: string | null
  readonly module_product: string | null
  readonly product_known: boolean
  readonly line_known: boolean
}

export async function loadTicket(tx: Tx, asked: Asked): Promise<Loaded | undefined> {
  const { number, personIds, other, productId, moduleId, lineId, deliveryId } = asked
  const { rows } = await sql<LoadedRow>`
    select t.fold, t.head_hash, t.subject, t.norm_minutes,
      ${peopleJson(sql`array[t.requester_id, t.assignee_id] || t.watcher_ids || ${[...personIds]}::uuid[]`)} as people,
      (select c.short_name from customer c where c.id = t.customer_id) as customer,
      (select c.number from contract c where c.id = t.contract_id and t.covered) as contract,
      (select e.texts -> (e.fact ->> 'title') ->> 'text' from ticket_event e
        where e.ticket = t.number and e.type = 'delivery_sent' and e.fact ->> 'deliveryId' = ${deliveryId}::text) as delivery,
      (select o.customer_id from ticket o where o.number = ${other}::bigint) as other_customer,
      (select m.product_id from module m where m.id = ${moduleId}::uuid) as module_product,
      exists (select from product where id = ${productId}::uuid) as product_known,
      exists (select from line where id = ${lineId}::uuid and archived_at is null) as line_known
    from ticket t where t.number = ${number}::bigint for update of t`.execute(tx)
  const [row] = rows
  return row && toLoaded(row)
}

const toLoaded = (row: LoadedRow): Loaded => ({
  ticket: row.fold,
  headHash: row.head_hash,
  subject: row.subject,
  normMinutes: row.norm_minutes,
  customerName: row.customer,
  contractNumber: row.contract,
  deliveryTitle: row.delivery,
  people: peopleById(row.people),
  otherCustomerId: row.other_customer,
  moduleProductId: row.module_product,
  productKnown: row.product_known,
  lineKnown: row.line_known,
})

/** The people of some ids, and all dispatchers and managers in office: who may hear of an event. */
const peopleJson = (ids: RawBuilder<unknown>) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'side', p.side, 'customerId', p.customer_id, 'role', p.role,
    'lineId', p.line_id, 'active', p.active, 'name', p.name, 'email', p.email, 'language', p.language)), '[]')
  from person p where p.id in (
    select unnest(${ids})
    union select s.id from person s where s.side = 'provider' and s.role in ('dispatcher', 'manager') and s.active))`

/**
 * Whether an event of these types came after where the writer stood; a customer counts public events only (B1). A
 * statement of its own, after the lock: what the lock waited for is not in the snapshot of the statement that took it.
 */
export async function hasEventSince(
  tx: Tx,
  asked: {
    readonly number: number
    readonly basedOn: number
    readonly types: readonly FactType[]
    readonly publicOnly: boolean
  },
): Promise<boolean> {
  const { number, basedOn, types, publicOnly } = asked
  const nth = publicOnly ? sql`row_number() over (order by seq)` : sql`seq`
  const counted = publicOnly ? sql`and visibility = 'public'` : sql``
  const { rows } = await sql`
    select 1 from (select type, ${nth} as nth from ticket_event where ticket = ${number}::bigint ${counted}) e
    where e.nth > ${basedOn}::bigint and e.type = any(${[...types]}::text[]) limit 1`.execute(tx)
  return rows.length > 0
}

/** What registration asks of the database, and the number that the request will have. */
export interface RegistrationFacts {
  readonly number: number
  readonly people: People
  readonly moduleProductId: string | null
  readonly productKnown: boolean
  readonly lineKnown: boolean
  readonly customerId: string | null
  readonly customerName: string | null
  /** The first line (R2.1): of the lowest rank. */
  readonly firstLineId: string | null
}

interface RegistrationRow {
  readonly number: number
  readonly people: PersonJson[]
  readonly module_product: string | null
  readonly product_known: boolean
  readonly line_known: boolean
  readonly first_line: string | null
  readonly customer_id: string | null
  readonly customer: string | null
}

export async function registrationFacts(
  tx: Tx,
  asked: Pick<Asked, 'productId' | 'moduleId' | 'lineId'> & {
    readonly requesterId: string
    readonly registrarId: string
  },
): Promise<RegistrationFacts> {
  const { requesterId, registrarId, productId, moduleId, lineId } = asked
  const { rows } = await sql<RegistrationRow>`
    select nextval('ticket_number') as number,
      ${peopleJson(sql`${[requesterId, registrarId]}::uuid[]`)} as people,
      c.id as customer_id, c.short_name as customer,
      (select m.product_id from module m where m.id = ${moduleId}::uuid and m.archived_at is null) as module_product,
      exists (select from product where id = ${productId}::uuid and archived_at is null) as product_known,
      exists (select from line where id = ${lineId}::uuid and archived_at is null) as line_known,
      (select id from line where archived_at is null order by rank, name, id limit 1) as first_line
    from (select 1) one left join person r on r.id = ${requesterId}::uuid left join customer c on c.id = r.customer_id`.execute(
    tx,
  )
  const [row] = rows
  if (row === undefined) throw new Error('a select of one row gave no row')
  return {
    number: row.number,
    people: peopleById(row.people),
    moduleProductId: row.module_product,
    productKnown: row.product_known,
    lineKnown: row.line_known,
    customerId: row.customer_id,
    customerName: row.customer,
    firstLineId: row.first_line,
  }
}

/** Takes the locks of several requests in one order always, so that two acts that join the same ones do not deadlock. */
export async function lockInOrder(tx: Tx, numbers: readonly number[]): Promise<void> {
  await sql`select number from ticket where number = any(${[...numbers]}::bigint[]) order by number for update`.execute(
    tx,
  )
}
