import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HOUR } from '../../core/time/instant.ts'
import { decisionLinkShape } from '../../core/letters/wire.ts'
import { readGiven } from '../../core/notices/params.ts'
import { renderLetter } from '../../lang/letters/render.ts'
import { askToVerify } from './acts-decision.ts'
import { done, emailOf, page, registered, startTicketHouse, type TicketHouse, type Who } from './testing/house.ts'
import { lines as peopleLines } from '../people/routes.ts'
import { lines as ticketLines } from './routes.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00', lines: [...ticketLines, ...peopleLines] })
})
after(() => house.server.stop())

/** A request whose resolution waits for Anna. */
async function resolved(): Promise<number> {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Исправлено в 5.4.1.' })
  return number
}

async function ask(number: number, who: Who = 'anna'): Promise<boolean> {
  const { seq } = await page(house, 'specialist', number)
  const { database, random } = house.server.house
  const asked = { number, personId: house.ids[who], seq, now: house.server.clock.now }
  return database.act((tx) => askToVerify(tx, { random }, asked))
}

interface Links {
  readonly accept: string
  readonly back: string
}

async function questionsOf(number: number) {
  return house.server.house.database.read((reader) =>
    reader
      .selectFrom('notice')
      .selectAll()
      .where('ticket', '=', number)
      .where('template', '=', 'verification_question')
      .orderBy('created_at', 'desc')
      .execute(),
  )
}

/** The links of the newest question. */
async function linksOf(number: number): Promise<Links> {
  const [letter] = await questionsOf(number)
  const given = readGiven(letter?.template ?? '', letter?.params)
  assert.ok(given?.template === 'verification_question')
  return { accept: given.params.acceptToken, back: given.params.returnToken }
}

async function asked(): Promise<Links & { readonly number: number }> {
  const number = await resolved()
  assert.equal(await ask(number), true)
  return { number, ...(await linksOf(number)) }
}

const look = async (token: string) => house.server.anyone.call('GET', `/decisions/${token}`)
async function decide(token: string, body: object = {}): Promise<string> {
  const reply = await house.server.anyone.call('POST', `/decisions/${token}`, { body, key: null })
  return reply.status === 204 ? '204' : `${reply.status} ${String((reply.body as { code?: string }).code)}`
}
const dead = '410 link_used_or_expired'

test('R5.7 a letter alone closes nothing: its links do, once, as the customer himself', async () => {
  const { number, accept, back } = await asked()
  assert.equal((await page(house, 'anna', number)).state, 'resolution_verification')
  assert.equal(await decide(accept), '204')
  const card = await page(house, 'specialist', number)
  assert.equal(card.state, 'closed')
  const last = card.timeline.at(-1)
  assert.deepEqual([last?.type, last?.by?.name, last?.channel], ['resolution_accepted', 'Анна Соколова', 'mail'])
  for (const token of [accept, back]) {
    assert.equal(await decide(token, { reason: 'Всё-таки нет' }), dead)
    assert.equal((await look(token)).status, 410)
  }
})

test('R5.7 returning needs a reason, and the work goes on with it', async () => {
  const { number, back, accept } = await asked()
  assert.equal(await decide(back), '422 reason_is_missing')
  assert.equal(await decide(back, { reason: '  ' }), '400 invalid_input')
  assert.equal((await page(house, 'anna', number)).state, 'resolution_verification')
  assert.equal(await decide(back, { reason: 'Второй лист всё ещё обрывается' }), '204')
  const card = await page(house, 'specialist', number)
  assert.equal(card.state, 'in_progress')
  assert.match(JSON.stringify(card.timeline.at(-1)), /Второй лист всё ещё обрывается/)
  assert.equal(await decide(accept), dead)
})

