import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asmo2023 } from '../../core/regulation/asmo-2023.ts'
import { regulationWordsShape, serviceCardShape } from '../../core/regulation/service-wire.ts'
import type { CivilDate } from '../../core/time/instant.ts'
import { startTestServer, type TestClient, type TestServer } from '../testing.ts'
import { addRegulation } from './writes.ts'

let server: TestServer
let ours: TestClient
let theirs: TestClient
let manager: TestClient
before(async () => {
  server = await startTestServer({ now: '2026-11-16T10:00:00+03:00' })
  const [alpha, beta] = [await server.addCustomer('ООО «Альфа»'), await server.addCustomer('ПАО «Бета»')]
  await server.addPerson({ email: 'anna@example.test', role: 'user', customerId: alpha })
  await server.addPerson({ email: 'dina@example.test', role: 'user', customerId: beta })
  await server.addPerson({ email: 'manager@example.test', role: 'manager' })
  ours = await server.signIn('anna@example.test')
  theirs = await server.signIn('dina@example.test')
  manager = await server.signIn('manager@example.test')
  const { database, regulations, random } = server.house
  const now = server.clock.now
  const special = { ...asmo2023, id: 'special', title: { ru: 'Особый регламент', en: 'A special one' } }
  await database.act(async (tx) => {
    await addRegulation(tx, { regulation: special, effectiveFrom: now, now })
    await tx
      .insertInto('contract')
      .values({
        id: random.uuid(),
        customer_id: alpha,
        kind: 'service',
        number: 'С-17/2026',
        starts_on: '2026-01-01' as CivilDate,
        ends_on: null,
        services: ['support'],
        place: 'remote',
        regulation_id: 'special',
        norm_minutes: JSON.stringify({ reaction: 30 }),
        created_at: now,
      })
      .execute()
  })
  assert.ok('reload' in regulations && typeof regulations.reload === 'function')
  await regulations.reload()
})
after(() => server.stop())

const cardOf = async (who: TestClient) => serviceCardShape.parse((await who.call('GET', '/service')).body)
const wordsOf = async (who: TestClient) => regulationWordsShape.parse((await who.call('GET', '/regulation')).body)
const reactionOf = async (who: TestClient) => (await cardOf(who)).norms.find(({ id }) => id === 'reaction')?.minutes

test('DOMAIN 4.8: a customer reads the regulation that his contract points to, with the norms it replaces', async () => {
  assert.deepEqual([(await cardOf(ours)).regulation.id, (await wordsOf(ours)).id], ['special', 'special'])
  assert.equal(await reactionOf(ours), 30)
  assert.match(JSON.stringify(await wordsOf(ours)), /Время реакции на обращение: до 30\sминут/)
})

test('A12 whoever has no contract, and the staff, read the house’s own', async () => {
  for (const who of [theirs, manager]) {
    assert.deepEqual([(await cardOf(who)).regulation.id, (await wordsOf(who)).id], ['asmo-2023', 'asmo-2023'])
    assert.equal(await reactionOf(who), 120)
    assert.ok(!JSON.stringify(await wordsOf(who)).includes('Особый'))
  }
})
