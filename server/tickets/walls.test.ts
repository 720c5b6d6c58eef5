import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aDefect,
  aFile,
  call,
  done,
  page,
  refused,
  registered,
  startTicketHouse,
  type TicketHouse,
  type Who,
} from './testing/house.ts'
import { lines } from './routes.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
})
after(() => house.server.stop())

const told = () => ({ by: 'phone', personId: house.ids.anna, note: 'Так сказала' })

/** What to send to each line that changes a request; a line without a case fails the test below. */
const cases = (): Record<string, object | undefined> => ({
  acceptance: {},
  assignments: { assigneeId: null },
  classifications: {
    kind: 'defect',
    complexity: 'standard',
    critical: 'no',
    service: 'support',
    productId: null,
    moduleId: null,
  },
  'planned-dates': { date: '2026-11-20' },
  'planned-date/agreement': {},
  'planned-date/counter-proposals': { date: '2026-11-20', reason: 'Раньше' },
  messages: { text: 'Здравствуйте' },
  notes: { text: 'Заметка' },
  questions: { text: 'Вопрос' },
  deliveries: { kind: 'software', title: 'Сборка', instructions: 'Ставить', fileIds: [house.lineId] },
  'deliveries/:deliveryId/acceptance': {},
  'deliveries/:deliveryId/rejection': { reason: 'Нет' },
  resolutions: { text: 'Решено' },
  'resolution/acceptance': {},
  'resolution/return': { reason: 'Нет' },
  withdrawal: { reason: 'Ошибка' },
  cancellation: {},
  reopening: { reason: 'Опять' },
  links: { to: 1001, relation: 'related' },
  merge: { into: 1001 },
  parts: { subject: 'Часть', description: 'Про печать отдельно' },
  attachments: { fileIds: [house.lineId] },
  watchers: { personId: house.ids.stranger },
  'watchers/:personId': undefined,
})

