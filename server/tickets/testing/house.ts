import { ticketShape, type TicketCard } from '../../../core/tickets/wire.ts'
import type { CivilDate } from '../../../core/time/instant.ts'
import { startTestServer, type TestClient, type TestServer, type TestServerOptions } from '../../testing.ts'
import { lines as reports } from '../../reports/routes.ts'
import { lines as tickets } from '../routes.ts'

/** A house with two customers, a line and people of every role, for the tests of requests. */
export interface TicketHouse {
  readonly server: TestServer
  readonly customerA: string
  readonly customerB: string
  readonly lineId: string
  readonly secondLineId: string
  readonly productId: string
  readonly moduleId: string
  readonly contractId: string
  readonly ids: Readonly<Record<Who, string>>
  readonly as: Readonly<Record<Who, TestClient>>
}

const people = {
  anna: { role: 'user', of: 'A', sees: 'own', name: 'Анна Соколова' },
  boris: { role: 'user', of: 'A', sees: 'own', name: 'Борис Ежов' },
  chief: { role: 'customer_administrator', of: 'A', sees: 'organisation', name: 'Вера Главная' },
  watcher: { role: 'observer', of: 'A', sees: 'organisation', name: 'Глеб Смотров' },
  stranger: { role: 'customer_administrator', of: 'B', sees: 'organisation', name: 'Дина Чужая' },
  dispatcher: { role: 'dispatcher', of: null, sees: 'own', name: 'Егор Первый' },
  specialist: { role: 'specialist', of: null, sees: 'own', name: 'Жанна Мастер' },
  colleague: { role: 'specialist', of: null, sees: 'own', name: 'Захар Второй' },
  manager: { role: 'manager', of: null, sees: 'own', name: 'Инна Старшая' },
  administrator: { role: 'administrator', of: null, sees: 'own', name: 'Клим Админ' },
} as const
export type Who = keyof typeof people
const everybody = Object.keys(people) as Who[]

export async function startTicketHouse(options: TestServerOptions = {}): Promise<TicketHouse> {
  const server = await startTestServer({ lines: [...tickets, ...reports], ...options })
  const { random } = server.house
  const [lineId, secondLineId, productId, moduleId, contractId] = Array.from({ length: 5 }, () => random.uuid()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const customerA = await server.addCustomer('ООО «Альфа»')
  const customerB = await server.addCustomer('ПАО «Бета»')
  await server.house.database.act(async (tx) => {
    await tx
      .insertInto('line')
      .values([
        { id: lineId, name: 'Первая линия', rank: 1 },
        { id: secondLineId, name: 'Вторая линия', rank: 2 },
      ])
      .execute()
    await tx.insertInto('product').values({ id: productId, name: 'АСМО-графический редактор' }).execute()
    await tx.insertInto('module').values({ id: moduleId, product_id: productId, name: 'Печать схем' }).execute()
    await tx
      .insertInto('contract')
      .values({
        id: contractId,
        customer_id: customerA,
        kind: 'service',
        number: 'С-17/2026',
        starts_on: '2026-01-01' as CivilDate,
        ends_on: null,
        services: ['support', 'maintenance'],
        place: 'remote',
        regulation_id: 'asmo-2023',
        norm_minutes: '{}',
        created_at: server.clock.now,
      })
      .execute()
  })
  const ids = {} as Record<Who, string>
  const as = {} as Record<Who, TestClient>
  for (const who of everybody) {
    const { role, of, sees, name } = people[who]
    const customerId = of === 'A' ? customerA : of === 'B' ? customerB : undefined
    ids[who] = await server.addPerson({
      email: emailOf(who),
      role,
      name,
      sees,
      ...(customerId === undefined ? { lineId } : { customerId }),
    })
    as[who] = await server.signIn(emailOf(who))
  }
  return { server, customerA, customerB, lineId, secondLineId, productId, moduleId, contractId, ids, as }
}

export const emailOf = (who: Who): string => `${who}@example.test`

/** A defect as the portal sends it. */
export const aDefect = {
  subject: 'Не печатается схема',
  description: 'После обновления печать схемы обрывается на втором листе.',
  kind: 'defect',
  workImpossible: false,
  impact: 'department',
  urgency: 'hampers_work',
}

/** A reply that must have succeeded, as an object. */
export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** Calls a line below /api/v1 as somebody; the reply's body as an object. */
export async function call(
  house: TicketHouse,
  asked: {
    readonly who: Who
    readonly method?: string
    readonly path: string
    readonly body?: unknown
    readonly key?: string
  },
): Promise<Answer> {
  const { who, method = asked.body === undefined ? 'GET' : 'POST', path, body, key } = asked
  const reply = await house.as[who].call(method, path, {
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { key }),
  })
  return { status: reply.status, body: reply.body as Record<string, unknown> }
}

/** Registers a request through HTTP; its number. */
export async function registered(house: TicketHouse, who: Who = 'anna', fields: object = {}): Promise<number> {
  const { status, body } = await call(house, { who, path: '/tickets', body: { ...aDefect, ...fields } })
  if (status !== 201) throw new Error(`registration answered ${status}: ${JSON.stringify(body)}`)
  return Number(body['number'])
}

/** Does something to a request that must succeed; the answer's body. */
export async function done(house: TicketHouse, who: Who, path: string, body: object = {}): Promise<Answer['body']> {
  const answer = await call(house, { who, path: `/tickets/${path}`, body })
  if (answer.status !== 201) throw new Error(`${who} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Asks for something that must be refused: status and word. */
export async function refused(house: TicketHouse, who: Who, path: string, body: object = {}): Promise<string> {
  const answer = await call(house, { who, path: `/tickets/${path}`, body })
  return `${answer.status} ${String(answer.body['code'])}`
}

/** The page of a request as somebody sees it. */
export async function page(house: TicketHouse, who: Who, number: number): Promise<TicketCard> {
  const { status, body } = await call(house, { who, path: `/tickets/${number}` })
  if (status !== 200) throw new Error(`page ${number} answered ${status} to ${who}`)
  return ticketShape.parse(body)
}

/** A stored file of somebody's that no event names yet. */
export async function aFile(house: TicketHouse, who: Who, name = 'журнал.txt'): Promise<string> {
  const { random, database } = house.server.house
  const id = random.uuid()
  await database.act(async (tx) => {
    await tx
      .insertInto('file')
      .values({
        id,
        sha256: random.bytes(32).toString('hex'),
        size: 5,
        name,
        media_type: 'text/plain',
        uploaded_by_id: house.ids[who],
        uploaded_at: house.server.clock.now,
        ticket: null,
        event_seq: null,
        visibility: null,
      })
      .execute()
  })
  return id
}
