import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, type TestClient, type TestServer } from '../testing.ts'

let server: TestServer
let administrator: TestClient
let customerId: string
before(async () => {
  server = await startTestServer()
  customerId = await server.addCustomer('ООО «Альфа»')
  await server.addPerson({ email: 'admin@example.test', role: 'administrator' })
  administrator = await server.signIn('admin@example.test')
})
after(() => server.stop())

const contact = (email: string): Promise<string> => server.addPerson({ email, role: 'user', customerId })

const change = async (personId: string, email: string): Promise<string> => {
  const { status, body } = await administrator.call('PATCH', `/people/${personId}`, { body: { email } })
  return status < 300 ? 'done' : `${status} ${String((body as { code?: string }).code)}`
}

const holders = (email: string): Promise<{ id: string }[]> =>
  server.house.database.read((reader) =>
    reader.selectFrom('person').select('id').where('email', 'ilike', email).execute(),
  )

test('of two who take one e-mail address at the same moment, one has it and the other is told why not', async () => {
  for (let round = 0; round < 5; round++) {
    const people = await Promise.all([contact(`a${round}@example.test`), contact(`b${round}@example.test`)])
    const answers = await Promise.all(
      people.map((id, nth) => change(id, nth ? `SAME${round}@example.test` : `same${round}@example.test`)),
    )
    assert.deepEqual(answers.toSorted(), ['409 already_exists', 'done'])
    assert.equal((await holders(`same${round}@example.test`)).length, 1)
  }
})

test('an address taken while the change was under way is refused, and is no fault of ours', async () => {
  const [first, second] = [await contact('first@example.test'), await contact('second@example.test')]
  let asked: Promise<string> | undefined
  await server.house.database.act(async (tx) => {
    await tx.updateTable('person').set({ email: 'taken@example.test' }).where('id', '=', first).execute()
    // Neither sees the other's change yet: the second has looked, found nobody, and waits at the index.
    asked = change(second, 'taken@example.test')
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  assert.equal(await asked, '409 already_exists')
  assert.ok(!server.logged().includes('"status":500'))
  assert.equal(await change(second, 'free@example.test'), 'done', 'and the connection is sound')
})

const add = async (name: string): Promise<number> => {
  const body = { name, email: 'new@example.test', role: 'user' }
  return (await administrator.call('POST', `/customers/${customerId}/people`, { body })).status
}

test('the same where two new people are added at once', async () => {
  const answers = await Promise.all([add('Один'), add('Два')])
  assert.deepEqual(answers.toSorted(), [201, 409])
  assert.equal((await holders('new@example.test')).length, 1)
})
