import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { letterCardShape } from '../../core/letters/wire.ts'
import { openListener, type Listener } from '../../db/listen.ts'
import { lines } from '../routes.ts'
import { emailOf, registered, startTicketHouse, type TicketHouse, type Who } from '../tickets/testing/house.ts'
import { aLetter, aMailbox, type LetterColumns } from './testing/post.ts'

let house: TicketHouse
let listener: Listener
let told = 0
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00', lines })
  await aMailbox(house.server, { address: 'support@vendor.example' })
  listener = await openListener({ url: house.server.databaseUrl, log: () => undefined })
  await listener.listen({ channel: 'asmo_post', onNotice: () => void told++, onGap: () => undefined })
})
after(async () => {
  await listener.close()
  await house.server.stop()
})
beforeEach(() => {
  told = 0
  house.server.clock.move(60_000)
})

let nth = 0
/** From an author of its own unless it says otherwise. */
const waiting = (columns: LetterColumns = {}): Promise<string> =>
  aLetter(house.server, { author: `someone${++nth}@zavod.example`, ...columns })

const decide = (id: string, body: object, who: Who = 'dispatcher') =>
  house.as[who].call('POST', `/letters/${id}/decision`, { body })
const answer = async (id: string, body: object, who: Who = 'dispatcher'): Promise<string> => {
  const reply = await decide(id, body, who)
  const { code, about } = (reply.body ?? {}) as { code?: string; about?: string }
  return reply.status < 300 ? String(reply.status) : `${reply.status} ${code} ${about ?? ''}`.trim()
}
const rowOf = (id: string) =>
  house.server.house.database.read((reader) =>
    reader.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )
const keptOf = async (id: string): Promise<unknown> => {
  const { state, decision } = await rowOf(id)
  return state === 'stored' ? decision : `still ${state}`
}
const addressesOf = (personId: string) =>
  house.server.house.database.read((reader) =>
    reader.selectFrom('person_address').select('address').where('person_id', '=', personId).execute(),
  )
const blockedOf = (address: string) =>
  house.server.house.database.read((reader) =>
    reader.selectFrom('blocked_sender').selectAll().where('address', '=', address).execute(),
  )
const deeds = (subjectId: string) =>
  house.server.house.database.read((reader) =>
    reader.selectFrom('audit').select(['action', 'actor_id', 'detail']).where('subject_id', '=', subjectId).execute(),
  )
const settled = () => new Promise((resolve) => setTimeout(resolve, 60))
const nobody = '00000000-0000-7000-8000-000000000000'

