import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { bookOf } from './book.ts'
import { acceptedDomains, ourAddresses } from './reads-mailboxes.ts'
import { aBox, imap, oauth, passwordOf, startMailboxHouse } from './testing/mailboxes.ts'
import { reportMailbox } from './watched-mailboxes.ts'

const house = await startMailboxHouse()
const { server, admin, manager, told, added, answer, change, listed, watched, settled } = house
after(() => house.stop())
beforeEach(() => {
  told.length = 0
})

const rowOf = (id: string) =>
  server.house.database.read((reader) =>
    reader.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )

describe('a change of a mailbox', () => {
  it('keeps what it leaves out, secrets too', async () => {
    const box = await added()
    const password = passwordOf(box)
    assert.equal(await change(box.id, { name: 'Другое имя', lineId: house.lineId }), '200')
    assert.equal(await change(box.id, { imap: { ...imap, user: box.address, moveTo: 'Архив' } }), '200')
    const now = await listed(box.id)
    assert.deepEqual(
      [now.name, now.address, now.line?.id, now.imap?.moveTo],
      ['Другое имя', box.address, house.lineId, 'Архив'],
    )
    assert.equal((await watched(box.id))?.password, password)
    assert.equal(await change(box.id, { lineId: null, password: 'новый' }), '200')
    assert.deepEqual([(await listed(box.id)).line, (await watched(box.id))?.password], [null, 'новый'])
    assert.equal(await change(box.id, { kind: 'door' }), '400 invalid_input')
    assert.equal(await change(box.id, { password: null }), '400 invalid_input password')
    assert.equal(await change('00000000-0000-7000-8000-000000000000', { name: 'x' }), '404 not_found')
  })

  it('B7 does not send the secrets to another server', async () => {
    const box = await added()
    const elsewhere = { ...imap, user: box.address, host: 'imap.evil.test' }
    assert.equal(await change(box.id, { imap: elsewhere }), '422 secret_again password')
    assert.equal((await watched(box.id))?.host, 'imap.vendor.example')
    assert.equal(await change(box.id, { imap: elsewhere, password: 'другой' }), '200')
    assert.equal((await watched(box.id))?.password, 'другой')
    const token = await added({ oauth, password: null, clientSecret: 'секрет', refreshToken: 'жетон' })
    const moved = { oauth: { ...oauth, tokenUrl: 'https://oauth.evil.test/token' } }
    assert.equal(await change(token.id, moved), '422 secret_again refreshToken')
    assert.equal(
      await change(token.id, { ...moved, refreshToken: 'новый' }),
      '422 secret_again refreshToken',
      'the client’s too',
    )
    assert.equal(await change(token.id, { ...moved, refreshToken: 'новый', clientSecret: 'иной' }), '200')
    assert.equal(
      await change(token.id, { imap: { ...elsewhere, user: token.address } }),
      '422 secret_again refreshToken',
    )
    assert.equal(
      await change(token.id, { oauth: { ...oauth, clientId: 'asmo-2', tokenUrl: moved.oauth.tokenUrl } }),
      '200',
    )
  })

  it('of the way to sign in forgets the other way', async () => {
    const box = await added()
    assert.equal(await change(box.id, { oauth }), '400 invalid_input refreshToken')
    assert.equal(await change(box.id, { oauth, refreshToken: 'жетон' }), '200')
    assert.equal((await watched(box.id))?.password, null)
    assert.equal(await change(box.id, { oauth: null, password: 'обратно' }), '200')
    const settings = await watched(box.id)
    assert.deepEqual([settings?.oauth, settings?.password], [null, 'обратно'])
  })

  it('I5 of its place begins with an empty book; any other keeps it', async () => {
    const box = await added()
    const book = bookOf(server.house)
    const begin = async () => {
      await book.begin(box.id, { uidValidity: 5, uidNext: 10 })
      await book.skip(box.id, 5, [1, 2])
    }
    const place = { ...imap, user: box.address }
    await begin()
    assert.equal(
      await change(box.id, { name: 'Имя', imap: { ...place, port: 143, tls: 'starttls' }, password: 'п' }),
      '200',
    )
    assert.deepEqual(await book.known(box.id, 5, [1, 2]), new Set([1, 2]))
    const places = [
      { ...place, folder: 'Support' },
      { ...place, folder: 'Support', user: 'elsewhere' },
      { ...place, folder: 'Support', user: 'elsewhere', host: 'imap2.vendor.example' },
    ]
    for (const moved of places) {
      await begin()
      assert.equal(await change(box.id, { imap: moved, password: 'п' }), '200')
      assert.equal(await book.validity(box.id, 5), null, JSON.stringify(moved))
    }
  })

  it('takes it out of use: nobody watches it, its address stays ours', async () => {
    const box = await added()
    const { database } = server.house
    assert.equal(await change(box.id, { active: false, address: 'left@other-vendor.example' }), '200')
    assert.equal(await watched(box.id), undefined)
    assert.ok(
      (await database.read(ourAddresses)).has('left@other-vendor.example'),
      'E3: our own letters come back from there yet',
    )
    assert.ok(!(await database.read(acceptedDomains)).has('other-vendor.example'))
    assert.ok((await database.read(acceptedDomains)).has('vendor.example'))
    assert.equal(await answer('POST', `/mailboxes/${box.id}/look`), '409 not_in_this_state')
  })
})