test('A4 no line that changes a request moves one of another customer, and each has a case here', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/deliveries`, {
    kind: 'software',
    title: 'Т',
    instructions: 'И',
    fileIds: [await aFile(house, 'specialist')],
  })
  const card = await page(house, 'anna', number)
  const changing = lines.filter(({ kind, path }) => kind !== 'read' && path.startsWith('/tickets/:number/'))
  assert.ok(changing.length >= 24)
  const known = cases()
  for (const line of changing) {
    const rest = line.path.slice('/tickets/:number/'.length)
    assert.ok(rest in known, `${line.method} ${line.path} has no case`)
    const path = line.path
      .replace(':number', String(number))
      .replace(':deliveryId', card.deliveries[0]?.id ?? '')
      .replace(':personId', house.ids.anna)
    const body = known[rest]
    const reply = await house.as.stranger.call(line.method, path, body === undefined ? {} : { body })
    assert.ok([403, 404].includes(reply.status), `${line.method} ${line.path} answered ${reply.status}`)
    const absent = await house.as.stranger.call(
      line.method,
      path.replace(String(number), '888888'),
      body === undefined ? {} : { body },
    )
    assert.deepEqual(reply.body, absent.body, 'as if it were not there')
  }
  assert.deepEqual(await page(house, 'anna', number), card, 'nothing moved')
})

test('A1 A3 a request of another customer answers like none, to every read', async () => {
  const number = await registered(house)
  for (const path of [`/tickets/${number}`, `/tickets/${number}/history`]) {
    const theirs = await house.as.stranger.call('GET', path)
    const none = await house.as.stranger.call('GET', path.replace(String(number), '777777'))
    assert.equal(theirs.status, 404)
    assert.deepEqual(theirs.body, none.body)
    const own = await house.as.boris.call('GET', path)
    assert.equal(own.status, 404, 'U18: a colleague who sees his own requests only')
    assert.equal((await house.as.chief.call('GET', path)).status, 200, 'U18: the customer’s administrator sees all')
  }
  for (const path of ['/tickets/1e3', '/tickets/0', '/tickets/-1', '/tickets/abc', '/tickets/99999999999999999999'])
    assert.ok([400, 404].includes((await house.as.stranger.call('GET', path)).status), path)
})

test('A2 a file of somebody else cannot be used in any line that takes files', async () => {
  const foreign = await aFile(house, 'anna')
  const own = await registered(house, 'stranger')
  assert.equal(
    await refused(house, 'stranger', `${own}/messages`, { text: 'Т', fileIds: [foreign] }),
    '422 file_not_yours',
  )
  assert.equal(await refused(house, 'stranger', `${own}/attachments`, { fileIds: [foreign] }), '422 file_not_yours')
  const fresh = await call(house, { who: 'stranger', path: '/tickets', body: { ...aDefect, fileIds: [foreign] } })
  assert.equal(fresh.body['code'], 'file_not_yours')
  const colleague = await registered(house, 'boris')
  assert.equal(
    await refused(house, 'boris', `${colleague}/messages`, { text: 'Т', fileIds: [foreign] }),
    '422 file_not_yours',
  )
  const number = await registered(house, 'anna', { fileIds: [foreign] })
  assert.equal((await page(house, 'anna', number)).timeline[0]?.files[0]?.id, foreign)
  assert.equal(
    await refused(house, 'anna', `${number}/messages`, { text: 'Т', fileIds: [foreign] }),
    '422 file_not_yours',
    'bound once',
  )
  const twice = await aFile(house, 'anna')
  assert.equal(
    await refused(house, 'anna', `${number}/messages`, { text: 'Т', fileIds: [twice, twice] }),
    '422 file_not_yours',
  )
})

test('A5 requests of two customers are never linked or merged, and a link tells a colleague no subject', async () => {
  const ours = await registered(house, 'anna')
  const theirs = await registered(house, 'stranger')
  assert.equal(
    await refused(house, 'dispatcher', `${ours}/links`, { to: theirs, relation: 'related' }),
    '422 other_customer',
  )
  assert.equal(await refused(house, 'dispatcher', `${ours}/merge`, { into: theirs }), '422 other_customer')
  const hidden = await registered(house, 'boris', { subject: 'Тайна Бориса' })
  await done(house, 'dispatcher', `${ours}/links`, { to: hidden, relation: 'related' })
  assert.deepEqual((await page(house, 'anna', ours)).links, [{ number: hidden, relation: 'related', subject: null }])
  assert.equal((await page(house, 'chief', ours)).links[0]?.subject, 'Тайна Бориса')
  assert.equal((await page(house, 'dispatcher', ours)).links[0]?.subject, 'Тайна Бориса')
})

test('A6 search, filters and counts tell another customer nothing', async () => {
  const before = await call(house, { who: 'stranger', path: '/tickets/counts' })
  const number = await registered(house, 'anna', { subject: 'Квазитрансформатор', description: 'Слово: абракадаброид' })
  await done(house, 'anna', `${number}/messages`, { text: 'И ещё: гиперпупырка' })
  const found = async (who: Who, query: string): Promise<number[]> => {
    const { status, body } = await call(house, { who, path: `/tickets?view=all&${query}` })
    assert.equal(status, 200, query)
    return (body['items'] as { number: number }[]).map((item) => item.number)
  }
  const queries = [
    'q=квазитрансформатор',
    'q=абракадаброид',
    'q=гиперпупырка',
    `q=${number}`,
    `q=№${number}`,
    `customerId=${house.customerA}`,
    `requesterId=${house.ids.anna}`,
  ]
  for (const query of queries) {
    assert.deepEqual(
      (await found('stranger', query)).filter((each) => each === number),
      [],
      query,
    )
    assert.deepEqual(
      (await found('boris', query)).filter((each) => each === number),
      [],
      query,
    )
    assert.ok((await found('dispatcher', query)).includes(number), query)
    assert.ok((await found('chief', query)).includes(number), query)
  }
  assert.deepEqual((await call(house, { who: 'stranger', path: '/tickets/counts' })).body, before.body)
})

test('A7 a customer cannot act for somebody else', async () => {
  for (const extra of [{ requesterId: house.ids.boris }, { channel: 'phone' }, { lineId: house.secondLineId }]) {
    const { status, body } = await call(house, { who: 'anna', path: '/tickets', body: { ...aDefect, ...extra } })
    assert.equal(status, 403)
    assert.equal(body['code'], 'not_your_side')
  }
  const number = await registered(house, 'anna')
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Готово' })
  assert.equal(await refused(house, 'anna', `${number}/resolution/acceptance`, { told: told() }), '400 invalid_input')
})

test('A8 fields that are not of a line are refused, and staff lines refuse customers', async () => {
  const forbidden = [
    { role: 'administrator' },
    { isStaff: true },
    { customerId: house.customerB },
    { state: 'closed' },
    { status: 'closed' },
    { plannedFor: '2026-12-01' },
    { createdAt: '2020-01-01T00:00:00Z' },
    { internal: true },
    { visibility: 'internal' },
    { critical: 'confirmed' },
    { number: 1 },
    { registeredById: house.ids.boris },
  ]
  for (const extra of forbidden) {
    const { status } = await call(house, { who: 'anna', path: '/tickets', body: { ...aDefect, ...extra } })
    assert.equal(status, 400, JSON.stringify(extra))
  }
  const number = await registered(house)
  for (const extra of [
    { internal: true },
    { visibility: 'internal' },
    { actorId: house.ids.manager },
    { channel: 'phone' },
  ])
    assert.equal(await refused(house, 'anna', `${number}/messages`, { text: 'Т', ...extra }), '400 invalid_input')
  const staffOnly = [
    'acceptance',
    'assignments',
    'classifications',
    'planned-dates',
    'notes',
    'questions',
    'deliveries',
    'resolutions',
    'withdrawal',
    'links',
    'merge',
    'parts',
  ]
  for (const name of staffOnly) {
    const answer = await call(house, { who: 'chief', path: `/tickets/${number}/${name}`, body: cases()[name] })
    assert.equal(answer.status, 403, name)
  }
  assert.equal((await house.as.chief.call('GET', '/wall')).status, 403)
})

test('A11 sorts, views, cursors and filters are words of a list, never SQL', async () => {
  const evil = ['due;drop table ticket', 'number desc', '1 or 1=1', "'", '[]', '{"$gt":""}', '%00']
  for (const word of evil) {
    const each = encodeURIComponent(word)
    for (const name of [
      'sort',
      'view',
      'state',
      'kind',
      'customerId',
      'assigneeId',
      'lineId',
      'requesterId',
      'cursor',
      'limit',
      'order',
      'fields',
    ]) {
      const reply = await house.as.dispatcher.call('GET', `/tickets?${name}=${each}`)
      assert.equal(reply.status, 400, `${name}=${word}`)
    }
    const searched = await house.as.dispatcher.call('GET', `/tickets?q=${each}`)
    assert.equal(searched.status, 200, `q=${word}`)
  }
  assert.equal((await house.as.dispatcher.call('GET', '/tickets?sort=due&sort=newest')).status, 400)
  assert.equal((await house.as.dispatcher.call('GET', '/tickets?sort[x]=due')).status, 400)
  const seen: readonly unknown[][] = []
  const stop = house.server.house.database.observe(({ text, parameters }) => {
    if (text.includes('websearch')) assert.ok(!text.includes('квазар'), 'words are bound, not pasted')
    ;(seen as unknown[][]).push([...parameters])
  })
  await house.as.dispatcher.call('GET', `/tickets?q=${encodeURIComponent("квазар' or 1=1")}`)
  stop()
  assert.ok(seen.flat().some((value) => String(value).includes('квазар')))
})

test('A12 a customer’s page, list and history hold no staff address, no assignment note, no other recipient', async () => {
  const number = await registered(house)
  await done(house, 'dispatcher', `${number}/assignments`, {
    assigneeId: house.ids.specialist,
    note: 'зануда-заказчик',
  })
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'chief', `${number}/watchers`, { personId: house.ids.chief })
  await done(house, 'specialist', `${number}/messages`, { text: 'Смотрю' })
  const staff = await page(house, 'specialist', number)
  assert.equal(staff.requesterContact?.email, 'anna@example.test', 'staff sees the contact')
  const texts = await Promise.all(
    [`/tickets/${number}`, '/tickets', `/tickets/${number}/history`].map(async (path) =>
      JSON.stringify((await house.as.anna.call('GET', path)).body),
    ),
  )
  for (const text of texts) {
    for (const secret of ['specialist@example.test', 'dispatcher@example.test', 'chief@example.test', 'зануда'])
      assert.ok(!text.includes(secret), secret)
  }
  const card = await page(house, 'anna', number)
  assert.equal(card.requesterContact, null)
  assert.equal(card.assignee?.name, 'Жанна Мастер', 'R5.4: the specialist’s name is shown')
  assert.ok(card.notices.length > 0)
  assert.ok(card.notices.every(({ to }) => to.name === 'Анна Соколова'))
  assert.deepEqual(
    card.hears.map(({ name }) => name),
    ['Вера Главная', 'Жанна Мастер'],
  )
})

test('B1 an internal note appears nowhere on the customer’s side', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  const fileId = await aFile(house, 'specialist', 'канареечный.txt')
  await done(house, 'specialist', `${number}/notes`, { text: 'канарейкинслово', fileIds: [fileId] })
  await done(house, 'dispatcher', `${number}/assignments`, {
    assigneeId: house.ids.colleague,
    note: 'канарейкинслово и тут',
  })
  await done(house, 'specialist', `${number}/messages`, { text: 'Публично' })
  const paths = [
    `/tickets/${number}`,
    '/tickets?view=all',
    `/tickets/${number}/history`,
    '/tickets/counts',
    '/tickets?view=all&q=канарейкинслово',
    '/tickets?view=all&q=канареечный',
  ]
  for (const who of ['anna', 'chief', 'watcher'] as const) {
    for (const path of paths) {
      const reply = await house.as[who].call('GET', path)
      assert.equal(reply.status, 200, path)
      const text = JSON.stringify(reply.body)
      for (const secret of ['канар', fileId, '"type":"note"', 'internal'])
        assert.ok(!text.includes(secret), `${path} tells ${who} of ${secret}`)
    }
    const found = await call(house, { who, path: '/tickets?view=all&q=канарейкинслово' })
    assert.deepEqual(found.body['items'], [])
    const history = await call(house, { who, path: `/tickets/${number}/history` })
    const events = history.body['events'] as { fact: { type: string } }[]
    assert.deepEqual(
      events.map(({ fact }) => fact.type),
      ['registered', 'accepted', 'assigned', 'message'],
    )
  }
  const letters = await house.server.house.database.read((reader) =>
    reader.selectFrom('notice').select(['params', 'address']).where('ticket', '=', number).execute(),
  )
  assert.ok(letters.length >= 3)
  // The specialist whom it was assigned to reads the note in his letter; the customers' letters know nothing of it.
  const told = letters.filter(({ params }) => JSON.stringify(params).includes('канар')).map(({ address }) => address)
  assert.deepEqual(told, ['colleague@example.test'])
  assert.ok(JSON.stringify(await page(house, 'dispatcher', number)).includes('канарейкинслово'), 'the staff reads it')
})

test('B1 the database itself hides notes, their files and other customers from the customers’ role', async () => {
  const number = await registered(house)
  const fileId = await aFile(house, 'specialist')
  await done(house, 'specialist', `${number}/notes`, { text: 'вторая стена', fileIds: [fileId] })
  const scope = { personId: house.ids.anna, customerId: house.customerA, sees: 'own' } as const
  const seen = await house.server.house.database.readAs(scope, async (reader) => ({
    events: await reader.selectFrom('ticket_event').select('type').where('ticket', '=', number).execute(),
    files: await reader.selectFrom('file').select('id').where('id', '=', fileId).execute(),
    foreign: await reader.selectFrom('ticket').select('number').where('customer_id', '=', house.customerB).execute(),
    letters: await reader.selectFrom('notice').select('person_id').execute(),
  }))
  assert.deepEqual(seen.events, [{ type: 'registered' }])
  assert.deepEqual(seen.files, [])
  assert.deepEqual(seen.foreign, [])
  assert.ok(seen.letters.length > 0)
  assert.ok(seen.letters.every(({ person_id }) => person_id === house.ids.anna))
})

test('B2 what is written as a note stays one, and no field of a message makes it internal', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/notes`, { text: 'Заметка' })
  await done(house, 'specialist', `${number}/messages`, { text: 'Сообщение' })
  const rows = await house.server.house.database.read((reader) =>
    reader
      .selectFrom('ticket_event')
      .select(['type', 'visibility'])
      .where('ticket', '=', number)
      .orderBy('seq')
      .execute(),
  )
  assert.deepEqual(rows, [
    { type: 'registered', visibility: 'public' },
    { type: 'note', visibility: 'internal' },
    { type: 'message', visibility: 'public' },
  ])
  await assert.rejects(
    house.server.house.database.act(async (tx) => {
      await tx.updateTable('ticket_event').set({ visibility: 'public' }).where('ticket', '=', number).execute()
    }),
    /append-only/,
  )
})