describe('a decision', () => {
  it('goes back to the taker with who decided it, in the journal, and nothing else is done here', async () => {
    const id = await waiting({ reason: 'not_of_this_request', suggested_ticket: null })
    const reply = await decide(id, { kind: 'new_request' })
    assert.equal(reply.status, 200)
    const card = letterCardShape.parse(reply.body)
    assert.deepEqual([card.state, card.reason, card.decidedBy, card.can.decide], ['stored', null, 'Егор Первый', []])
    const row = await rowOf(id)
    assert.deepEqual(
      [row.decision, row.decided_by_id, row.decided_at, row.attempts, row.next_at],
      [{ kind: 'new_request' }, house.ids.dispatcher, house.server.clock.now, 0, house.server.clock.now],
    )
    await settled()
    assert.equal(told, 1)
    const [deed] = await deeds(id)
    assert.deepEqual(
      [deed?.action, deed?.actor_id, deed?.detail],
      ['letter.decide', house.ids.dispatcher, { decision: 'new_request', subject: row.author }],
    )
  })

  it('I12 is made once: of two at the same moment one is told that somebody was first', async () => {
    for (let round = 0; round < 3; round++) {
      const id = await waiting({ reason: 'not_of_this_request' })
      const answers = await Promise.all([
        answer(id, { kind: 'new_request' }),
        answer(id, { kind: 'discard', reason: 'Не нам', block: false }, 'manager'),
      ])
      assert.deepEqual(answers.toSorted(), ['200', '409 not_in_this_state'])
    }
  })

  it('I13 sent twice under one key is one', async () => {
    const id = await waiting({ reason: 'not_of_this_request' })
    const send = () =>
      house.as.dispatcher.call('POST', `/letters/${id}/decision`, {
        body: { kind: 'new_request' },
        key: `key-of-${id}`,
      })
    const [first, second] = [await send(), await send()]
    assert.deepEqual([first.status, second.status, second.headers.get('idempotent-replay')], [200, 200, 'true'])
    assert.deepEqual(second.body, first.body)
    assert.equal((await deeds(id)).length, 1)
  })

  it('that is not this letter’s, or not a decision at all, is refused and changes nothing', async () => {
    const cases: [LetterColumns, object, string][] = [
      [{}, { kind: 'new_request' }, '409 not_in_this_state'],
      [{}, { kind: 'retry' }, '409 not_in_this_state'],
      [{ state: 'stored', reason: null }, { kind: 'take' }, '409 not_in_this_state'],
      [{ state: 'done', fate: 'registered', reason: null }, { kind: 'take' }, '409 not_in_this_state'],
      [{}, { kind: 'ticket', number: 99_999_999 }, '404 not_found number'],
      [{}, { kind: 'discard', block: false }, '400 invalid_input'],
      [{}, { kind: 'discard', reason: '  ', block: false }, '400 invalid_input'],
      [{}, { kind: 'delete' }, '400 invalid_input'],
      [{}, { kind: 'person', personId: nobody, remember: false, decidedBy: nobody }, '400 invalid_input'],
    ]
    for (const [columns, body, expected] of cases) {
      const id = await waiting(columns)
      const before = await rowOf(id)
      assert.equal(await answer(id, body), expected, JSON.stringify(body))
      assert.deepEqual(await rowOf(id), before)
    }
    assert.equal(await answer(nobody, { kind: 'retry' }), '404 not_found')
    await settled()
    assert.equal(told, 0)
  })

  it('fetches back what was a robot’s or put aside, and reads again what failed', async () => {
    const robot = await waiting({ state: 'done', fate: 'robot', reason: null, robot: 'bulk' })
    assert.equal(await answer(robot, { kind: 'take' }), '200')
    assert.deepEqual(await keptOf(robot), { kind: 'take' })
    const aside = await waiting({ state: 'done', fate: 'discarded', reason: 'sender_blocked' })
    assert.equal(await answer(aside, { kind: 'take' }), '200')
    const failed = await waiting({ state: 'quarantined', reason: 'failed' })
    assert.equal(await answer(failed, { kind: 'retry' }), '200')
    const row = await rowOf(failed)
    assert.deepEqual([row.state, row.decision, row.decided_by_id, row.attempts], ['stored', null, null, 0])
  })

  it('stays with the letter when it fails and is read again, and keeps who the author is when another question comes', async () => {
    const id = await waiting()
    assert.equal(await answer(id, { kind: 'person', personId: house.ids.anna, remember: false }), '200')
    const now = async (columns: object) =>
      house.server.house.database.act((tx) => tx.updateTable('letter').set(columns).where('id', '=', id).execute())
    await now({ state: 'quarantined', reason: 'failed', attempts: 3 })
    assert.equal(await answer(id, { kind: 'retry' }, 'administrator'), '200')
    assert.deepEqual(await keptOf(id), { kind: 'person', personId: house.ids.anna })
    assert.equal((await rowOf(id)).decided_by_id, house.ids.dispatcher)
    await now({ state: 'asking', reason: 'not_of_this_request' })
    assert.equal(await answer(id, { kind: 'new_request' }), '200')
    assert.deepEqual(await keptOf(id), { kind: 'new_request', personId: house.ids.anna })
  })
})

