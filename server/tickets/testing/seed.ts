import { sql } from 'kysely'
import type { Actor, CustomerActor, StaffActor } from '../../../core/people/actor.ts'
import { isRefusal } from '../../../core/refusal.ts'
import { CHAIN_START } from '../../../core/tickets/chain.ts'
import type { TicketCommand } from '../../../core/tickets/commands.ts'
import { decide } from '../../../core/tickets/decide.ts'
import { evolve } from '../../../core/tickets/evolve.ts'
import type { TicketEvent } from '../../../core/tickets/events.ts'
import { register } from '../../../core/tickets/register.ts'
import type { Ticket } from '../../../core/tickets/ticket.ts'
import { hours, shift, type Instant } from '../../../core/time/instant.ts'
import type { House } from '../../house.ts'
import { fold, wordsToFind } from '../change.ts'
import { clockColumns, factColumns } from '../columns.ts'
import { derive } from '../derived.ts'
import { collectWords, type Words } from '../texts.ts'
import type { EventRow, TicketRow } from '../writes.ts'

/** Who and what the made-up requests are about; all of it is in the database already. */
export interface Cast {
  readonly customers: readonly CustomerActor[]
  readonly staff: readonly StaffActor[]
  readonly lineId: string
  /** A contract for a customer, if he has one. */
  readonly contractOf: (customerId: string) => string | null
}

export interface Seed {
  readonly house: House
  readonly cast: Cast
  readonly count: number
  /** When the last of them is registered; the others before it, `apart` milliseconds each. */
  readonly until: Instant
  readonly apart: number
  /** Four in a hundred stay open, unless said otherwise. */
  readonly openEvery?: number
  /** Made-up words by index; the same index gives the same words. */
  readonly subject: (index: number) => string
  readonly text: (index: number) => string
}

interface Made {
  readonly row: TicketRow
  readonly words: string
  readonly events: readonly EventRow[]
}

const BATCH = 250

/** Many requests with whole, verifiable histories, by core's own rules but past the acts: two statements for 250 of them. */
export async function seedTickets(seed: Seed): Promise<void> {
  const { house, count } = seed
  for (let from = 0; from < count; from += BATCH) {
    const size = Math.min(BATCH, count - from)
    await house.database.act(async (tx) => {
      const { rows } = await sql<{ number: number }>`
        select nextval('ticket_number') as number from generate_series(1, ${sql.lit(size)})`.execute(tx)
      const made = rows.map(({ number }, index) => makeTicket(seed, { number, index: from + index }))
      const values = made.map(({ row, words }) => ({
        ...row,
        search: sql<string>`setweight(to_tsvector('russian', ${row.subject}::text), 'A') || to_tsvector('russian', ${words}::text)`,
      }))
      await tx.insertInto('ticket').values(values).execute()
      await tx
        .insertInto('ticket_event')
        .values(made.flatMap(({ events }) => events))
        .execute()
    })
  }
}

function makeTicket(seed: Seed, { number, index }: { readonly number: number; readonly index: number }): Made {
  const { house, openEvery = 25 } = seed
  const at = shift(seed.until, (index - seed.count + 1) * seed.apart)
  const words = collectWords(house.random)
  const story = tell(seed, {
    number,
    index,
    at,
    words,
    stopsAt: index % openEvery === 0 ? 1 + ((index / openEvery) % 5) : 99,
  })
  const folded = fold({ before: null, head: CHAIN_START, events: story, texts: words.texts })
  const { ticket } = folded
  const now = story.at(-1)?.at ?? at
  const derived = derive({ house, ticket, normMinutes: {}, now })
  return {
    row: {
      number,
      ...factColumns(ticket),
      ...clockColumns(ticket, derived, now),
      norm_minutes: '{}',
      subject: seed.subject(index),
      head_hash: Buffer.from(folded.head, 'hex'),
      fold: JSON.stringify(ticket),
    },
    words: wordsToFind(story, words.texts) ?? '',
    events: folded.rows,
  }
}

/** Registration, acceptance, four messages, resolution and its acceptance: as far as `stopsAt` steps. */
function tell(
  seed: Seed,
  given: {
    readonly number: number
    readonly index: number
    readonly at: Instant
    readonly words: Words
    readonly stopsAt: number
  },
): TicketEvent[] {
  const { index, words, at, stopsAt } = given
  const { customers, staff } = seed.cast
  const requester = pick(customers, index)
  const specialist = pick(staff, index)
  const says = (command: 'message' | 'propose_resolution', nth: number): TicketCommand => ({
    command,
    text: words.keep(seed.text(index * 7 + nth)),
    files: [],
  })
  const steps: [Actor, TicketCommand][] = [
    [specialist, { command: 'accept' }],
    [specialist, says('message', 1)],
    [requester, says('message', 2)],
    [specialist, says('message', 3)],
    [requester, says('message', 4)],
    [specialist, says('propose_resolution', 5)],
    [requester, { command: 'accept_resolution', told: null, comment: null }],
  ]
  const events: TicketEvent[] = [...begin(seed, { ...given, requester })]
  let ticket: Ticket = events.reduce<Ticket | null>(evolve, null) ?? fail('no registration')
  const regulation = seed.house.regulations.current()
  const calendar = seed.house.regulations.calendarOf(regulation)
  for (const [nth, [actor, command]] of steps.slice(0, stopsAt - 1).entries()) {
    const now = shift(at, hours(1) * (nth + 1))
    const decided = decide(ticket, command, { actor, now, channel: 'web', regulation, calendar })
    if (isRefusal(decided)) fail(`${command.command}: ${decided.refused}`)
    for (const event of decided) ticket = evolve(ticket, event)
    events.push(...decided)
  }
  return events
}

function begin(
  { house, cast, subject, text }: Seed,
  {
    number,
    index,
    at,
    words,
    requester,
  }: { number: number; index: number; at: Instant; words: Words; requester: CustomerActor },
): readonly TicketEvent[] {
  const { id, version } = house.regulations.current()
  const contractId = cast.contractOf(requester.customerId)
  const registered = register(
    {
      command: 'register',
      customerId: requester.customerId,
      requesterId: requester.personId,
      subject: words.keep(subject(index)),
      description: words.keep(text(index * 7)),
      kind: index % 3 === 0 ? 'consultation' : 'defect',
      critical: 'no',
      impact: 'department',
      urgency: 'hampers_work',
      service: 'support',
      productId: null,
      moduleId: null,
      expectedBy: null,
      lineId: cast.lineId,
      entitlement:
        contractId === null ? { covered: false, reason: 'no_contract', contractId } : { covered: true, contractId },
      regulation: { id, version },
      files: [],
    },
    { number, actor: requester, now: at, channel: 'web' },
  )
  return isRefusal(registered) ? fail(registered.refused) : registered
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] ?? fail('an empty cast')
}

function fail(why: string): never {
  throw new Error(`seeding: ${why}`)
}
