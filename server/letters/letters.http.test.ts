import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { z } from 'zod'
import { letterCardShape, letterRowShape, postRoomShape } from '../../core/letters/wire.ts'
import { shift } from '../../core/time/instant.ts'
import { pageOf } from '../../core/wire.ts'
import { lines as allLines } from '../routes.ts'
import { registered, startTicketHouse, type TicketHouse, type Who } from '../tickets/testing/house.ts'
import { rawLines } from './routes.ts'
import { aLetter, aMailbox } from './testing/post.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00', lines: allLines, rawLines })
})
after(() => house.server.stop())

const pageShape = pageOf(letterRowShape)

const list = async (query: string, who: Who = 'dispatcher'): Promise<z.output<typeof pageShape>> => {
  const reply = await house.as[who].call('GET', `/letters?${query}`)
  assert.equal(reply.status, 200, query)
  return pageShape.parse(reply.body)
}
const idsOf = async (query: string): Promise<string[]> => (await list(query)).items.map(({ id }) => id)

const card = async (id: string, who: Who = 'dispatcher') => {
  const reply = await house.as[who].call('GET', `/letters/${id}`)
  assert.equal(reply.status, 200)
  return letterCardShape.parse(reply.body)
}

const raw = (who: Who, path: string): Promise<Response> =>
  fetch(`${house.server.url}/api/v1${path}`, { headers: { cookie: house.as[who].cookie() ?? '' } })

/** Binds the look of a letter to an event of a request. */
const shownAt = (ticket: number, seq: number, html: string): Promise<string> =>
  aLetter(house.server, { state: 'done', fate: 'answered', reason: null, ticket, event_seq: seq, html })

describe('the list of letters', () => {
  it('shows by tab what waits, newest first, in pages that miss and repeat nothing', async () => {
    const made: Record<string, string[]> = { waiting: [], asking: [], trouble: [], robots: [], all: [] }
    for (let nth = 0; nth < 4; nth++) {
      // Two of each at the same instant: the page ends between them all the same.
      if (nth % 2 === 0) house.server.clock.move(1000)
      const asking = await aLetter(house.server)
      const held = await aLetter(house.server, { state: 'held', reason: 'flood' })
      const bad = await aLetter(house.server, {
        state: 'quarantined',
        reason: 'unreadable',
        author: null,
        subject: null,
      })
      const robot = await aLetter(house.server, { state: 'done', fate: 'robot', reason: null, robot: 'auto-reply' })
      const bounce = await aLetter(house.server, { state: 'done', fate: 'bounce', reason: null, robot: 'bounce' })
      const repeated = await aLetter(house.server, { state: 'done', fate: 'repeated', reason: null })
      made['asking']?.push(asking)
      made['trouble']?.push(held, bad)
      made['waiting']?.push(asking, held, bad)
      made['robots']?.push(robot, bounce)
      made['all']?.push(asking, held, bad, robot, bounce, repeated)
    }
    for (const [of, ids] of Object.entries(made)) {
      const shown: string[] = []
      for (let cursor = ''; ;) {
        const page = await list(`of=${of}&limit=3${cursor}`)
        shown.push(...page.items.map(({ id }) => id))
        if (page.next === null) break
        cursor = `&cursor=${page.next}`
      }
      assert.deepEqual(shown.toSorted(), ids.toSorted(), of)
      const times = (await list(`of=${of}&limit=200`)).items.map(({ receivedAt }) => receivedAt)
      assert.deepEqual(times, times.toSorted().toReversed(), of)
    }
    assert.deepEqual(await idsOf('limit=200'), await idsOf('of=all&limit=200'), 'all by default')
  })

  it('finds by a part of author or subject, and by address, Message-ID or request however old', async () => {
    const { server } = house
    const number = await registered(house)
    const id = await aLetter(server, {
      author: 'zoya.sineva@fabrika.example',
      author_name: 'Зоя Синева',
      subject: 'Поверка ВЕСОВ %_',
      message_id: 'abc.1@fabrika.example',
      ticket: number,
    })
    const finds = ['zoya.sin', 'СИНЕВА', 'весов %_', 'zoya.sineva@fabrika.example', '<abc.1@fabrika.example>']
    for (const q of [...finds, String(number), `№ ${number}`])
      assert.deepEqual(await idsOf(`q=${encodeURIComponent(q)}`), [id], q)
    for (const q of ['весов_', 'bcd.1@fabrika.example', '99999', 'нет такого', "' or 1=1 --", '\\'])
      assert.deepEqual(await idsOf(`q=${encodeURIComponent(q)}`), [], q)
    assert.deepEqual(await idsOf('of=robots&q=zoya.sin'), [], 'within the tab')
  })

  it('A11 refuses odd parameters', async () => {
    for (const query of [
      'of=everything',
      'cursor=1',
      'limit=0',
      'limit=9999',
      'sort=author',
      'q[a]=b',
      `q=${'я'.repeat(201)}`,
    ])
      assert.equal((await house.as.dispatcher.call('GET', `/letters?${query}`)).status, 400, query)
  })
})