test('B5 looking at a link decides nothing, tells nothing of the request and opens no session', async () => {
  const { number, accept, back } = await asked()
  for (const [token, choice] of [
    [accept, 'accept'],
    [back, 'return'],
  ] as const) {
    for (let times = 0; times < 3; times += 1) {
      const reply = await look(token)
      assert.equal(reply.status, 200)
      assert.equal(reply.headers.get('set-cookie'), null)
      const link = decisionLinkShape.parse(reply.body)
      assert.deepEqual({ ...link, provider: '' }, { choice, number, name: 'Анна Соколова', provider: '' })
      assert.doesNotMatch(JSON.stringify(reply.body), /Не печатается|Исправлено/)
    }
  }
  assert.equal((await page(house, 'anna', number)).state, 'resolution_verification')
  const browser = house.server.browser()
  assert.equal((await browser.call('POST', `/decisions/${accept}`, { body: {}, key: null })).status, 204)
  assert.equal(browser.cookie(), null)
})

test('B5 a link that decides opens no account', async () => {
  const { accept } = await asked()
  assert.equal((await house.server.anyone.call('GET', `/invitations/${accept}`)).status, 410)
  const body = { password: 'четыре слова достаточно длинные' }
  assert.equal(
    (await house.server.anyone.call('POST', `/invitations/${accept}/acceptance`, { body, key: null })).status,
    410,
  )
  assert.equal((await look(accept)).status, 200)
})

const person = (who: Who, change: object) =>
  house.server.house.database.act((tx) =>
    tx.updateTable('person').set(change).where('id', '=', house.ids[who]).execute(),
  )

/** What makes a link worthless, and what makes it good again where that can be. */
const spoils: readonly (readonly [
  string,
  (links: Links & { number: number }) => Promise<unknown>,
  (() => Promise<unknown>)?,
])[] = [
  ['the customer decided on the page', ({ number }) => done(house, 'anna', `${number}/resolution/acceptance`)],
  [
    'the staff took the resolution back',
    ({ number }) => done(house, 'specialist', `${number}/withdrawal`, { reason: 'Рано' }),
  ],
  [
    'another resolution lies there',
    async ({ number }) => {
      await done(house, 'specialist', `${number}/withdrawal`, { reason: 'Рано' })
      await done(house, 'specialist', `${number}/resolutions`, { text: 'Другое решение' })
    },
  ],
  ['the request was cancelled', ({ number }) => done(house, 'anna', `${number}/cancellation`)],
  ['A9 the person was disabled', () => person('anna', { active: false }), () => person('anna', { active: true })],
  ['A9 the person only reads now', () => person('anna', { role: 'observer' }), () => person('anna', { role: 'user' })],
  [
    'A9 the person is of another customer now',
    () => person('anna', { customer_id: house.customerB }),
    () => person('anna', { customer_id: house.customerA }),
  ],
  [
    'its time is over',
    async () => house.server.clock.move(14 * 24 * HOUR),
    async () => house.server.clock.move(-14 * 24 * HOUR),
  ],
  [
    'G2 a newer question came',
    async ({ number }) => {
      house.server.clock.move(24 * HOUR + 1)
      await done(house, 'anna', `${number}/messages`, { text: 'Проверили не всё' })
      assert.equal(await ask(number), true)
    },
    async () => house.server.clock.move(-24 * HOUR - 1),
  ],
]
for (const [title, spoil, mend] of spoils) {
  test(`R5.7 a link decides nothing when ${title}`, async () => {
    const links = await asked()
    assert.equal((await look(links.accept)).status, 200)
    await spoil(links)
    const { state } = await page(house, 'specialist', links.number)
    for (const token of [links.accept, links.back]) {
      assert.equal(await decide(token, { reason: 'Нет' }), dead)
      assert.equal((await look(token)).status, 410)
    }
    assert.equal((await page(house, 'specialist', links.number)).state, state)
    await mend?.()
  })
}

