import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { canonicalJson } from '../../core/tickets/chain.ts'
import { aFile, call, done, page, registered, startTicketHouse, type TicketHouse } from './testing/house.ts'
import { verifyDatabase, type Verified } from './verify.ts'

let house: TicketHouse
let number: number
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
  number = await registered(house, 'anna', { workImpossible: true, fileIds: [await aFile(house, 'anna')] })
  await done(house, 'dispatcher', `${number}/assignments`, { assigneeId: house.ids.specialist, note: 'Срочно' })
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/questions`, { text: 'Где?' })
  await done(house, 'anna', `${number}/messages`, { text: 'Везде' })
  await done(house, 'specialist', `${number}/deliveries`, {
    kind: 'metadata',
    title: 'Т',
    instructions: 'И',
    fileIds: [await aFile(house, 'specialist')],
  })
  const { deliveries } = await page(house, 'anna', number)
  await done(house, 'anna', `${number}/deliveries/${deliveries[0]?.id}/acceptance`)
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Готово' })
  await done(house, 'anna', `${number}/resolution/return`, { reason: 'Нет' })
  for (let count = 0; count < 5; count++) await registered(house, count % 2 ? 'boris' : 'stranger')
})
after(() => house.server.stop())

const verified = (): Promise<Verified> => {
  const { database, regulations } = house.server.house
  return database.read((reader) => verifyDatabase({ reader, regulations, now: house.server.clock.now }), {
    snapshot: true,
  })
}

/** Changes the database behind the program's back, triggers off, and takes the change back afterwards. */
async function tampered(sql: string): Promise<Verified> {
  const client = new Client({ connectionString: house.server.databaseUrl })
  await client.connect()
  try {
    await client.query('alter table ticket_event disable trigger ticket_event_append_only')
    await client.query('create table kept_event as select * from ticket_event')
    await client.query('create table kept_ticket as select * from ticket')
    await client.query(sql)
    const result = await verified()
    await client.query('delete from ticket_event')
    await client.query('insert into ticket_event select * from kept_event')
    await client.query(`update ticket t set (fold, assignee_id, queue_at, next_matter_at)
      = (select k.fold, k.assignee_id, k.queue_at, k.next_matter_at from kept_ticket k where k.number = t.number)`)
    await client.query('drop table kept_event, kept_ticket')
    return result
  } finally {
    await client.end()
  }
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex')

test('replay gives every stored request, and every chain holds', async () => {
  const result = await verified()
  assert.deepEqual(result.problems, [])
  assert.equal(result.tickets, 6)
  assert.equal(result.events, 15)
  house.server.clock.move('2026-11-18T15:00:00+03:00')
  assert.deepEqual(
    (await verified()).problems.filter(({ at }) => at !== 'next_matter_at'),
    [],
    'at any later instant too',
  )
})

test('whatever is changed behind the program is found', async () => {
  const cases: [string, string][] = [
    [
      `update ticket_event set fact = jsonb_set(fact, '{critical}', '"no"') where type = 'registered' and ticket = ${number}`,
      'hash_differs',
    ],
    [`update ticket_event set at = at - interval '1 hour' where seq = 3 and ticket = ${number}`, 'hash_differs'],
    [`update ticket_event set actor_id = '${house.ids.manager}' where seq = 4 and ticket = ${number}`, 'hash_differs'],
    [`update ticket_event set visibility = 'internal' where seq = 5 and ticket = ${number}`, 'hash_differs'],
    [`delete from ticket_event where seq = 5 and ticket = ${number}`, 'hash_differs'],
    [`delete from ticket_event where type = 'note' and ticket = ${number}`, 'history_broken'],
    [
      `delete from ticket_event where ticket = ${number} and seq = (select max(seq) from ticket_event where ticket = ${number})`,
      'head_differs',
    ],
    [
      `update ticket_event set texts = replace(texts::text, 'Везде', 'Нигде')::jsonb where ticket = ${number}`,
      'text_differs',
    ],
    [`update ticket set fold = jsonb_set(fold, '{reworks}', '0') where number = ${number}`, 'replay_differs'],
    [`update ticket set assignee_id = null where number = ${number}`, 'column_differs'],
    [`update ticket set queue_at = queue_at + interval '1 day' where number = ${number}`, 'column_differs'],
    [`update ticket set next_matter_at = null where number = ${number}`, 'column_differs'],
  ]
  for (const [sql, problem] of cases) {
    const { problems } = await tampered(sql)
    assert.ok(
      problems.some((each) => each.problem === problem && each.number === number),
      `${sql}\n${JSON.stringify(problems)}`,
    )
  }
})

test('words that were erased leave the chain as it was', async () => {
  const { problems } = await tampered(
    `update ticket_event set texts = '{}' where ticket = ${number} and type = 'information_provided'`,
  )
  assert.deepEqual(
    problems.filter(({ problem }) => problem !== 'column_differs'),
    [],
  )
})

test('R2.3: a customer verifies his exported history offline, by docs/verify-history.md alone', async () => {
  const { body } = await call(house, { who: 'anna', path: `/tickets/${number}/history` })
  const { events, chain, texts } = body as {
    events: object[]
    chain: string[]
    texts: Record<string, { salt: string; text: string }>
  }
  assert.ok(events.length >= 8)
  assert.equal(chain.length, events.length)
  let previous = ''
  for (const [index, event] of events.entries()) {
    previous = sha256(canonicalJson({ ...event, v: 1, previous }))
    assert.equal(previous, chain[index], `event ${index}`)
  }
  assert.ok(Object.keys(texts).length >= 8)
  for (const [digest, { salt, text }] of Object.entries(texts))
    assert.equal(sha256(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(text, 'utf8')])), digest)
})