describe('a letter', () => {
  it('says all that is known of it', async () => {
    const { server } = house
    const mailbox = await aMailbox(server, { address: 'support@vendor.example' })
    await server.house.database.act((tx) =>
      tx
        .insertInto('customer_domain')
        .values({ domain: 'zavod.example', customer_id: house.customerA, created_at: server.clock.now })
        .execute(),
    )
    const authentication = { spf: 'pass', dkim: null, dmarc: 'fail', verdict: 'fail' }
    const to = [{ name: 'Поддержка', address: 'support@vendor.example' }]
    const cc = [{ name: '', address: 'boss@zavod.example' }]
    const alike = await aLetter(server, { author: 'kozlov@zavod.example' })
    const id = await aLetter(server, {
      author: 'kozlov@zavod.example',
      author_name: 'Козлов <b>',
      mailbox_id: mailbox,
      authentication: JSON.stringify(authentication),
      recipients: JSON.stringify({ to, cc }),
      problems: ['charset_guessed'],
      message_id: 'x@zavod.example',
      html: '<p>да</p>',
    })
    const shown = await card(id)
    assert.deepEqual(shown.from, { name: 'Козлов <b>', address: 'kozlov@zavod.example' })
    assert.deepEqual([shown.to, shown.cc, shown.authentication, shown.verdict], [to, cc, authentication, 'fail'])
    assert.deepEqual(shown.mailbox, { id: mailbox, name: 'Ящик support@vendor.example' })
    assert.deepEqual(shown.domainCustomer, { id: house.customerA, name: 'ООО «Альфа»' })
    assert.deepEqual(
      [shown.hasHtml, shown.alike, shown.problems, shown.messageId],
      [true, 1, ['charset_guessed'], 'x@zavod.example'],
    )
    assert.deepEqual(shown.can, { decide: ['person', 'new_person', 'ticket', 'discard'], original: true })
    assert.deepEqual((await card(id, 'specialist')).can.decide, [], 'a specialist reads and decides nothing')
    assert.equal((await card(alike)).hasHtml, false)
  })

  it('D3 has no author where it names several, though one of them is kept for the search', async () => {
    const id = await aLetter(house.server, { reason: 'author_unclear', problems: ['several_authors'] })
    const shown = await card(id)
    assert.deepEqual([shown.from, shown.alike], [null, 0])
  })

  it('is answered as none when there is none', async () => {
    for (const id of ['00000000-0000-7000-8000-000000000000', 'no-id'])
      assert.equal((await house.as.dispatcher.call('GET', `/letters/${id}`)).status, 404)
  })
})

describe('the original', () => {
  it('comes back byte for byte, to be saved and never opened as a page', async () => {
    const id = await aLetter(house.server, { subject: 'Отчёт\r\nX: <script>\u202E.exe' })
    const response = await raw('specialist', `/letters/${id}/original`)
    assert.equal(response.status, 200)
    const text = await response.text()
    assert.match(text, /^From: =\?utf-8/)
    assert.ok(text.includes(`Message-ID: <${id}@zavod.example>`))
    assert.equal(response.headers.get('content-type'), 'message/rfc822')
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/)
    const disposition = response.headers.get('content-disposition') ?? ''
    assert.match(disposition, /^attachment; filename="[^"\r\n<>]+\.eml"; filename\*=UTF-8''%D0%9E/)
    assert.ok(!decodeURIComponent(disposition).includes('\u202E'), 'C3')
  })

  it('A8 A12 is for the staff alone', async () => {
    const id = await aLetter(house.server)
    for (const who of ['anna', 'chief', 'stranger', 'watcher'] as const)
      assert.equal((await raw(who, `/letters/${id}/original`)).status, 403, who)
    assert.equal((await fetch(`${house.server.url}/api/v1/letters/${id}/original`)).status, 401)
    for (const id of ['00000000-0000-7000-8000-000000000000', '..%2f..%2fsecret.key'])
      assert.equal((await raw('dispatcher', `/letters/${id}/original`)).status, 404)
  })
})

