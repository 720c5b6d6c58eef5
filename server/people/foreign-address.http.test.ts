import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, type TestClient, type TestServer } from '../testing.ts'

let server: TestServer
let chief: TestClient
let dispatcher: TestClient
let own: string
let colleague: string
before(async () => {
  server = await startTestServer()
  own = await server.addCustomer('ООО «Альфа»')
  const other = await server.addCustomer('ПАО «Бета»')
  await server.addPerson({ email: 'chief@example.test', role: 'customer_administrator', customerId: own })
  colleague = await server.addPerson({ email: 'anna@example.test', role: 'user', customerId: own })
  await server.addPerson({ email: 'dina@example.test', role: 'user', customerId: other })
  await server.addPerson({ email: 'staff@example.test', role: 'specialist' })
  await server.addPerson({ email: 'dispatcher@example.test', role: 'dispatcher' })
  chief = await server.signIn('chief@example.test')
  dispatcher = await server.signIn('dispatcher@example.test')
})
after(() => server.stop())

const added = async (who: TestClient, email: string) => {
  const { status, body } = await who.call('POST', `/customers/${own}/people`, {
    body: { name: 'Новый Человек', email, role: 'user' },
  })
  return { status, body: body as { code?: string } }
}
const changed = async (email: string) => {
  const { status, body } = await chief.call('PATCH', `/people/${colleague}`, { body: { email } })
  return { status, body: body as { code?: string } }
}

for (const [act, ask] of [
  ['adding', (email: string) => added(chief, email)],
  ['changing', changed],
] as const)
  test(`A6 ${act} a person, a customer reads the same of another customer's address and of the staff's`, async () => {
    const theirs = await ask('Dina@example.test')
    assert.deepEqual([theirs.status, theirs.body.code], [422, 'address_not_usable'])
    assert.deepEqual(await ask('staff@example.test'), theirs)
    const known = await ask('chief@example.test')
    assert.deepEqual([known.status, known.body.code], [409, 'already_exists'], 'of his own people he may know')
  })

test('A6 the staff, who know every customer, are told that somebody has the address', async () => {
  const { status, body } = await added(dispatcher, 'dina@example.test')
  assert.deepEqual([status, body.code], [409, 'already_exists'])
})

test('one’s own address is nobody else’s, whatever its capitals', async () => {
  assert.equal((await changed('Anna@example.test')).status, 200)
})
