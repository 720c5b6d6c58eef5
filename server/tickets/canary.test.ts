import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Given } from '../../core/notices/params.ts'
import type { HearsBecause } from '../../core/notices/hears.ts'
import { renderLetter } from '../../lang/letters/render.ts'
import { aLetter } from '../letters/testing/post.ts'
import { lines as allLines, rawLines } from '../routes.ts'
import { roundOne } from './acts-rounds.ts'
import {
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
import { listenTo } from './testing/stream.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00', lines: allLines })
})
after(() => house.server.stop())

/** Of the letter by which the note comes, in the test that has one. */
const letterId = '01939e5a-7b1c-7a10-8000-0123456789ab'
const customers = ['anna', 'chief', 'watcher'] as const satisfies readonly Who[]

/** The addresses behind every line that reads; a line without its addresses fails the test. */
const addresses = (number: number, fileId: string): Readonly<Record<string, readonly string[]>> => ({
  '/session': ['/session'],
  '/invitations/:token': ['/invitations/none'],
  '/staff': ['/staff'],
  '/lines': ['/lines'],
  '/contacts': ['/contacts'],
  '/tickets': [
    '/tickets?view=all',
    '/tickets?view=all&sort=last_word',
    '/tickets?view=expects_me',
    '/tickets?view=mine&sort=due',
    '/tickets?view=all&q=канарейка',
    '/tickets?view=all&q=канареечный',
    `/tickets?view=all&q=${number}`,
  ],
  '/tickets/counts': ['/tickets/counts'],
  '/tickets/:number': [`/tickets/${number}`],
  '/tickets/:number/history': [`/tickets/${number}/history`],
  '/wall': ['/wall'],
  '/customers': ['/customers'],
  '/callers': ['/callers?q=канарейка'],
  '/customers/:id': [`/customers/${house.customerA}`],
  '/organisation': ['/organisation'],
  '/products': ['/products'],
  '/service': ['/service'],
  '/regulation': ['/regulation'],
  '/outbox': ['/outbox'],
  '/outbox/:id': [`/outbox/${fileId}`],
  '/audit': ['/audit'],
  '/decisions/:token': ['/decisions/none'],
  '/files/:id': [`/files/${fileId}`, `/files/${fileId}?inline=1`],
  '/letters': ['/letters', '/letters?of=waiting&q=канарейка'],
  '/letters/:id': [`/letters/${letterId}`],
  '/letters/:id/original': [`/letters/${letterId}/original`],
  '/letters/:id/page': [`/letters/${letterId}/page`],
  '/post': ['/post'],
  '/mailboxes': ['/mailboxes'],
  '/people/:id/addresses': [`/people/${house.ids.anna}/addresses`],
  '/blocked-senders': ['/blocked-senders'],
  '/customers/:id/domains': [`/customers/${house.customerA}/domains`],
})

/** Everything that a customer's person can get, by address: status and body as they came. */
async function crawl(
  who: Who,
  given: { readonly number: number; readonly fileId: string },
): Promise<Map<string, string>> {
  const known = addresses(given.number, given.fileId)
  const found = new Map<string, string>()
  for (const { path } of [...allLines, ...rawLines].filter(({ method }) => method === 'GET')) {
    const some = known[path]
    assert.ok(some !== undefined && some.length > 0, `GET ${path} has no address here`)
    for (const address of some) {
      const { status, body } = await house.as[who].call('GET', address)
      assert.ok([200, 403, 404, 410].includes(status), `${address} answered ${status}`)
      found.set(address, `${status} ${JSON.stringify(body)}`)
    }
  }
  return found
}

/** Every letter of a request that goes to a customer, as he would read it. */
async function lettersTo(number: number): Promise<string[]> {
  const rows = await house.server.house.database.read((reader) =>
    reader
      .selectFrom('notice')
      .innerJoin('person', 'person.id', 'notice.person_id')
      .select(['notice.template', 'notice.params', 'notice.reason'])
      .where('ticket', '=', number)
      .where('person.side', '=', 'customer')
      .orderBy('notice.id')
      .execute(),
  )
  return rows.map(({ template, params, reason }) =>
    JSON.stringify(
      renderLetter({ template, params } as Given, {
        language: 'ru',
        baseUrl: 'https://support.example.test',
        zone: 'Europe/Moscow',
        reason: reason as HearsBecause,
      }),
    ),
  )
}

const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 200))

