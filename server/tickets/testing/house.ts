import type { CivilDate } from '../../../core/time/instant.ts'
import { startTestServer, type TestClient, type TestServer, type TestServerOptions } from '../../testing.ts'
import { lines } from '../routes.ts'

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
  const server = await startTestServer({ lines, ...options })
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
