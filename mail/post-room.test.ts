import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Instant } from '../core/time/instant.ts'
import { emailOf, startTicketHouse, type TicketHouse } from '../server/tickets/testing/house.ts'
import { eml } from './take/testing/letters.ts'
import { type Dovecot, startDovecot } from './testing/dovecot.ts'
import { addMailbox, type Room, startRoom } from './testing/rooms.ts'

const LETTERS = 30
const support = 'support@help.example'
const print = 'print@help.example'
/** Before anything that a test delivers, whatever the machine's own clock says. */
const longAgo = Date.parse('2001-01-01T00:00:00Z') as Instant
const writer = (index: number): string => `writer${index}@alfa.example`

describe('the post room with real mailboxes, the real store, book and taker', () => {
  let dovecot: Dovecot
  let house: TicketHouse
  const rooms: Room[] = []

  beforeEach(async () => {
    dovecot = await startDovecot({ users: [support, print] })
    house = await startTicketHouse()
    for (let index = 0; index < LETTERS; index++) {
      const person = { role: 'user', customerId: house.customerA, name: `Пишущий ${index}` }
      await house.server.addPerson({ email: writer(index), ...person })
    }
  })
  afterEach(async () => {
    for (const room of rooms.splice(0)) await room.stop()
    await house.server.stop()
    await dovecot.stop()
  })

  test('two mailboxes at once: letters to each become requests with its own product and line', async () => {
    const otherProductId = await addProduct('АСМО-диспетчер')
    const { productId, lineId, secondLineId } = house
    const ids = {
      [support]: await addMailbox(house, { dovecot, address: support, productId, lineId, takeFrom: longAgo }),
      [print]: await addMailbox(house, {
        dovecot,
        address: print,
        productId: otherProductId,
        lineId: secondLineId,
        takeFrom: longAgo,
      }),
    }
    // Some lie there already, some come while both are watched.
    await deliver(0, { to: support })
    await deliver(1, { to: print })
    const room = await open()
    await until(async () => (await letters()).length === 2)
    await Promise.all([2, 4, 6].map((index) => deliver(index, { to: support })))
    await Promise.all([3, 5, 7].map((index) => deliver(index, { to: print })))
    await until(async () => (await settled()).length === 8)

    const found = await letters()
    assert.deepEqual(new Set(found.map(({ fate }) => fate)), new Set(['registered']))
    const requests = await tickets()
    assert.equal(requests.length, 8)
    for (const [address, product, line, turn] of [
      [support, productId, lineId, 0],
      [print, otherProductId, secondLineId, 1],
    ] as const) {
      const here = found.filter(({ mailbox }) => mailbox === ids[address])
      assert.deepEqual(
        here.map(({ author }) => author).sort(),
        [0, 2, 4, 6].map((index) => writer(index + turn)),
      )
      for (const { ticket } of here) {
        const request = requests.find(({ number }) => number === ticket)
        assert.deepEqual([request?.product, request?.line, request?.channel], [product, line, 'mail'])
      }
    }
    await took([room], [8])
    assert.deepEqual(room.complaints(), [])
  })

  test(`I5 a mailbox with ${LETTERS} taken letters is numbered anew: no new request, no word to customers, an alarm`, async () => {
    const mailbox = await addMailbox(house, { dovecot, address: support, takeFrom: longAgo })
    const room = await open()
    await deliverAll()
    await until(async () => (await settled()).length === LETTERS)
    const before = { letters: await letters(), tickets: await tickets(), notices: await notices() }
    assert.equal(before.tickets.length, LETTERS)
    assert.ok(before.notices.filter(({ address }) => address.endsWith('@alfa.example')).length >= LETTERS)
    assert.deepEqual(kindsOf(before.notices), [])

    await dovecot.pause()
    // A UIDVALIDITY is a time in seconds.
    await sleep(1100)
    dovecot.renumber(support)
    await dovecot.resume()
    await until(async () => (await settled()).length === 2 * LETTERS)

    const offered = (await letters()).filter(({ id }) => before.letters.every((known) => known.id !== id))
    assert.equal(offered.length, LETTERS)
    const earlier = new Map(before.letters.map((letter) => [letter.id, letter]))
    for (const { fate, repeats, author, ticket } of offered) {
      const same = earlier.get(repeats ?? '')
      assert.deepEqual([fate, author, ticket], ['repeated', same?.author, same?.ticket])
    }
    assert.equal(new Set(offered.map(({ repeats }) => repeats)).size, LETTERS)
    assert.deepEqual(await tickets(), before.tickets, 'no new request, and nothing happened to the old ones')
    const added = (await notices()).filter(({ id }) => before.notices.every((known) => known.id !== id))
    assert.deepEqual(
      added.map(({ address, template, params }) => [address, template, params['kind'], params['mailbox']]),
      [[emailOf('administrator'), 'post_alarm', 'uid_validity', support]],
    )

    // It goes on with the new numbers.
    await deliver(0, { subject: 'Новое после переноса' })
    await until(async () => (await settled()).length === 2 * LETTERS + 1)
    assert.equal((await letters()).at(-1)?.fate, 'registered')
    assert.equal((await tickets()).length, LETTERS + 1)
    const lives = await house.server.house.database.read((reader) =>
      reader.selectFrom('mailbox_validity').select('uid_validity').where('mailbox_id', '=', mailbox).execute(),
    )
    assert.equal(lives.length, 2)
    await took([room], [2 * LETTERS + 1])
  })

  test('a letter above the limit stays in the mailbox; those beside it are taken', async () => {
    await addMailbox(house, { dovecot, address: support, moveTo: 'Taken', takeFrom: longAgo })
    await deliver(0)
    await deliver(1, { subject: 'Журнал целиком', text: 'Журнал обмена за ноябрь, строка за строкой.\n'.repeat(2000) })
    await deliver(2)
    await open({ maxSize: 100_000 })
    await until(async () => (await settled()).length === 2 && (await subjectsIn('Taken')).length === 2)
    await deliver(3)
    await until(async () => (await settled()).length === 3 && (await subjectsIn('Taken')).length === 3)

    assert.deepEqual(
      (await letters()).map(({ author, fate }) => [author, fate]),
      [0, 2, 3].map((index) => [writer(index), 'registered']),
    )
    assert.equal((await tickets()).length, 3)
    assert.deepEqual(await subjectsIn('INBOX'), ['Журнал целиком'])
  })

  test('the administrator hears of a letter above the limit that stays in a mailbox', async () => {
    await addMailbox(house, { dovecot, address: support, takeFrom: longAgo })
    await deliver(0, { text: 'Журнал обмена за ноябрь, строка за строкой.\n'.repeat(2000) })
    await deliver(1)
    await open({ maxSize: 100_000 })
    await until(async () => (await settled()).length === 1)
    await until(async () => kindsOf(await notices()).length > 0, 50)
    assert.deepEqual(kindsOf(await notices()), [[emailOf('administrator'), 'too_large']])
  })

  test(`I6 ${LETTERS} old letters lie there before the first look: nothing comes of them, something of the next`, async () => {
    const mailbox = await addMailbox(house, { dovecot, address: support, takeFrom: house.server.clock.now })
    const person = await dovecot.client(support)
    for (let index = 0; index < LETTERS; index++) {
      const raw = eml({ from: writer(index), subject: `Прошлогодний вопрос ${index}` })
      await person.append('INBOX', raw, [], new Date(Date.UTC(2025, 2, 1 + index)))
    }
    await person.logout()
    const first = await open()
    await until(async () => (await standing(mailbox)).connected)
    await sleep(1000)
    const booked = () =>
      house.server.house.database.read((reader) => reader.selectFrom('mailbox_uid').select('letter_id').execute())
    assert.deepEqual(
      (await booked()).map(({ letter_id: letter }) => letter),
      Array.from({ length: LETTERS }, () => null),
      'all were seen and passed over',
    )
    assert.deepEqual([await letters(), await tickets(), await notices()], [[], [], []])

    await deliver(0, { subject: 'Свежий вопрос' })
    await until(async () => (await settled()).length === 1)
    // Another program that looks into it for the first time knows as much.
    await first.stop()
    rooms.splice(0)
    const second = await open()
    await deliver(1, { subject: 'Ещё один' })
    await until(async () => (await settled()).length === 2)
    assert.deepEqual(
      (await letters()).map(({ author, fate }) => [author, fate]),
      [0, 1].map((index) => [writer(index), 'registered']),
    )
    assert.equal((await tickets()).length, 2)
    const told = (await notices()).map(({ address }) => address).filter((address) => address.endsWith('@alfa.example'))
    assert.deepEqual([...new Set(told)].sort(), [writer(0), writer(1)], 'writers of old letters hear nothing')
    assert.equal((await booked()).length, LETTERS + 2)
    await took([first, second], [1, 1])
  })

  test('I14 two post rooms on one database: each letter once, and when the first stops the second takes over', async () => {
    await addMailbox(house, { dovecot, address: support, moveTo: 'Taken', takeFrom: longAgo })
    const first = await open()
    await deliver(0)
    await until(async () => (await settled()).length === 1)
    const second = await open()
    await Promise.all(Array.from({ length: 9 }, (_, index) => deliver(index + 1)))
    await until(async () => (await settled()).length === 10)
    // Longer than the second waits before it asks again.
    await sleep(3500)
    await deliver(10)
    await until(async () => (await settled()).length === 11)
    await took([first, second], [11, 0])

    // Letters come while the first stops, and while nobody looks.
    const coming = Promise.all(Array.from({ length: 10 }, (_, index) => deliver(index + 11)))
    await Promise.all([first.stop(), coming])
    rooms.splice(rooms.indexOf(first), 1)
    await Promise.all(Array.from({ length: 5 }, (_, index) => deliver(index + 21)))
    await until(async () => (await settled()).length === 26)
    const before = first.taken()
    assert.ok(before <= 21, 'what came after its end is none of its')
    await took([first, second], [before, 26 - before])
    await eachOnce(26)
  })

  test('I14 the connection of whoever leads is lost: the letters go on, each once', async () => {
    await addMailbox(house, { dovecot, address: support, moveTo: 'Taken', takeFrom: longAgo })
    const both = [await open(), await open()]
    await deliver(0)
    await until(async () => (await settled()).length === 1)
    for (let round = 0; round < 3; round++) {
      const coming = Promise.all(Array.from({ length: 5 }, (_, index) => deliver(1 + round * 5 + index)))
      // What was in hand ends without the lock: it may be a moment until somebody leads again.
      await until(async () => (await cutWhoeverLeads()) === 1)
      await coming
      await until(async () => (await settled()).length === 6 + round * 5)
    }
    await until(async () => sumOf(both) >= 16)
    assert.equal(sumOf(both), 16)
    await eachOnce(16)
  })

  async function open(wishes: Parameters<typeof startRoom>[1] = {}): Promise<Room> {
    const room = await startRoom(house, wishes)
    rooms.push(room)
    return room
  }

  const deliver = (
    index: number,
    { to = support, ...words }: { readonly to?: string; readonly subject?: string; readonly text?: string } = {},
  ): Promise<void> => dovecot.deliver(to, eml({ from: writer(index), to, ...words }))

  async function deliverAll(): Promise<void> {
    for (let index = 0; index < LETTERS; index++) await deliver(index)
  }

  const letters = () =>
    house.server.house.database.read((reader) =>
      reader
        .selectFrom('letter')
        .select(['id', 'state', 'fate', 'author', 'ticket', 'mailbox_id as mailbox', 'repeats_id as repeats'])
        .orderBy('nth')
        .execute(),
    )
  const settled = async () => (await letters()).filter(({ state }) => state === 'done')
  const tickets = () =>
    house.server.house.database.read((reader) =>
      reader
        .selectFrom('ticket')
        .select(['number', 'channel', 'product_id as product', 'line_id as line', 'requester_id as by', 'seq'])
        .orderBy('number')
        .execute(),
    )
  async function notices() {
    const rows = await house.server.house.database.read((reader) =>
      reader.selectFrom('notice').select(['id', 'address', 'template', 'params']).orderBy('id').execute(),
    )
    return rows.map((row) => ({ ...row, params: row.params as Record<string, unknown> }))
  }
  const standing = (id: string) =>
    house.server.house.database.read((reader) =>
      reader.selectFrom('mailbox').select('connected').where('id', '=', id).executeTakeFirstOrThrow(),
    )

  async function subjectsIn(folder: string): Promise<readonly (string | undefined)[]> {
    const client = await dovecot.client(support)
    try {
      await client.mailboxOpen(folder, { readOnly: true })
      return (await client.fetchAll('1:*', { envelope: true })).map(({ envelope }) => envelope?.subject)
    } catch {
      return []
    } finally {
      await client.logout()
    }
  }

  async function addProduct(name: string): Promise<string> {
    const { random, database } = house.server.house
    const id = random.uuid()
    await database.act((tx) => tx.insertInto('product').values({ id, name }).execute())
    return id
  }

  /** Ends the connection that holds the lock of the post room; how many held it. */
  /** In this database only: other tests lead in theirs, on the same server. */
  async function cutWhoeverLeads(): Promise<number> {
    return house.server.house.database.act(async (tx) => {
      const { rows } = await sql`
        select pg_terminate_backend(pid) from pg_locks, hashtextextended('post room', 0) as name
        where locktype = 'advisory' and granted and objsubid = 1
          and database = (select oid from pg_database where datname = current_database())
          and (classid::bigint << 32 | objid::bigint) = name`.execute(tx)
      return rows.length
    })
  }

  /** The log follows the commit. */
  async function took(some: readonly Room[], counts: readonly number[]): Promise<void> {
    const sum = counts.reduce((all, count) => all + count, 0)
    await until(async () => sumOf(some) >= sum)
    assert.deepEqual(
      some.map((room) => room.taken()),
      counts,
    )
  }

  async function eachOnce(count: number): Promise<void> {
    const found = await letters()
    assert.deepEqual(
      found.map(({ author, fate }) => `${author} ${fate}`).sort(),
      Array.from({ length: count }, (_, index) => `${writer(index)} registered`).sort(),
    )
    assert.equal(new Set(found.map(({ ticket }) => ticket)).size, count)
    assert.equal((await tickets()).length, count)
    await until(async () => (await subjectsIn('Taken')).length === count)
    assert.deepEqual(await subjectsIn('INBOX'), [])
  }

  async function until(good: () => Promise<boolean>, most = 300): Promise<void> {
    for (let tries = 0; tries < most; tries++) {
      if (await good()) return
      await sleep(100)
    }
    throw new Error(`it never was so: ${JSON.stringify((await letters()).slice(-5))}`)
  }
})

const sumOf = (rooms: readonly Room[]): number => rooms.reduce((sum, room) => sum + room.taken(), 0)

const kindsOf = (notices: readonly { address: string; template: string; params: Record<string, unknown> }[]) =>
  notices.filter(({ template }) => template === 'post_alarm').map(({ address, params }) => [address, params['kind']])
