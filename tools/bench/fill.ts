import { sql } from 'kysely'
import type { CustomerActor, StaffActor } from '../../core/people/actor.ts'
import type { StaffRole } from '../../core/people/roles.ts'
import { type CivilDate, HOUR, shift, type Instant } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import type { House } from '../../server/house.ts'
import { hashToken, newToken } from '../../server/people/tokens.ts'
import { seedTickets, type Cast } from '../../server/tickets/testing/seed.ts'
import { subjectOf, textOf } from './words.ts'

/** Somebody with a session, as a caller of the API. */
export interface Caller {
  readonly personId: string
  readonly token: string
}

export interface Filled {
  readonly staff: readonly Caller[]
  readonly users: readonly Caller[]
}

const CUSTOMERS = 200
const USERS = 2000
const roles: readonly StaffRole[] = [
  'administrator',
  'manager',
  'dispatcher',
  'dispatcher',
  ...Array<StaffRole>(11).fill('specialist'),
]
const YEARS = 3 * 365 * 24 * HOUR
const WEEKS = 14 * 24 * HOUR
/** Requests whose letters are made in one statement, well below the statement timeout. */
const LETTERS_AT_ONCE = 20_000

/** 200 customers, 2,000 users, 15 staff, and so many requests of three years; four in a hundred, the newest, are open. */
export async function fill(
  house: House,
  { tickets, say }: { tickets: number; say: (text: string) => void },
): Promise<Filled> {
  const now = house.now()
  const cast = await addPeople(house, shift(now, -YEARS))
  const open = Math.round(tickets * 0.04)
  const common = { house, cast, subject: subjectOf, text: textOf }
  const began = performance.now()
  await seedTickets({
    ...common,
    count: tickets - open,
    openEvery: Infinity,
    until: shift(now, -WEEKS),
    apart: Math.max(1, Math.floor(YEARS / tickets)),
  })
  await seedTickets({
    ...common,
    count: open,
    openEvery: 1,
    until: shift(now, -12 * HOUR),
    apart: Math.max(1, Math.floor(WEEKS / (open + 1))),
  })
  say(`${tickets} requests in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  await addLetters(house.database)
  await quieten(house.database, now)
  const sessions = (people: readonly { readonly personId: string }[]): Promise<Caller[]> =>
    addSessions(house, people, now)
  return {
    staff: await sessions(cast.staff),
    users: await sessions(cast.customers.filter((_, index) => index % 20 === 0)),
  }
}

async function addPeople(house: House, at: Instant): Promise<Cast> {
  const { random, database } = house
  const lineId = random.uuid()
  const staff = roles.map((role): StaffActor => ({ side: 'provider', personId: random.uuid(), role, lineId }))
  const customerIds = Array.from({ length: CUSTOMERS }, () => random.uuid())
  const contracts = new Map(customerIds.filter((_, index) => index % 10 !== 9).map((id) => [id, random.uuid()]))
  const customers = Array.from({ length: USERS }, (_, index): CustomerActor => {
    const customerId = customerIds[index % CUSTOMERS] ?? ''
    return {
      side: 'customer',
      personId: random.uuid(),
      customerId,
      role: 'user',
      sees: index % 2 === 0 ? 'organisation' : 'own',
    }
  })
  await database.act(async (tx) => {
    await tx.insertInto('line').values({ id: lineId, name: '1-я линия', rank: 1 }).execute()
    await tx
      .insertInto('customer')
      .values(
        customerIds.map((id, n) => ({
          id,
          kind: 'organisation',
          name: `ООО «Предприятие № ${n + 1}»`,
          short_name: `Предприятие ${n + 1}`,
          created_at: at,
        })),
      )
      .execute()
    await tx
      .insertInto('person')
      .values(
        [...staff, ...customers].map((person, n) => ({
          id: person.personId,
          side: person.side,
          customer_id: person.side === 'customer' ? person.customerId : null,
          name: `${person.side === 'customer' ? 'Иван' : 'Пётр'} Иванов ${n + 1}`,
          email: `person${n + 1}@bench.example`,
          role: person.role,
          sees: person.side === 'customer' ? person.sees : 'own',
          line_id: person.side === 'provider' ? person.lineId : null,
          created_at: at,
        })),
      )
      .execute()
    await tx
      .insertInto('contract')
      .values(
        [...contracts].map(([customer_id, id], n) => ({
          id,
          customer_id,
          kind: 'service',
          number: `СО-${n + 1}`,
          starts_on: '2020-01-01' as CivilDate,
          ends_on: null,
          services: ['support', 'maintenance'],
          place: 'remote',
          norm_minutes: '{}',
          regulation_id: house.regulations.current().id,
          created_at: at,
        })),
      )
      .execute()
  })
  const specialists = staff.filter(({ role }) => role === 'specialist')
  return { customers, staff: specialists, lineId, contractOf: (id) => contracts.get(id) ?? null }
}

/** One letter for each public event, as a request has them; without the bodies, which no page reads. */
async function addLetters(database: Database): Promise<void> {
  const { last } = await database.read((reader) =>
    reader
      .selectFrom('ticket')
      .select(({ fn }) => fn.max('number').as('last'))
      .executeTakeFirstOrThrow(),
  )
  for (let from = 0; from <= last; from += LETTERS_AT_ONCE) {
    await database.act((tx) =>
      sql`insert into notice (id, ticket, event_seq, person_id, address, template, language, params, reason, state, next_at, created_at, sent_at)
        select gen_random_uuid(), e.ticket, e.seq, p.id, p.email, 'message', 'ru', '{}', 'requester', 'sent', e.at, e.at, e.at
        from ticket_event e join ticket t on t.number = e.ticket join person p on p.id = t.requester_id
        where e.visibility = 'public' and e.actor_side = 'provider'
          and e.ticket >= ${from}::bigint and e.ticket < ${from + LETTERS_AT_ONCE}::bigint`.execute(tx),
    )
  }
}

/** Alarms and reminders of the past count as told: the rounds of the first minute are not what is measured. */
async function quieten(database: Database, now: Instant): Promise<void> {
  const later = shift(now, 24 * HOUR)
  await database.act((tx) =>
    sql`update ticket set next_matter_at = ${later}::timestamptz where next_matter_at < ${later}::timestamptz`.execute(
      tx,
    ),
  )
}

async function addSessions(
  house: House,
  people: readonly { readonly personId: string }[],
  now: Instant,
): Promise<Caller[]> {
  const callers = people.map(({ personId }) => ({ personId, token: newToken(house.random) }))
  await house.database.act((tx) =>
    tx
      .insertInto('session')
      .values(
        callers.map(({ personId, token }) => ({
          token_hash: hashToken(token),
          person_id: personId,
          created_at: now,
          seen_at: now,
          expires_at: shift(now, 30 * 24 * HOUR),
        })),
      )
      .execute(),
  )
  return callers
}