describe('the look of a letter', () => {
  it('C1 C7 comes as a page in which nothing runs and nothing is loaded from elsewhere', async () => {
    const number = await registered(house)
    const file = '01939e5a-7b1c-7a10-8000-0123456789ab'
    const id = await shownAt(number, 1, `<p>Добрый день</p><img src="/api/v1/files/${file}" alt="снимок">`)
    const response = await raw('anna', `/letters/${id}/page`)
    assert.equal(response.status, 200)
    const text = await response.text()
    assert.match(text, /^<!doctype html>/)
    assert.ok(text.includes('<p>Добрый день</p>'))
    assert.ok(text.includes(`<img src="/api/v1/files/${file}?inline=1" alt="снимок">`), 'a picture, not a download')
    const policy = response.headers.get('content-security-policy') ?? ''
    assert.equal(
      policy,
      "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
    )
    assert.equal(response.headers.get('x-frame-options'), 'SAMEORIGIN')
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.match(response.headers.get('cache-control') ?? '', /no-store/)
  })

  it('A1 B1 is a customer’s only where he sees the event; every other letter is answered like none', async () => {
    const number = await registered(house)
    const { body } = await house.as.specialist.call('POST', `/tickets/${number}/notes`, { body: { text: 'Канарейка' } })
    assert.equal((body as { seq?: number }).seq, 2)
    const seen = await shownAt(number, 1, '<p>видно</p>')
    const internal = await shownAt(number, 2, '<p>канарейка внутренняя</p>')
    const waiting = await aLetter(house.server, { suggested_ticket: number, html: '<p>канарейка ждёт</p>' })
    const unbound = await aLetter(house.server, {
      ticket: number,
      html: '<p>канарейка робот</p>',
      state: 'done',
      fate: 'robot',
    })
    const plain = await aLetter(house.server, {
      ticket: number,
      event_seq: 1,
      state: 'done',
      fate: 'answered',
      html: null,
    })
    const none = await raw('stranger', '/letters/00000000-0000-7000-8000-000000000000/page')
    const noneText = await none.text()
    assert.equal(none.status, 404)
    const rights: [Who, string, number][] = [
      ['anna', seen, 200],
      ['chief', seen, 200],
      ['boris', seen, 404],
      ['stranger', seen, 404],
      ...[internal, waiting, unbound, plain].flatMap((id) =>
        (['anna', 'chief', 'stranger'] as const).map((who): [Who, string, number] => [who, id, 404]),
      ),
      ...[seen, internal, waiting, unbound].map((id): [Who, string, number] => ['specialist', id, 200]),
      ['specialist', plain, 404],
    ]
    for (const [who, id, status] of rights) {
      const reply = await raw(who, `/letters/${id}/page`)
      assert.equal(reply.status, status, `${who} ${id}`)
      const text = await reply.text()
      if (status === 404) assert.equal(text, noneText, 'the same answer to the letter')
    }
    assert.equal((await fetch(`${house.server.url}/api/v1/letters/${seen}/page`)).status, 401)
  })

  it('A1 row-level security lets through the same letters and no column beyond the grant', async () => {
    const number = await registered(house)
    const seen = await shownAt(number, 1, '<p>видно</p>')
    await aLetter(house.server, { ticket: number })
    const { database } = house.server.house
    const as = (who: 'anna' | 'stranger', customerId: string) =>
      ({ personId: house.ids[who], customerId, sees: 'own' }) as const
    const anna = await database.readAs(as('anna', house.customerA), (reader) =>
      reader.selectFrom('letter').select(['id', 'ticket', 'event_seq', 'html', 'size']).execute(),
    )
    assert.ok(anna.some(({ id }) => id === seen))
    assert.ok(anna.every(({ ticket, event_seq }) => ticket !== null && event_seq === 1))
    const stranger = await database.readAs(as('stranger', house.customerB), (reader) =>
      reader.selectFrom('letter').select('id').execute(),
    )
    assert.deepEqual(stranger, [])
    const beyond = ['author', 'subject', 'excerpt', 'raw_sha256', 'authentication', 'envelope_to', 'person_id'] as const
    for (const column of beyond) {
      const reading = database.readAs(as('anna', house.customerA), (reader) =>
        reader.selectFrom('letter').select(column).execute(),
      )
      await assert.rejects(reading, /permission denied/, column)
    }
    for (const table of [
      'mailbox',
      'mailbox_uid',
      'customer_domain',
      'person_address',
      'blocked_sender',
      'reply_address',
    ] as const) {
      const reading = database.readAs(as('anna', house.customerA), (reader) =>
        reader.selectFrom(table).selectAll().execute(),
      )
      await assert.rejects(reading, /permission denied/, table)
    }
  })
})