describe('who wrote it', () => {
  it('is a person of a customer; every other letter of the address that asks the same goes with it', async () => {
    const author = 'lab@zavod.example'
    const id = await waiting({ author })
    const alike = await Promise.all([waiting({ author }), waiting({ author })])
    const held = await waiting({ author, state: 'held', reason: 'flood' })
    const elsewhere = await waiting({ author, reason: 'not_of_this_request' })
    const other = await waiting()
    assert.equal(await answer(id, { kind: 'person', personId: house.ids.anna, remember: false }), '200')
    for (const each of [id, ...alike])
      assert.deepEqual(await keptOf(each), { kind: 'person', personId: house.ids.anna })
    for (const each of [held, elsewhere, other]) assert.match(String(await keptOf(each)), /^still/)
    assert.deepEqual(await addressesOf(house.ids.anna), [], 'A7: nothing is remembered that nobody asked for')
    const [deed] = await deeds(id)
    assert.deepEqual(deed?.detail, {
      decision: 'person',
      personId: house.ids.anna,
      remember: false,
      alike: 2,
      subject: author,
    })
  })

  it('A7 is remembered on demand, and the sender let in again', async () => {
    const author = 'anna.private@zavod.example'
    await house.server.house.database.act((tx) =>
      tx
        .insertInto('blocked_sender')
        .values({
          address: author,
          reason: 'ошибка',
          blocked_by_id: house.ids.manager,
          blocked_at: house.server.clock.now,
        })
        .execute(),
    )
    const id = await waiting({ author })
    assert.equal(await answer(id, { kind: 'person', personId: house.ids.anna, remember: true }), '200')
    assert.deepEqual(await addressesOf(house.ids.anna), [{ address: author }])
    assert.deepEqual(await blockedOf(author), [])
    const added = (await deeds(house.ids.anna)).find(({ action }) => action === 'person.add_address')
    assert.deepEqual(added?.detail, { address: author, subject: 'Анна Соколова' })
    const again = await waiting({ author, reason: 'not_of_this_request' })
    assert.equal(
      await answer(again, { kind: 'person', personId: house.ids.anna, remember: true }),
      '200',
      'his already',
    )
    const taken = await waiting({ author })
    const refused = await answer(taken, { kind: 'person', personId: house.ids.boris, remember: true })
    assert.equal(refused, '409 already_exists remember', 'another’s')
  })

  it('A7 is never remembered for an address of ours, of the staff, or of somebody else', async () => {
    const cases: [LetterColumns, string][] = [
      [{ author: 'support@vendor.example' }, '422 our_own_address remember'],
      [{ author: emailOf('specialist'), reason: 'original_unknown' }, '409 already_exists remember'],
      [{ author: emailOf('stranger') }, '409 already_exists remember'],
      [{ author: null }, '400 invalid_input remember'],
      [
        { author: 'two@zavod.example', reason: 'author_unclear', problems: ['several_authors'] },
        '400 invalid_input remember',
      ],
    ]
    for (const [columns, expected] of cases) {
      const id = await waiting(columns)
      assert.equal(await answer(id, { kind: 'person', personId: house.ids.boris, remember: true }), expected)
      assert.match(String(await keptOf(id)), /^still/, expected)
      assert.equal(await answer(id, { kind: 'person', personId: house.ids.boris, remember: false }), '200')
    }
    assert.deepEqual(await addressesOf(house.ids.boris), [])
  })

  it('D3 of a letter with several authors is said of that letter alone', async () => {
    const author = 'first@zavod.example'
    const clear = await waiting({ author })
    const unclear = await waiting({ author, reason: 'author_unclear', problems: ['several_authors'] })
    assert.equal(await answer(unclear, { kind: 'person', personId: house.ids.anna, remember: false }), '200')
    assert.match(String(await keptOf(clear)), /^still asking/)
  })

  it('is nobody who is not there, of the staff, or has left', async () => {
    const left = await house.server.addPerson({
      email: 'left@example.test',
      role: 'user',
      customerId: house.customerA,
      active: false,
    })
    const cases: [string, string][] = [
      [nobody, '404 not_found personId'],
      [house.ids.specialist, '404 not_found personId'],
      [left, '409 person_inactive personId'],
    ]
    const id = await waiting()
    for (const [personId, expected] of cases)
      assert.equal(await answer(id, { kind: 'person', personId, remember: true }), expected)
  })

  it('is somebody new, who is added as by hand and is no draft', async () => {
    const author = 'olga.novaya@zavod.example'
    const [id, alike] = [await waiting({ author }), await waiting({ author })]
    const body = { kind: 'new_person', customerId: house.customerA, name: 'Ольга Новая', role: 'user' }
    assert.equal(await answer(id, body), '200')
    const person = await house.server.house.database.read((reader) =>
      reader.selectFrom('person').selectAll().where('email', '=', author).executeTakeFirstOrThrow(),
    )
    assert.deepEqual(
      [person.name, person.customer_id, person.role, person.sees, person.draft, person.joined],
      ['Ольга Новая', house.customerA, 'user', 'own', false, false],
    )
    for (const each of [id, alike]) assert.deepEqual(await keptOf(each), { kind: 'person', personId: person.id })
    assert.ok((await deeds(person.id)).some(({ action }) => action === 'person.add'))
  })

  it('is nobody new at an address that is somebody’s, ours or none', async () => {
    const someone = { kind: 'new_person', customerId: house.customerA, name: 'Некто', role: 'user' }
    await house.server.house.database.act((tx) =>
      tx
        .insertInto('person_address')
        .values({
          address: 'other.of.chief@example.test',
          person_id: house.ids.chief,
          added_by_id: null,
          added_at: house.server.clock.now,
        })
        .execute(),
    )
    const cases: [LetterColumns, object, string][] = [
      [{ author: emailOf('anna') }, someone, '409 already_exists email'],
      [{ author: 'other.of.chief@example.test' }, someone, '409 already_exists email'],
      [{ author: 'support@vendor.example' }, someone, '422 our_own_address email'],
      [{ author: 'not an address' }, someone, '422 address_not_usable email'],
      [{ author: null }, someone, '422 address_not_usable email'],
      [{ author: 'a@zavod.example', problems: ['author_ambiguous'] }, someone, '422 address_not_usable email'],
      [{}, { ...someone, email: emailOf('boris') }, '409 already_exists email'],
      [{}, { ...someone, customerId: nobody }, '404 not_found'],
      [{}, { ...someone, role: 'administrator' }, '400 invalid_input'],
      [{}, { ...someone, name: 'Имя\r\nBcc: x' }, '400 invalid_input'],
    ]
    for (const [columns, body, expected] of cases) {
      const id = await waiting({ reason: 'author_unclear', ...columns })
      assert.equal(await answer(id, body), expected, JSON.stringify([columns, body]))
      assert.match(String(await keptOf(id)), /^still asking/)
    }
    const unclear = await waiting({ author: null, reason: 'author_unclear' })
    assert.equal(await answer(unclear, { ...someone, email: 'nekto@zavod.example' }), '200', 'an address that is given')
  })
})