test('B1 a note changes not one byte of what a customer can get, hear or read', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/messages`, { text: 'Смотрю' })
  const fileId = await aFile(house, 'specialist', 'канареечный.txt')
  await settled()
  const streams = await Promise.all(customers.map((who) => listenTo(house.server.url, house.as[who])))
  const seen = async () => ({
    pages: await Promise.all(customers.map(async (who) => [...(await crawl(who, { number, fileId }))])),
    letters: await lettersTo(number),
  })
  const before = await seen()
  assert.ok(before.letters.length >= 3)
  assert.ok(before.pages.every((each) => each.filter(([, reply]) => reply.startsWith('200')).length >= 15))

  const note = await done(house, 'specialist', `${number}/notes`, { text: 'канарейка поёт', fileIds: [fileId] })
  const asLetter = {
    ticket: number,
    event_seq: Number(note['seq']),
    html: '<p>канарейка поёт</p>',
    subject: 'канарейка',
  }
  await aLetter(house.server, { id: letterId, state: 'done', fate: 'answered', reason: null, ...asLetter })
  await settled()
  assert.deepEqual(await seen(), before)
  for (const { messages } of streams) assert.deepEqual(messages, [], 'nor does he hear that something happened')
  assert.ok(JSON.stringify(await page(house, 'colleague', number)).includes('канарейка'), 'the staff reads it')
  const { body } = await house.as.colleague.call('GET', `/letters/${letterId}/page`)
  assert.ok(String(body).includes('канарейка'), 'and how it came')

  await done(house, 'specialist', `${number}/messages`, { text: 'Нашли' })
  await settled()
  const now = await seen()
  for (const text of [JSON.stringify(now)])
    for (const secret of ['канарейка поёт', 'канареечный.txt', '"note"', 'internal'])
      assert.ok(!text.includes(secret), secret)
  for (const { messages, close } of streams) {
    assert.deepEqual(messages, [{ kind: 'ticket', number, seq: 4 }])
    close()
  }
})

test('B1 an alarm of the clock changes nothing of it either', async () => {
  const number = await registered(house)
  const fileId = await aFile(house, 'specialist')
  // The registration is announced to whoever listens already; only what comes after it is asked about here.
  await settled()
  const stream = await listenTo(house.server.url, house.as.anna)
  house.server.clock.move('2026-11-16T16:00:00+03:00')
  const before = [...(await crawl('anna', { number, fileId }))]
  const { database } = house.server.house
  const alarms = async () =>
    database.read((reader) =>
      reader
        .selectFrom('ticket_event')
        .select('seq')
        .where('ticket', '=', number)
        .where('type', '=', 'alarmed')
        .execute(),
    )
  assert.deepEqual(await alarms(), [])
  while ((await database.act((tx) => roundOne(tx, house.server.house, house.server.clock.now))) !== undefined);
  assert.ok((await alarms()).length >= 1)
  await settled()
  assert.deepEqual([...(await crawl('anna', { number, fileId }))], before)
  assert.deepEqual(stream.messages, [])
  stream.close()
})

test('B1 a customer’s numbers have no gaps: list, page, timeline, letters, replies', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/notes`, { text: 'Первая' })
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'dispatcher', `${number}/assignments`, { assigneeId: house.ids.colleague, note: 'Вторая' })
  await done(house, 'colleague', `${number}/messages`, { text: 'Ответ' })
  const said = await done(house, 'anna', `${number}/messages`, { text: 'Спасибо' })
  assert.equal(said['seq'], 5)
  const staffs = await page(house, 'colleague', number)
  assert.equal(staffs.seq, 7)
  for (const who of customers) {
    const card = await page(house, who, number)
    assert.equal(card.seq, 5)
    assert.deepEqual(
      card.timeline.map(({ seq, type }) => `${seq} ${type}`),
      ['1 registered', '2 accepted', '3 assigned', '4 message', '5 message'],
    )
    const { body } = await call(house, { who, path: `/tickets?view=all&q=${number}` })
    assert.deepEqual(
      (body['items'] as { seq: number }[]).map(({ seq }) => seq),
      [5],
    )
  }
  const { notices } = await page(house, 'anna', number)
  assert.deepEqual(
    notices.map(({ seq, template }) => `${seq} ${template}`),
    ['1 registered', '2 accepted', '4 message'],
  )
})

test('I12 a customer’s basedOn is understood in his numbers, the staff’s in the real ones', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/planned-dates`, { date: '2026-11-25' })
  for (const text of ['Раз', 'Два', 'Три']) await done(house, 'specialist', `${number}/notes`, { text })
  const { seq } = await page(house, 'anna', number)
  assert.equal(seq, 3)
  await done(house, 'specialist', `${number}/planned-dates`, { date: '2026-11-27', basedOn: 6 })
  assert.equal(await refused(house, 'anna', `${number}/planned-date/agreement`, { basedOn: seq }), '409 conflict')
  assert.equal((await page(house, 'anna', number)).seq, 4)
  await done(house, 'anna', `${number}/planned-date/agreement`, { basedOn: 4 })
  assert.equal(
    await refused(house, 'specialist', `${number}/planned-dates`, { date: '2026-11-30', basedOn: 7 }),
    '409 conflict',
  )
  await done(house, 'specialist', `${number}/planned-dates`, { date: '2026-11-30', basedOn: 8 })
})