describe('the post room', () => {
  it('counts what waits, in two statements', async () => {
    const { server } = house
    const now = async () => postRoomShape.parse((await house.as.specialist.call('GET', '/post')).body)
    const was = await now()
    await aLetter(server)
    await aLetter(server, { state: 'held', reason: 'flood' })
    await aLetter(server, { state: 'quarantined', reason: 'failed' })
    await aLetter(server, { state: 'stored', reason: null })
    await aLetter(server, { state: 'done', fate: 'robot', reason: null })
    const drafts = [
      { email: 'draft@alfa.example', active: true },
      { email: 'gone@alfa.example', active: false },
    ]
    for (const { email, active } of drafts) {
      const id = await server.addPerson({ email, role: 'user', customerId: house.customerA, active })
      await server.house.database.act((tx) =>
        tx.updateTable('person').set({ draft: true }).where('id', '=', id).execute(),
      )
    }
    const broken = await aMailbox(server, { address: 'broken@vendor.example' })
    await server.house.database.act((tx) =>
      tx.updateTable('mailbox').set({ problem: 'сервер не отвечает' }).where('id', '=', broken).execute(),
    )
    await aMailbox(server, { address: 'off@vendor.example', active: false })
    const texts: string[] = []
    const stop = server.house.database.observe(({ text }) => texts.push(text))
    const is = await now()
    stop()
    assert.deepEqual(
      [is.asking, is.trouble, is.stored, is.drafts].map(
        (count, nth) => count - ([was.asking, was.trouble, was.stored, was.drafts][nth] ?? 0),
      ),
      [1, 2, 1, 1],
    )
    assert.ok(is.mailboxes.some(({ id, problem }) => id === broken && problem === 'сервер не отвечает'))
    assert.ok(!is.mailboxes.some(({ name }) => name.includes('off@')))
    assert.equal(is.capped, false)
    assert.equal(texts.filter((text) => /from letter|from "mailbox"/i.test(text)).length, 2, texts.join('\n'))
  })

  it('says when letters are held back by the cap of the day', async () => {
    const { server } = house
    await server.house.database.act((tx) =>
      tx
        .insertInto('notice')
        .values({
          id: server.house.random.uuid(),
          address: 'anna@example.test',
          template: 'message',
          language: 'ru',
          params: '{}',
          next_at: shift(server.clock.now, 3600_000),
          error: 'daily cap',
          created_at: server.clock.now,
        })
        .execute(),
    )
    assert.equal(postRoomShape.parse((await house.as.manager.call('GET', '/post')).body).capped, true)
  })
})

describe('A8 lines of the post room', () => {
  it('are closed to customers, and to whoever is not signed in', async () => {
    const id = await aLetter(house.server)
    const asked = [
      ['GET', '/letters'],
      ['GET', `/letters/${id}`],
      ['GET', '/post'],
      ['POST', `/letters/${id}/decision`],
    ] as const
    for (const [method, path] of asked) {
      const body = method === 'POST' ? { body: { kind: 'retry' } } : {}
      for (const who of ['anna', 'chief', 'watcher', 'stranger'] as const)
        assert.equal((await house.as[who].call(method, path, body)).status, 403, `${who} ${path}`)
      assert.equal((await house.server.anyone.call(method, path, body)).status, 401, path)
    }
    const denied = await house.as.specialist.call('POST', `/letters/${id}/decision`, { body: { kind: 'retry' } })
    assert.equal(denied.status, 403, 'a specialist decides nothing')
  })
})
