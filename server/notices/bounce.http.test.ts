import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Bounce } from '../../core/letters/bounce.ts'
import { outboxLetterShape } from '../../core/notices/outbox-wire.ts'
import { done, registered, startTicketHouse, type TicketHouse } from '../tickets/testing/house.ts'
import { lines } from '../routes.ts'
import { listenTo } from '../tickets/testing/stream.ts'
import { recordBounce } from './acts-bounce.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00', lines })
})
after(() => house.server.stop())

const aBounce: Bounce = {
  recipient: 'anna@example.test',
  status: '5.1.1',
  action: 'failed',
  messageId: null,
  envelopeId: null,
  words: '550 5.1.1 Почтовый ящик не найден',
}

/** A letter to Anna about a new request, as it stands after it left. */
async function aSentLetter(state = 'sent') {
  const number = await registered(house)
  const { database } = house.server.house
  const [letter] = await database.act((tx) =>
    tx
      .updateTable('notice')
      .set({
        state,
        sent_at: house.server.clock.now,
        subject: 'Обращение зарегистрировано',
        body_text: 'Мы получили ваше обращение.',
        body_html: '<p>Мы получили ваше обращение.</p>',
        message_id: sql<string>`'<notice.' || id || '@help.example>'`,
      })
      .where('ticket', '=', number)
      .where('person_id', '=', house.ids.anna)
      .returning('id')
      .execute(),
  )
  assert.ok(letter)
  return { number, id: letter.id }
}

const bounced = (bounce: Partial<Bounce>, tokens: readonly string[] = []) =>
  house.server.house.database.act((tx) =>
    recordBounce(tx, { bounce: { ...aBounce, ...bounce }, tokens, now: house.server.clock.now }),
  )
const noticeOf = (id: string) =>
  house.server.house.database.read((reader) =>
    reader.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )
const anna = () =>
  house.server.house.database.read((reader) =>
    reader
      .selectFrom('person')
      .select(['email', 'mail_failed_at', 'mail_failure'])
      .where('id', '=', house.ids.anna)
      .executeTakeFirstOrThrow(),
  )
const mended = () =>
  house.server.house.database.act((tx) =>
    tx
      .updateTable('person')
      .set({ mail_failed_at: null, mail_failure: null })
      .where('id', '=', house.ids.anna)
      .execute(),
  )

const ways: readonly (readonly [string, (id: string) => readonly [Partial<Bounce>, readonly string[]]])[] = [
  ['the address that it came to', (id) => [{}, ['junk', id.replaceAll('-', '')]]],
  ['the same in capitals', (id) => [{}, [id.replaceAll('-', '').toUpperCase()]]],
  ['its ENVID', (id) => [{ envelopeId: id }, []]],
  ['its Message-ID', (id) => [{ messageId: `notice.${id}@help.example` }, []]],
  [
    'its Message-ID, the rest being nonsense',
    (id) => [{ envelopeId: 'x', messageId: `notice.${id}@help.example` }, ['', randomUUID()]],
  ],
]
for (const [title, way] of ways) {
  test(`E2 a bounce finds its very letter by ${title}, and marks the reader's card`, async () => {
    const { number, id } = await aSentLetter()
    assert.deepEqual(await bounced(...way(id)), { noticeId: id, ticket: number, personId: house.ids.anna })
    const letter = await noticeOf(id)
    assert.deepEqual(
      [letter.state, letter.bounced_at, letter.bounce_status, letter.error],
      ['bounced', house.server.clock.now, '5.1.1', aBounce.words],
    )
    assert.deepEqual(await anna(), {
      email: 'anna@example.test',
      mail_failed_at: house.server.clock.now,
      mail_failure: aBounce.words,
    })
    await mended()
  })
}

test('E2 a bounce of a letter that is not ours changes nothing', async () => {
  const { id } = await aSentLetter()
  for (const [bounce, tokens] of [
    [{}, []],
    [{ messageId: 'somebody@else.example' }, ['zz', '0'.repeat(32)]],
    [{ envelopeId: `${id}x`, messageId: `<notice.${id}@help.example>` }, [id.slice(1)]],
    [{ messageId: "' or 1=1 --" }, ['%', '_']],
  ] as const)
    assert.equal(await bounced(bounce, tokens), null)
  assert.equal((await noticeOf(id)).state, 'sent')
  assert.equal((await anna()).mail_failed_at, null)
})

test('E2 a letter bounces once; a delay is only noted, and nothing is said of it after it failed', async () => {
  const { id } = await aSentLetter()
  const token = id.replaceAll('-', '')
  assert.ok(await bounced({ action: 'delayed', status: '4.4.1', words: 'Сервер не отвечает' }, [token]))
  const late = await noticeOf(id)
  assert.deepEqual([late.state, late.bounce_status, late.error], ['sent', '4.4.1', 'Сервер не отвечает'])
  assert.equal((await anna()).mail_failed_at, null)
  assert.ok(await bounced({}, [token]))
  const first = await noticeOf(id)
  house.server.clock.move(60_000)
  assert.ok(await bounced({ status: '5.0.0', words: 'Ещё раз' }, [token]))
  assert.ok(await bounced({ action: 'delayed', status: '4.0.0', words: 'Ещё раз' }, [token]))
  assert.deepEqual(await noticeOf(id), first)
  await mended()
})

