import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asmo2023 } from '../../core/regulation/asmo-2023.ts'
import type { Regulation } from '../../core/regulation/regulation.ts'
import type { Instant } from '../../core/time/instant.ts'
import { recomputeOpen } from '../clock/rounds.ts'
import { addRegulation } from '../regulation/writes.ts'
import { done, page, registered, startTicketHouse, type TicketHouse } from './testing/house.ts'
import { verifyDatabase } from './verify.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
})
after(() => house.server.stop())

/** As the house's own, with other hours for reaction. */
const special = (version: number, minutes: number): Regulation => ({
  ...asmo2023,
  id: 'special',
  version,
  norms: asmo2023.norms.map((norm) =>
    norm.id === 'reaction' ? { ...norm, target: { kind: 'working', minutes } as const } : norm,
  ),
})

async function publish(regulation: Regulation, from: string): Promise<void> {
  const { database, regulations } = house.server.house
  const effectiveFrom = Date.parse(from) as Instant
  await database.act((tx) => addRegulation(tx, { regulation, effectiveFrom, now: house.server.clock.now }))
  assert.ok('reload' in regulations && typeof regulations.reload === 'function')
  await regulations.reload()
}

const pointTo = (regulationId: string): Promise<unknown> =>
  house.server.house.database.act(async (tx) => {
    await tx.updateTable('contract').set({ regulation_id: regulationId }).where('id', '=', house.contractId).execute()
  })

/** What a request is under, and by when somebody must react. */
async function under(number: number): Promise<readonly unknown[]> {
  const { regulation, clocks } = await page(house, 'specialist', number)
  return [regulation.id, regulation.version, clocks.find(({ measure }) => measure === 'reaction')?.due]
}

test('DOMAIN 4.8: a contract points to a regulation, and a request keeps the version it was registered under', async () => {
  const byDefault = await registered(house)
  assert.deepEqual(await under(byDefault), ['asmo-2023', 1, '2026-11-16T09:00:00Z'])

  await publish(special(1, 60), '2026-11-16T00:00:00+03:00')
  assert.equal(house.server.house.regulations.current().id, 'asmo-2023', 'it takes nobody else’s place')
  await pointTo('special')
  const first = await registered(house)
  const none = await registered(house, 'stranger')
  assert.deepEqual(await under(first), ['special', 1, '2026-11-16T08:00:00Z'])
  assert.deepEqual(await under(none), ['asmo-2023', 1, '2026-11-16T09:00:00Z'], 'without a contract the default one')

  await publish(special(2, 30), '2026-11-16T11:00:00+03:00')
  const tooEarly = await registered(house)
  assert.deepEqual(await under(tooEarly), ['special', 1, '2026-11-16T08:00:00Z'], 'published, not yet in force')
  house.server.clock.move('2026-11-16T11:00:00+03:00')
  const second = await registered(house)
  assert.deepEqual(await under(second), ['special', 2, '2026-11-16T08:30:00Z'])

  assert.ok((await recomputeOpen(house.server.house)) >= 5)
  const classified = { kind: 'defect', complexity: 'standard', critical: 'no', service: 'support' }
  await done(house, 'dispatcher', `${first}/classifications`, { ...classified, productId: null, moduleId: null })
  const { part } = await done(house, 'dispatcher', `${first}/parts`, { subject: 'Часть', description: 'Отдельно' })
  assert.deepEqual(await under(Number(part)), ['special', 2, '2026-11-16T08:30:00Z'], 'a part is a new request')
  assert.deepEqual(await under(byDefault), ['asmo-2023', 1, '2026-11-16T09:00:00Z'])
  assert.deepEqual(await under(first), ['special', 1, '2026-11-16T08:00:00Z'], 'classified under its own version')
  assert.deepEqual(await under(second), ['special', 2, '2026-11-16T08:30:00Z'])
})

test('R2.5 a contract whose regulation is not there loses no request: the default one applies', async () => {
  await pointTo('nobody-wrote-it')
  assert.deepEqual((await under(await registered(house))).slice(0, 2), ['asmo-2023', 1])
})

test('a database with several regulations proves itself', async () => {
  const { database, regulations } = house.server.house
  const result = await database.read((reader) => verifyDatabase({ reader, regulations, now: house.server.clock.now }))
  assert.ok(result.tickets >= 7)
  assert.deepEqual(result.problems, [])
})

test('U7 a target that a contract put in the place of a norm names the contract, the others their clause', async () => {
  const { database } = house.server.house
  const { number: contract } = await database.act(async (tx) => {
    const minutes = JSON.stringify({ reaction: 30 })
    await tx.updateTable('contract').set({ norm_minutes: minutes }).where('id', '=', house.contractId).execute()
    return tx.selectFrom('contract').select('number').where('id', '=', house.contractId).executeTakeFirstOrThrow()
  })
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  const { clocks } = await page(house, 'anna', number)
  assert.deepEqual(
    clocks.map(({ measure, clause, contract }) => [measure, clause, contract]),
    [
      ['reaction', 'R2.7', contract],
      ['resolution', 'R2.7', null],
    ],
  )
})
