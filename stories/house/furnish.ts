import type { TestClient, TestServer } from '../../server/testing.ts'
import { firstAdministratorLink } from '../../server/people/acts-links.ts'
import { cast, customers, emailOf, everybody, password, type Who } from './people.ts'

/** What a furnished house has: ids of its people and things. */
export interface Furniture {
  readonly administrator: TestClient
  readonly ids: Readonly<Record<Who, string>>
  readonly customers: Readonly<Record<keyof typeof customers, string>>
  readonly lines: Readonly<Record<'first' | 'second', string>>
  readonly productId: string
  readonly moduleId: string
}

export const product = 'АСМО-графический редактор'
export const module = 'Печать схем'

/** A reply that must have succeeded, as an object. */
export async function done(
  client: TestClient,
  method: string,
  path: string,
  body?: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const reply = await client.call(method, path, body === undefined ? {} : { body })
  if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`)
  return (reply.body ?? {}) as Readonly<Record<string, unknown>>
}

/** Fills an empty installation as its administrator would: lines, staff, products, two customers with their people; contracts are the story's. */
export async function furnish(server: TestServer): Promise<Furniture> {
  const administrator = server.browser()
  await firstAdministrator(server, administrator)
  const make = async (path: string, body: object): Promise<string> =>
    String((await done(administrator, 'POST', path, body))['id'])
  const lines = {
    first: await make('/lines', { name: 'Первая линия', rank: 1 }),
    second: await make('/lines', { name: 'Вторая линия', rank: 2 }),
  }
  const productId = await make('/products', { name: product })
  const withModule = await done(administrator, 'POST', `/products/${productId}/modules`, { name: module })
  const moduleId = (withModule['modules'] as { id: string }[])[0]?.id ?? ''
  const customerIds = {
    zarya: await make('/customers', { kind: 'organisation', ...customers.zarya, phone: '+7 495 100-20-30' }),
    beta: await make('/customers', { kind: 'organisation', ...customers.beta }),
  }
  const ids: Partial<Record<Who, string>> = {}
  for (const who of everybody) {
    const person = cast[who]
    const email = emailOf(who)
    if (person.side === 'customer') {
      const { name, role, sees, of } = person
      const phone = 'phone' in person ? { phone: person.phone } : {}
      ids[who] = await make(`/customers/${customerIds[of]}/people`, { name, email, role, sees, ...phone })
    } else if (who === 'administrator') {
      ids[who] = await idOfSession(administrator)
    } else {
      const { name, role, line } = person
      ids[who] = await make('/staff', { name, email, role, lineId: line === null ? null : lines[line] })
    }
  }
  return { administrator, ids: ids as Record<Who, string>, customers: customerIds, lines, productId, moduleId }
}

async function firstAdministrator(server: TestServer, client: TestClient): Promise<void> {
  const { database } = server.house
  const made = await database.act((tx) => firstAdministratorLink(tx, server.house, server.clock.now))
  if (made === null) throw new Error('somebody administers this house already')
  await done(client, 'POST', `/invitations/${made.link.split('/').at(-1)}/acceptance`, {
    password,
    name: cast.administrator.name,
    email: emailOf('administrator'),
  })
}

async function idOfSession(client: TestClient): Promise<string> {
  const { person } = await done(client, 'GET', '/session')
  return (person as { id: string }).id
}