for (const state of ['queued', 'kept', 'failed', 'dropped']) {
  test(`D1 a forged bounce of a letter that is ${state} marks nobody`, async () => {
    const { id } = await aSentLetter(state)
    assert.equal((await bounced({ envelopeId: id }))?.noticeId, id)
    assert.equal((await noticeOf(id)).state, state)
    assert.equal((await anna()).mail_failed_at, null)
  })
}

test('E2 the card is marked only while the address is still his, and mended with a new address', async () => {
  const { id } = await aSentLetter()
  await bounced({ envelopeId: id })
  assert.notEqual((await anna()).mail_failed_at, null)
  const change = async (email: string): Promise<void> => {
    const { status } = await house.as.administrator.call('PATCH', `/people/${house.ids.anna}`, { body: { email } })
    assert.ok(status < 300, String(status))
  }
  await change('ANNA@example.test')
  assert.notEqual((await anna()).mail_failed_at, null, 'the same address in other letters')
  await change('sokolova@example.test')
  assert.deepEqual(await anna(), { email: 'sokolova@example.test', mail_failed_at: null, mail_failure: null })
  const old = await aSentLetter()
  await house.server.house.database.act((tx) =>
    tx.updateTable('notice').set({ address: 'anna@example.test' }).where('id', '=', old.id).execute(),
  )
  await bounced({ envelopeId: old.id })
  assert.equal((await noticeOf(old.id)).state, 'bounced')
  assert.equal((await anna()).mail_failed_at, null)
  await change('anna@example.test')
})

test('the staff’s open page learns of a bounce; a customer hears nothing, since nothing public happened', async () => {
  const { number, id } = await aSentLetter()
  const [staff, customer] = await Promise.all([
    listenTo(house.server.url, house.as.specialist),
    listenTo(house.server.url, house.as.chief),
  ])
  await bounced({ envelopeId: id })
  const heard = async (): Promise<boolean> => {
    for (let tries = 0; tries < 100 && staff.messages.length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20))
    return staff.messages.length > 0
  }
  assert.ok(await heard())
  assert.deepEqual(staff.messages, [{ kind: 'ticket', number, seq: 1 }])
  assert.deepEqual(customer.messages, [])
  staff.close()
  customer.close()
  await mended()
})

test('a bounced letter is sent again under its own id, to the address that its reader has now', async () => {
  const { id } = await aSentLetter()
  await bounced({ envelopeId: id })
  const before = await noticeOf(id)
  await house.server.house.database.act((tx) =>
    tx.updateTable('person').set({ email: 'anna.new@example.test' }).where('id', '=', house.ids.anna).execute(),
  )
  const shown = outboxLetterShape.parse((await house.as.administrator.call('GET', `/outbox/${id}`)).body)
  assert.deepEqual([shown.state, shown.error, shown.can.retry], ['bounced', aBounce.words, true])
  assert.equal((await house.as.administrator.call('POST', `/outbox/${id}/retry`)).status, 200)
  const again = await noticeOf(id)
  assert.deepEqual(
    [again.state, again.address, again.attempts, again.bounced_at, again.bounce_status, again.error],
    ['queued', 'anna.new@example.test', 0, null, null, null],
  )
  assert.deepEqual([again.message_id, again.body_text], [before.message_id, before.body_text])
  await house.server.house.database.act((tx) =>
    tx.updateTable('person').set({ email: 'anna@example.test' }).where('id', '=', house.ids.anna).execute(),
  )
  await mended()
})

test('G2 a letter whose one-time link is forgotten cannot be sent again', async () => {
  const { status } = await house.as.administrator.call('POST', `/people/${house.ids.boris}/invitation`)
  assert.equal(status, 201)
  const { database } = house.server.house
  const { id } = await database.read((reader) =>
    reader
      .selectFrom('notice')
      .select('id')
      .where('person_id', '=', house.ids.boris)
      .where('ticket', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  const becomes = (change: object) =>
    database.act((tx) => tx.updateTable('notice').set(change).where('id', '=', id).execute())
  await becomes({ state: 'kept', body_text: 'Придумайте пароль', body_html: '', subject: 'Приглашение' })
  const can = async () => outboxLetterShape.parse((await house.as.administrator.call('GET', `/outbox/${id}`)).body).can
  assert.equal((await can()).retry, true)
  await becomes({ state: 'sent', params: '{}', body_text: null, body_html: null })
  await bounced({ envelopeId: id })
  assert.equal((await noticeOf(id)).state, 'bounced')
  assert.equal((await can()).retry, false)
  assert.equal((await house.as.administrator.call('POST', `/outbox/${id}/retry`)).status, 409)
})

test('a request goes on whatever came back', async () => {
  const { number, id } = await aSentLetter()
  await bounced({ envelopeId: id })
  await done(house, 'specialist', `${number}/acceptance`)
  await mended()
})
