import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { shift } from '../../core/time/instant.ts'
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { samples } from '../../lang/letters/testing/samples.ts'
import { furnish, happen, noticeRow, type Put, put, start, until } from './testing/house.ts'
import { withOutbox } from './testing/running.ts'
import { header, type Peer, smtpPeer } from './testing/server.ts'

let base: TestDatabase
let peer: Peer
let clock = start

before(async () => {
  base = await createTestDatabase()
  await furnish(base.database, [1001, 1002, 1003, 1004, 1005, 1006])
  peer = await smtpPeer()
})
after(async () => {
  await peer.close()
  await base.drop()
})

interface Words {
  readonly text: string
  readonly html: string
}

/** The words of a letter as they left, or as they were kept where no mail is set up. */
async function wordsOf(given: Put, more: { readonly kept?: true; readonly answerable?: boolean } = {}): Promise<Words> {
  const id = await put(base.database, given)
  const { kept, answerable = false } = more
  const outbox = {
    database: base.database,
    smtpUrl: kept ? null : peer.url,
    now: () => clock,
    answerable: () => answerable,
  }
  await withOutbox(outbox, async () => {
    await until(
      () => noticeRow(base.database, id),
      ({ state }) => state === (kept ? 'kept' : 'sent'),
    )
  })
  const { body_text, body_html } = await noticeRow(base.database, id)
  return { text: body_text ?? '', html: body_html ?? '' }
}

test('B1 U17 the step that a letter quotes is never an internal one, for nobody', async () => {
  const ticket = 1001
  await happen(base.database, { ticket, seq: 1, type: 'registered', words: 'Печать схемы обрывается на втором листе.' })
  await happen(base.database, { ticket, seq: 2, type: 'message', words: 'Нашли причину в драйвере.' })
  await happen(base.database, { ticket, seq: 3, type: 'note', words: 'канарейка раз', visibility: 'internal' })
  await happen(base.database, { ticket, seq: 4, type: 'message', words: 'канарейка два', visibility: 'internal' })
  await happen(base.database, { ticket, seq: 5, type: 'note', words: 'канарейка три' })
  await happen(base.database, {
    ticket,
    seq: 6,
    type: 'assigned',
    fact: { note: 'd'.repeat(64) },
    words: 'канарейка четыре',
  })
  await happen(base.database, {
    ticket,
    seq: 7,
    type: 'classified',
    fact: { justification: 'd'.repeat(64) },
    words: 'канарейка пять',
  })
  for (const kept of [undefined, true] as const) {
    for (const [nth, template] of (['message', 'customer_message', 'question', 'resolution'] as const).entries()) {
      const seq = 8 + nth + (kept ? 10 : 0)
      const { text, html } = await wordsOf({ ticket, seq, template, params: samples[template] }, kept ? { kept } : {})
      assert.match(text, /\nКузнецов Олег писал\(а\) 20\.11\.2026 в 16:30:\n> Нашли причину в драйвере\.\n/)
      assert.match(html, /<blockquote[^>]*>Нашли причину в драйвере\.</)
      assert.doesNotMatch(text + html, /канарейка/)
    }
  }
})

test('A5 the step is one of the same request, before the one that the letter tells of', async () => {
  await happen(base.database, { ticket: 1002, seq: 1, type: 'registered', words: 'Чужое обращение' })
  await happen(base.database, { ticket: 1003, seq: 5, type: 'message', words: 'Сказано позже' })
  const { text } = await wordsOf({ ticket: 1003, seq: 4 })
  assert.match(text, /Воспроизвели, ищем причину/)
  assert.doesNotMatch(text, /Чужое|позже|писал\(а\)/)
})

test('U12 of a step that came by mail only what was said anew is quoted', async () => {
  const words =
    'Да, версия 5.4.0.\n\n16.11.2026 10:15, Служба поддержки пишет:\n> Какая версия установлена?\n> Пришлите снимок.\n'
  await happen(base.database, { ticket: 1004, seq: 1, type: 'message', channel: 'mail', words })
  const { text } = await wordsOf({ ticket: 1004, seq: 2 })
  assert.match(text, /> Да, версия 5\.4\.0\.\n/)
  assert.doesNotMatch(text, /Какая версия/)
})

test('erased words are quoted no more (152-ФЗ)', async () => {
  await happen(base.database, { ticket: 1005, seq: 1, type: 'message' })
  const { text } = await wordsOf({ ticket: 1005, seq: 2 })
  assert.doesNotMatch(text, /писал\(а\)/)
})

test('a letter says how to answer it where answers are taken', async () => {
  const line = /Чтобы ответить, просто ответьте на это письмо\./
  assert.match((await wordsOf({ ticket: 1005, seq: 3 }, { answerable: true })).text, line)
  assert.doesNotMatch((await wordsOf({ ticket: 1005, seq: 4 })).text, line)
})

test('I11 whatever is said meanwhile, a letter that is tried again has the same words', async () => {
  await happen(base.database, { ticket: 1006, seq: 1, type: 'message', words: 'Сказано прежде' })
  const id = await put(base.database, { ticket: 1006, seq: 3 })
  peer.mood = { data: (nth) => (nth > 0 && clock === start ? 451 : undefined) }
  const outbox = { database: base.database, smtpUrl: peer.url, now: () => clock }
  await withOutbox(outbox, async () => {
    const waiting = await until(
      () => noticeRow(base.database, id),
      ({ state, attempts }) => state === 'queued' && attempts === 1,
    )
    await happen(base.database, { ticket: 1006, seq: 2, type: 'message', words: 'Сказано потом' })
    clock = shift(start, 60_000)
    const sent = await until(
      () => noticeRow(base.database, id),
      ({ state }) => state === 'sent',
    )
    assert.equal(sent.body_text, waiting.body_text)
    assert.match(sent.body_text ?? '', /Сказано прежде/)
  })
  peer.mood = {}
  clock = start
  assert.equal(peer.taken.filter(({ raw }) => header(raw, 'Message-ID')?.includes(id)).length, 1)
})
