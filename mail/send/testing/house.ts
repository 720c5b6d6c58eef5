import { randomUUID } from 'node:crypto'
import type { Instant } from '../../../core/time/instant.ts'
import type { Database } from '../../../db/connect.ts'
import { samples } from '../../../lang/letters/testing/samples.ts'

export const installationId = randomUUID()
export const customerId = randomUUID()
export const personId = randomUUID()
export const start = Date.parse('2026-11-20T16:30:00+03:00') as Instant

/** A customer with one person and some requests, as the outbox needs them to point at. */
export async function furnish(database: Database, tickets: readonly number[]): Promise<void> {
  await database.act(async (tx) => {
    await tx
      .insertInto('installation')
      .values({ id: installationId, secret: Buffer.alloc(32, 7), created_at: start })
      .execute()
    await tx
      .insertInto('customer')
      .values({
        id: customerId,
        kind: 'organisation',
        name: 'АО «Ветлуга»',
        short_name: 'Ветлуга',
        inn: null,
        phone: null,
        note: null,
        created_at: start,
        archived_at: null,
      })
      .execute()
    await tx
      .insertInto('person')
      .values({
        id: personId,
        side: 'customer',
        customer_id: customerId,
        name: 'Кузнецов Олег',
        email: 'oleg@vetluga.example',
        phone: null,
        position: null,
        role: 'user',
        line_id: null,
        password_hash: null,
        created_at: start,
      })
      .execute()
  })
  await addTickets(database, tickets)
}

/** Requests of the customer's person. */
export async function addTickets(database: Database, tickets: readonly number[]): Promise<void> {
  await database.act(async (tx) => {
    for (const number of tickets) {
      await tx
        .insertInto('ticket')
        .values({
          number,
          customer_id: customerId,
          requester_id: personId,
          registered_by_id: null,
          channel: 'web',
          state: 'in_progress',
          kind: 'defect',
          complexity: null,
          critical: 'no',
          priority: 3,
          service: 'support',
          product_id: null,
          module_id: null,
          line_id: null,
          assignee_id: null,
          contract_id: null,
          covered: false,
          expected_by: null,
          planned_for: null,
          registered_at: start,
          reacted_at: null,
          resolved_at: null,
          ended_at: null,
          reaction_due: null,
          resolution_due: null,
          clock: '{}',
          norm_minutes: '{}',
          expected: null,
          queue_at: start,
          next_matter_at: null,
          last_word_side: 'customer',
          last_word_by_id: null,
          last_word_at: start,
          subject: 'Не открывается журнал',
          search: '',
          seq: 1,
          head_hash: Buffer.from('00', 'hex'),
          fold: '{}',
        })
        .execute()
    }
  })
}

export interface Put {
  readonly ticket?: number | null
  readonly seq?: number
  readonly address?: string
  readonly template?: string
  readonly params?: unknown
  readonly reader?: string
  readonly reason?: string
  readonly at?: Instant
}

/** Puts a letter into the outbox; answers its id. */
export async function put(
  database: Database,
  {
    ticket = null,
    seq = 1,
    address = 'oleg@vetluga.example',
    template = 'message',
    params = samples.message,
    reader = personId,
    reason = 'requester',
    at = start,
  }: Put = {},
): Promise<string> {
  const id = randomUUID()
  await database.act((tx) =>
    tx
      .insertInto('notice')
      .values({
        id,
        ticket,
        event_seq: ticket === null ? null : seq,
        person_id: reader,
        address,
        template,
        language: 'ru',
        params: JSON.stringify(params),
        reason,
        next_at: at,
        lease_until: null,
        subject: null,
        body_text: null,
        body_html: null,
        message_id: null,
        error: null,
        created_at: at,
        sent_at: null,
      })
      .execute(),
  )
  return id
}

/** Something that happened to a request, with its words. */
export async function happen(
  database: Database,
  event: {
    readonly ticket: number
    readonly seq: number
    readonly type: string
    readonly words?: string
    readonly channel?: string
    readonly visibility?: 'public' | 'internal'
    readonly by?: string
    readonly fact?: object
    readonly at?: Instant
  },
): Promise<void> {
  const {
    ticket,
    seq,
    type,
    words,
    channel = 'web',
    visibility = 'public',
    by = personId,
    fact = {},
    at = start,
  } = event
  const field = type === 'registered' ? 'description' : type === 'returned_for_rework' ? 'reason' : 'text'
  const digest = 'd'.repeat(64)
  await database.act((tx) =>
    tx
      .insertInto('ticket_event')
      .values({
        ticket,
        seq,
        at,
        actor_side: 'customer',
        actor_id: by,
        channel,
        visibility,
        type,
        fact: JSON.stringify({ type, [field]: digest, files: [], ...fact }),
        texts: JSON.stringify(words === undefined ? {} : { [digest]: { salt: '00', text: words } }),
        hash: Buffer.from('00', 'hex'),
      })
      .execute(),
  )
}

/** A letter of his that was taken: it caused this event. */
export async function came(
  database: Database,
  letter: { readonly ticket: number; readonly seq: number; readonly messageId: string; readonly by?: string },
): Promise<void> {
  const { ticket, seq, messageId, by = personId } = letter
  await database.act((tx) =>
    tx
      .insertInto('letter')
      .values({
        id: randomUUID(),
        raw_sha256: 'ab'.repeat(32),
        size: 1000,
        source: 'smtp',
        received_at: start,
        next_at: start,
        state: 'done',
        fate: seq === 1 ? 'registered' : 'answered',
        message_id: messageId,
        ticket,
        event_seq: seq,
        person_id: by,
        taken_at: start,
      })
      .execute(),
  )
}

/** The row as it stands. */
export const noticeRow = (database: Database, id: string) =>
  database.read((reader) => reader.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirstOrThrow())

/** Waits until something is so; fails after ten seconds with what was there last. */
export async function until<T>(look: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 500; tries += 1) {
    const value = await look()
    if (good(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`never so: ${JSON.stringify(await look())}`)
}
