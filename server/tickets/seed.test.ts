import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseInstant } from '../../core/time/instant.ts'
import { call, startTicketHouse, type TicketHouse } from './testing/house.ts'
import { seedTickets } from './testing/seed.ts'
import { verifyDatabase } from './verify.ts'

const COUNT = Number(process.env['SEED'] ?? 300)

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
})
after(() => house.server.stop())

test('made-up requests are as sound as real ones, and the queue shows them', async () => {
  const { ids, customerA, customerB, lineId, contractId, server } = house
  const until = parseInstant('2026-11-16T09:00:00+03:00') ?? assert.fail()
  await seedTickets({
    house: server.house,
    count: COUNT,
    until,
    apart: 600_000,
    cast: {
      customers: [
        { side: 'customer', personId: ids.anna, customerId: customerA, role: 'user', sees: 'own' },
        { side: 'customer', personId: ids.stranger, customerId: customerB, role: 'user', sees: 'own' },
      ],
      staff: [
        { side: 'provider', personId: ids.specialist, role: 'specialist', lineId },
        { side: 'provider', personId: ids.colleague, role: 'specialist', lineId },
      ],
      lineId,
      contractOf: (customerId) => (customerId === customerA ? contractId : null),
    },
    subject: (index) => `Обращение ${index}`,
    text: (index) =>
      index % 1000 === 7 ? `Редкое слово: трансмогрификатор${index}` : `Печать документа номер ${index}`,
  })
  const { database, regulations } = server.house
  const verified = await database.read((reader) => verifyDatabase({ reader, regulations, now: server.clock.now }))
  assert.equal(verified.tickets, COUNT)
  assert.deepEqual(
    verified.problems.filter(({ at }) => at !== 'next_matter_at'),
    [],
  )
  const { status, body } = await call(house, { who: 'specialist', path: '/tickets' })
  assert.equal(status, 200)
  assert.ok((body['items'] as unknown[]).length >= 10)
})