for (const token of ['none', '%', '_', '*', "'", '{}', ' ', '0'.repeat(43), 'А'.repeat(43)]) {
  test(`G2 ${JSON.stringify(token)} is no link`, async () => {
    await asked()
    const sent = encodeURIComponent(token)
    assert.equal((await look(sent)).status, 410)
    assert.equal(await decide(sent, { reason: 'Нет' }), dead)
  })
}

test('G1 a link that never was, and one that was used, answer alike', async () => {
  const { accept } = await asked()
  await decide(accept)
  const [used, unknown] = await Promise.all([look(accept), look('A'.repeat(43))])
  assert.deepEqual(used.body, unknown.body)
})

test('I12 of both links pressed at once one decides', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { number, accept, back } = await asked()
    const answers = await Promise.all([decide(accept), decide(back, { reason: 'Нет' }), decide(accept)])
    assert.deepEqual(answers.toSorted(), ['204', dead, dead])
    const { timeline } = await page(house, 'specialist', number)
    const decided = timeline.filter(({ type }) => ['resolution_accepted', 'returned_for_rework'].includes(type))
    assert.equal(decided.length, 1)
  }
})

test('messages and notes meanwhile leave the links as they are', async () => {
  const { number, accept } = await asked()
  await done(house, 'specialist', `${number}/messages`, { text: 'Ждём вашего ответа' })
  await done(house, 'specialist', `${number}/notes`, { text: 'Позвонить' })
  await done(house, 'anna', `${number}/messages`, { text: 'Проверяю' })
  assert.equal(await decide(accept), '204')
})

test('E1 a person is asked once a day about a request, however often he writes', async () => {
  const number = await resolved()
  const answers: boolean[] = []
  for (let times = 0; times < 4; times += 1) answers.push(await ask(number))
  assert.deepEqual(answers, [true, false, false, false])
  assert.equal((await questionsOf(number)).length, 1)
})

test('only who may decide is asked, while there is something to decide', async () => {
  const number = await resolved()
  assert.equal(await ask(number, 'watcher'), false, 'an observer reads')
  assert.equal(await ask(number, 'stranger'), false, 'of another customer')
  assert.equal(await ask(number, 'boris'), false, 'does not see it')
  assert.equal(await ask(number, 'specialist'), false, 'U19 the provider’s side never approves')
  await person('anna', { draft: true })
  assert.equal(await ask(number), false, 'D7 nobody has confirmed who it is')
  await person('anna', { draft: false })
  assert.deepEqual(await questionsOf(number), [])
  assert.equal(await ask(number, 'chief'), true)
  await done(house, 'specialist', `${number}/withdrawal`, { reason: 'Рано' })
  assert.equal(await ask(number), false)
})

test('B5 the question has two links of ours and no word of the request', async () => {
  const { number, accept, back } = await asked()
  const [letter] = await questionsOf(number)
  assert.deepEqual([letter?.address, letter?.reason, letter?.person_id], [emailOf('anna'), 'requester', house.ids.anna])
  const given = readGiven(letter?.template ?? '', letter?.params)
  assert.ok(given)
  const setting = { language: 'ru', baseUrl: 'https://support.example', zone: 'Europe/Moscow', reason: null } as const
  const { subject, text, html } = renderLetter(given, setting)
  for (const token of [accept, back]) {
    assert.ok(text.includes(`https://support.example/decide/${token}`))
    assert.ok(html.includes(`href="https://support.example/decide/${token}"`))
    assert.match(token, /^[\w-]{43}$/)
  }
  assert.doesNotMatch(subject + text + html, /Не печатается|Исправлено|Анна/)
})

test('G7 the database keeps no token, and the log neither', async () => {
  const { accept } = await asked()
  await look(accept)
  await decide(accept)
  const rows = await house.server.house.database.read((reader) =>
    reader.selectFrom('one_time_link').selectAll().execute(),
  )
  assert.ok(rows.length >= 2)
  assert.ok(!JSON.stringify(rows).includes(accept))
  assert.ok(!house.server.logged().includes(accept))
})