describe('where it belongs', () => {
  it('A1 D1 is never a request of another customer, whoever says so', async () => {
    const number = await registered(house, 'anna')
    const cases: [LetterColumns, string][] = [
      [{ reason: 'not_of_this_request', author: emailOf('stranger') }, '422 other_customer number'],
      [
        { reason: 'not_of_this_request', author: 'x@zavod.example', person_id: house.ids.stranger },
        '422 other_customer number',
      ],
      [{ reason: 'not_of_this_request', author: emailOf('boris') }, '200'],
      [{ reason: 'unknown_sender' }, '200'],
      [{ reason: 'staff_unproven', author: emailOf('specialist') }, '200'],
    ]
    for (const [columns, expected] of cases) {
      const id = await waiting(columns)
      assert.equal(await answer(id, { kind: 'ticket', number }), expected, JSON.stringify(columns))
      if (expected === '200') assert.deepEqual(await keptOf(id), { kind: 'ticket', number })
    }
    const said = await waiting({ reason: 'not_of_this_request' })
    assert.equal(await answer(said, { kind: 'person', personId: house.ids.stranger, remember: false }), '200')
    await house.server.house.database.act((tx) =>
      tx.updateTable('letter').set({ state: 'asking', reason: 'not_of_this_request' }).where('id', '=', said).execute(),
    )
    assert.equal(await answer(said, { kind: 'ticket', number }), '422 other_customer number', 'as somebody said before')
  })
})

describe('a letter that is not wanted', () => {
  it('is discarded with a reason, and nothing else of its author', async () => {
    const author = 'spam@bulk.example'
    const [id, other] = [await waiting({ author }), await waiting({ author })]
    assert.equal(await answer(id, { kind: 'discard', reason: 'Реклама', block: false }), '200')
    assert.deepEqual(await keptOf(id), { kind: 'discard', reason: 'Реклама' })
    assert.match(String(await keptOf(other)), /^still asking/)
    assert.deepEqual(await blockedOf(author), [])
  })

  it('has its sender blocked on demand: what waits of him goes, too', async () => {
    const author = 'flood@bulk.example'
    const id = await waiting({ author })
    const asks = await waiting({ author, reason: 'author_unclear' })
    const held = await waiting({ author, state: 'held', reason: 'flood' })
    const failed = await waiting({ author, state: 'quarantined', reason: 'failed' })
    const other = await waiting()
    assert.equal(await answer(id, { kind: 'discard', reason: 'Спам', block: true }), '200')
    for (const each of [id, asks, held]) assert.deepEqual(await keptOf(each), { kind: 'discard', reason: 'Спам' })
    for (const each of [failed, other]) assert.match(String(await keptOf(each)), /^still/)
    const [row] = await blockedOf(author)
    assert.deepEqual([row?.reason, row?.blocked_by_id], ['Спам', house.ids.dispatcher])
    const list = await house.as.specialist.call('GET', '/blocked-senders')
    assert.ok(JSON.stringify(list.body).includes(author))
    const path = `/blocked-senders/${encodeURIComponent(author)}`
    assert.equal((await house.as.specialist.call('DELETE', path)).status, 403)
    assert.equal((await house.as.dispatcher.call('DELETE', path)).status, 204)
    assert.deepEqual(await blockedOf(author), [])
    assert.equal((await house.as.dispatcher.call('DELETE', path)).status, 404)
  })

  it('D1 does not silence a person of ours, nor ourselves, nor whoever cannot be named', async () => {
    const block = { kind: 'discard', reason: 'Подделка', block: true }
    const cases: [LetterColumns, string][] = [
      [{ author: emailOf('anna'), reason: 'unproven' }, '409 sender_known block'],
      [{ author: emailOf('specialist'), reason: 'staff_unproven' }, '409 sender_known block'],
      [{ author: 'anna.private@zavod.example', reason: 'unproven' }, '409 sender_known block'],
      [{ author: 'support@vendor.example' }, '422 our_own_address block'],
      [{ author: null, reason: 'author_unclear' }, '400 invalid_input block'],
    ]
    for (const [columns, expected] of cases) {
      const id = await waiting(columns)
      assert.equal(await answer(id, block), expected)
      assert.match(String(await keptOf(id)), /^still/)
    }
  })
})