describe('what a watcher reports', () => {
  it('I7 is kept when it changes, or once a minute; a problem keeps its beginning', async () => {
    const box = await added()
    const writes: string[] = []
    const stop = server.house.database.observe(({ text }) => {
      if (/update "mailbox"/.test(text)) writes.push(text)
    })
    const report = reportMailbox(server.house, box.id)
    const at = (seconds: number) => (server.clock.now + seconds * 1000) as typeof server.clock.now
    const well = { connected: true, problem: null }
    await report({ ...well, at: at(0) })
    await report({ ...well, at: at(59) })
    assert.equal(writes.length, 1)
    await report({ ...well, at: at(60) })
    assert.equal(writes.length, 2)
    assert.deepEqual([(await rowOf(box.id)).connected, (await rowOf(box.id)).seen_at], [true, at(60)])
    await report({ connected: false, problem: 'сервер не отвечает', at: at(61) })
    await report({ connected: false, problem: 'имя сервера не найдено\0', at: at(62) })
    stop()
    const row = await rowOf(box.id)
    assert.deepEqual(
      [row.connected, row.problem, row.problem_since, row.seen_at],
      [false, 'имя сервера не найдено', at(61), at(60)],
    )
    const shown = await listed(box.id)
    assert.equal(shown.problem, 'имя сервера не найдено')
    await report({ ...well, at: at(90) })
    assert.deepEqual([(await rowOf(box.id)).problem, (await rowOf(box.id)).problem_since], [null, null])
  })

  it('is forgotten when the mailbox is reached in another way, and not heard from one out of use', async () => {
    const box = await added()
    const report = reportMailbox(server.house, box.id)
    await report({ connected: false, problem: 'пароль не подходит', at: server.clock.now })
    assert.equal(await change(box.id, { name: 'Только имя' }), '200')
    assert.equal((await listed(box.id)).problem, 'пароль не подходит')
    assert.equal(await change(box.id, { password: 'верный' }), '200')
    assert.deepEqual([(await listed(box.id)).problem, (await listed(box.id)).problemSince], [null, null])
    assert.equal(await change(box.id, { active: false }), '200')
    await report({ connected: true, problem: null, at: server.clock.now })
    assert.equal((await listed(box.id)).connected, false)
  })

  it('of a mailbox whose secrets cannot be opened does not stop the others', async () => {
    const [broken, sound] = [await added(), await added()]
    await server.house.database.act((tx) =>
      tx
        .updateTable('mailbox')
        .set({ secret: Buffer.from('not sealed by us, at all') })
        .where('id', '=', broken.id)
        .execute(),
    )
    assert.equal((await watched(broken.id))?.password, null)
    assert.equal((await watched(sound.id))?.password, passwordOf(sound))
  })
})

describe('B7 the secrets of mailboxes', () => {
  it('are in no reply, journal, log, notification, or column that is not sealed', async () => {
    const canaries = ['канарейка-пароль', 'канарейка-клиент', 'канарейка-жетон']
    const [password = '', clientSecret = '', refreshToken = ''] = canaries
    const replies: unknown[] = []
    const say = async (method: string, path: string, body?: object) => {
      const reply = await admin.call(method, path, body === undefined ? {} : { body })
      replies.push(reply.body)
      return reply.body as { id?: string }
    }
    const { id } = await say('POST', '/mailboxes', aBox({ password }))
    await say('PATCH', `/mailboxes/${id}`, { oauth, clientSecret, refreshToken })
    await say('PATCH', `/mailboxes/${id}`, { oauth, clientSecret, refreshToken, password })
    await say('PATCH', `/mailboxes/${id}`, { oauth: null, password, refreshToken: 7 })
    await say('PATCH', `/mailboxes/${id}`, { oauth: null, password })
    await say('GET', '/mailboxes')
    await say('GET', '/audit?subjectType=mailbox&limit=200')
    await settled()
    assert.ok(replies.length === 7 && told.length >= 3)
    const tables = ['mailbox', 'audit', 'idempotency_key'] as const
    const rows = await server.house.database.read(async (reader) =>
      Promise.all(tables.map((table) => reader.selectFrom(table).selectAll().execute())),
    )
    const everything = [replies, told, rows].map((part) => JSON.stringify(part)).join('\n') + server.logged()
    const sealed = rows.flat().flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value)))
    assert.ok(sealed.length > 0)
    for (const canary of canaries) {
      assert.ok(!everything.includes(canary), canary)
      for (const bytes of sealed) assert.ok(!bytes.includes(canary), `${canary} in a column`)
    }
    const journal = JSON.stringify(replies.at(-1))
    assert.match(journal, /"action":"mailbox.change".*"secret":true/)
    const keys = await server.house.database.read((reader) =>
      reader.selectFrom('idempotency_key').select('key').execute(),
    )
    assert.deepEqual(keys, [], 'not even a digest')
    assert.equal(await watched(String(id)).then((box) => box?.password), password)
  })

  it('A8 mailboxes are the administrators’ alone', async () => {
    for (const [method, path] of [
      ['GET', '/mailboxes'],
      ['POST', '/mailboxes'],
      ['PATCH', '/mailboxes/00000000-0000-7000-8000-000000000000'],
      ['POST', '/mailboxes/00000000-0000-7000-8000-000000000000/look'],
    ] as const) {
      const reply = await manager.call(method, path, method === 'GET' ? {} : { body: {} })
      assert.equal(reply.status, 403, path)
    }
  })
})
