import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Instant, shift } from '../../core/time/instant.ts'
import { type Listener, openListener } from '../../db/listen.ts'
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { samples } from '../../lang/letters/testing/samples.ts'
import { keepSome } from './keep.ts'
import { type Outbox, startOutbox } from './outbox.ts'
import { lease } from './rows.ts'
import { furnish, noticeRow, personId, put, start, until } from './testing/house.ts'
import { header, type Peer, smtpPeer } from './testing/server.ts'

let base: TestDatabase
let peer: Peer
let clock: Instant = start
const logged: string[] = []
const note = (facts: object, message: string): void => void logged.push(`${message} ${JSON.stringify(facts)}`)
const log = { info: note, warn: note, error: note }

before(async () => {
  base = await createTestDatabase()
  await furnish(base.database, [1001, 1002, 1003, 1004, 1005, 1006])
  peer = await smtpPeer()
})
after(async () => {
  await peer.close()
  await base.drop()
})

async function working(
  work: (outbox: Outbox) => Promise<void>,
  smtpUrl: string | null = peer.url,
  more: { pollMs: number; listener?: Listener } = { pollMs: 20 },
): Promise<void> {
  const outbox = await startOutbox({
    database: base.database,
    mailFrom: 'Служба поддержки <support@help.example>',
    smtpUrl,
    baseUrl: 'https://help.example',
    now: () => clock,
    log,
    ...more,
  })
  try {
    await work(outbox)
  } finally {
    await outbox.stop()
    peer.mood = {}
  }
}
const row = (id: string) => noticeRow(base.database, id)
const becomes = (id: string, state: string) =>
  until(
    () => row(id),
    (one) => one.state === state,
  )
const takenAs = (id: string) =>
  peer.taken.filter((one) => header(one.raw, 'Message-ID') === `<notice.${id}@help.example>`)

test('a letter goes to the stored address, once, written by a robot, on the thread of its request', async () => {
  const id = await put(base.database, { ticket: 1001 })
  await working(async () => {
    const sent = await becomes(id, 'sent')
    assert.equal(sent.sent_at, start)
    assert.equal(sent.attempts, 1)
    assert.equal(sent.message_id, `<notice.${id}@help.example>`)
    assert.match(sent.body_text ?? '', /Воспроизвели, ищем причину/)
  })
  const [letter, ...more] = takenAs(id)
  assert.ok(letter)
  assert.equal(more.length, 0)
  assert.equal(letter.from, 'support@help.example')
  assert.deepEqual(letter.to, ['oleg@vetluga.example'])
  assert.equal(header(letter.raw, 'To'), 'oleg@vetluga.example')
  // A person's words, sent on: no robot's.
  assert.equal(header(letter.raw, 'Auto-Submitted'), undefined)
  assert.equal(header(letter.raw, 'References'), '<ticket.1001@help.example>')
  assert.equal(header(letter.raw, 'In-Reply-To'), '<ticket.1001@help.example>')
  assert.equal(header(letter.raw, 'Date'), 'Fri, 20 Nov 2026 13:30:00 +0000')
  assert.match(header(letter.raw, 'From') ?? '', /<support@help\.example>$/)
  assert.match(letter.raw, /multipart\/alternative/)
})

test('F1 a subject with line ends stays one header; the envelope stays one', async () => {
  const id = await put(base.database, {
    params: { ...samples.message, subject: 'a\r\nBcc: victim@evil.test\u2028Cc: v@evil.test' },
  })
  await working(async () => void (await becomes(id, 'sent')))
  const [letter] = takenAs(id)
  assert.ok(letter)
  assert.equal(header(letter.raw, 'Bcc'), undefined)
  assert.equal(header(letter.raw, 'Cc'), undefined)
  assert.deepEqual(letter.to, ['oleg@vetluga.example'])
})

test('F2 an address that would become two, or a name, is refused and nothing leaves', async () => {
  const bad = [
    'a@b.test, victim@evil.test',
    'x <victim@evil.test>',
    '"a@b.test" victim@evil.test',
    'a@b.test\r\nRCPT TO:<v@evil.test>',
    'grp:a@b.test;',
    'no-at',
    '',
  ]
  const count = peer.taken.length
  await working(async () => {
    for (const address of bad) {
      const failed = await becomes(await put(base.database, { address }), 'failed')
      assert.equal(failed.error, 'not a mail address')
    }
  })
  assert.equal(peer.taken.length, count)
})

test('I11 greylisted: the same letter again later, same Message-ID', async () => {
  const id = await put(base.database, { ticket: 1002 })
  peer.mood = { rcpt: (_address, nth) => (nth > 0 && clock < shift(start, 10_000) ? 450 : undefined) }
  await working(async () => {
    const waiting = await until(
      () => row(id),
      (one) => one.state === 'queued' && one.attempts === 1,
    )
    assert.match(waiting.error ?? '', /450/)
    assert.equal(waiting.next_at, shift(start, 10_000))
    assert.equal(takenAs(id).length, 0)
    clock = shift(start, 10_000)
    const sent = await becomes(id, 'sent')
    assert.equal(sent.attempts, 2)
    assert.equal(sent.error, null)
  })
  assert.equal(takenAs(id).length, 1)
  clock = start
})

test('I11 a refused recipient fails for good, and says so; other letters go on', async () => {
  const refused = await put(base.database, { address: 'gone@vetluga.example' })
  const fine = await put(base.database, { address: 'here@vetluga.example' })
  peer.mood = { rcpt: (address) => (address.startsWith('gone') ? 550 : undefined) }
  await working(async () => {
    const failed = await becomes(refused, 'failed')
    assert.match(failed.error ?? '', /550/)
    assert.equal(failed.attempts, 1)
    await becomes(fine, 'sent')
  })
  assert.ok(logged.some((line) => line.includes(refused)))
  assert.ok(!logged.some((line) => line.includes('vetluga.example')), 'B7 logs name no address')
})

test('I11 the connection is lost after DATA: the same Message-ID goes again', async () => {
  const id = await put(base.database, { ticket: 1003 })
  let dropped = 0
  peer.mood = { data: () => ((dropped += 1) === 1 ? 'drop' : undefined) }
  await working(async () => {
    await until(
      () => row(id),
      (one) => one.state === 'queued' && one.attempts === 1,
    )
    clock = shift(start, 60_000)
    await becomes(id, 'sent')
  })
  const copies = takenAs(id)
  assert.equal(copies.length, 2)
  for (const name of ['Subject', 'Date', 'To'])
    assert.equal(header(copies[0]?.raw ?? '', name), header(copies[1]?.raw ?? '-', name))
  clock = start
})

test('I11 letters of one request keep their order for a reader, whatever fails', async () => {
  const ids = [
    await put(base.database, { ticket: 1004, seq: 1 }),
    await put(base.database, { ticket: 1004, seq: 2 }),
    await put(base.database, { ticket: 1004, seq: 3 }),
  ]
  const other = await put(base.database, { ticket: 1005, seq: 9 })
  let refusals = 0
  peer.mood = { data: () => ((refusals += 1) <= 2 ? 451 : undefined) }
  await working(async () => {
    for (const id of [ids[0] ?? '', other])
      await until(
        () => row(id),
        (one) => one.state === 'queued' && one.attempts === 1,
      )
    assert.equal(refusals, 2)
    clock = shift(start, 3_600_000)
    for (const id of [...ids, other]) await becomes(id, 'sent')
  })
  const order = peer.taken
    .map((one) => header(one.raw, 'Message-ID'))
    .filter((id) => ids.some((one) => id?.includes(one)))
  assert.deepEqual(
    order,
    ids.map((id) => `<notice.${id}@help.example>`),
  )
  clock = start
})

test('I14 two workers send each letter once', async () => {
  const ids: string[] = []
  for (let seq = 0; seq < 30; seq += 1) ids.push(await put(base.database, { address: `p${seq}@vetluga.example` }))
  await working(() =>
    working(async () => {
      for (const id of ids) await becomes(id, 'sent')
    }),
  )
  for (const id of ids) assert.equal(takenAs(id).length, 1)
})

test('I14 the letter of a worker that died is given back when its lease ends, not before', async () => {
  const id = await put(base.database, { ticket: 1006 })
  const [leased] = await lease(base.database, { now: clock, until: shift(clock, 300_000), most: 5 })
  assert.equal(leased?.id, id)
  assert.deepEqual(
    await lease(base.database, { now: shift(clock, 299_000), until: shift(clock, 600_000), most: 5 }),
    [],
  )
  clock = shift(start, 300_001)
  await working(async () => {
    const sent = await becomes(id, 'sent')
    assert.equal(sent.attempts, 2)
  })
  clock = start
})

test('an announcement wakes the worker, which else looks seldom', async () => {
  const listener = await openListener({ url: base.url, log: () => undefined })
  const work = async (): Promise<void> => {
    const id = await put(base.database)
    await base.database.act((tx) => tx.selectNoFrom(sql`pg_notify('asmo_outbox', '')`.as('told')).execute())
    await becomes(id, 'sent')
  }
  try {
    await working(work, peer.url, { pollMs: 3_600_000, listener })
  } finally {
    await listener.close()
  }
})

test('without SMTP_URL letters are written and kept', async () => {
  const id = await put(base.database, { template: 'registered', params: samples.registered })
  const count = peer.taken.length
  await working(async () => {
    const kept = await becomes(id, 'kept')
    assert.match(kept.subject ?? '', /Обращение зарегистрировано/)
    assert.match(kept.body_html ?? '', /^<!doctype html>/)
    assert.equal(kept.sent_at, null)
  }, null)
  assert.equal(peer.taken.length, count)
})

test('I14 hundreds of letters are kept by two workers, each once, fifty to a commit; E5 bad rows among them end alone', async () => {
  const fine: string[] = []
  for (let seq = 1; seq <= 120; seq += 1) fine.push(await put(base.database, { seq }))
  const poison = await put(base.database, { template: 'question', params: { nonsense: true } })
  const nobody = await put(base.database, { address: 'a@b.test, victim@evil.test' })
  const count = peer.taken.length
  let commits = 0
  let waiting = 0
  const stop = base.database.observe(({ text }) => {
    if (text.includes('skip locked')) waiting += 1
    if (/^\s*update notice/.test(text)) commits += 1
  })
  await working(
    () =>
      working(async () => {
        for (const id of fine) {
          const kept = await becomes(id, 'kept')
          assert.equal(kept.attempts, 1)
          assert.equal(kept.message_id, `<notice.${id}@help.example>`)
          assert.match(kept.body_text ?? '', /Воспроизвели/)
        }
        assert.match((await becomes(poison, 'failed')).error ?? '', /cannot be written/)
        assert.equal((await becomes(nobody, 'failed')).error, 'not a mail address')
      }, null),
    null,
  )
  stop()
  assert.ok(waiting > 0)
  assert.ok(commits >= 3 && commits <= 6, `${commits} commits for ${fine.length} letters`)
  assert.equal(peer.taken.length, count)
})

test('what is due is taken back when the words of a handful cannot be written down', async () => {
  const id = await put(base.database)
  const keeping = keepSome({
    database: base.database,
    now: () => start,
    sender: { name: '', address: 'support@help.example', host: '\0' },
    baseUrl: 'https://help.example',
    zone: 'Europe/Moscow',
    answerable: false,
  })
  await assert.rejects(keeping, /encoding|0x00/)
  const before = await row(id)
  assert.deepEqual([before.state, before.attempts, before.subject], ['queued', 0, null])
  await working(async () => void (await becomes(id, 'kept')), null)
})

test('G2 a letter with a link that cannot go is forgotten where letters are kept too', async () => {
  const id = await put(base.database, { template: 'invitation', params: samples.invitation, address: 'no-at' })
  await working(async () => {
    const failed = await becomes(id, 'failed')
    assert.deepEqual(failed.params, {})
    assert.equal(failed.body_text, null)
  }, null)
})

test('G2 the link of a password letter is forgotten when it is sent', async () => {
  const id = await put(base.database, { template: 'password_reset', params: samples.password_reset })
  await working(async () => {
    const sent = await becomes(id, 'sent')
    assert.deepEqual(sent.params, {})
    assert.equal(sent.body_text, null)
    assert.equal(sent.body_html, null)
  })
  assert.match(takenAs(id)[0]?.raw ?? '', /welcome\/abc/)
})

test('E5 a row that cannot be written fails alone', async () => {
  const poison = await put(base.database, { template: 'question', params: { nonsense: true } })
  const fine = await put(base.database)
  await working(async () => {
    assert.match((await becomes(poison, 'failed')).error ?? '', /cannot be written/)
    await becomes(fine, 'sent')
  })
})

test('A9 a person who was disabled since gets nothing', async () => {
  const id = await put(base.database)
  const active = (value: boolean) =>
    base.database.act((tx) => tx.updateTable('person').set({ active: value }).where('id', '=', personId).execute())
  await active(false)
  await working(async () => void (await becomes(id, 'dropped')))
  await active(true)
  assert.equal(takenAs(id).length, 0)
})

test('F4 a server without TLS, or with a certificate of its own making, gets no letter unless that is allowed', async () => {
  const id = await put(base.database, { address: `f4-${randomUUID()}@vetluga.example` })
  const stripped = peer.url
  await working(async () => {
    const waiting = await until(
      () => row(id),
      (one) => one.state === 'queued' && one.attempts === 1,
    )
    assert.match(waiting.error ?? '', /STARTTLS|TLS/i)
  }, `${stripped}?tls=required`)
  const selfSigned = await smtpPeer({ secure: true, disabledCommands: [] })
  try {
    clock = shift(start, 20_000)
    await working(
      async () => {
        const waiting = await until(
          () => row(id),
          (one) => one.state === 'queued' && one.attempts === 2,
        )
        assert.match(waiting.error ?? '', /certificate|self.signed/i)
      },
      selfSigned.url.replace('smtp:', 'smtps:'),
    )
    assert.equal(selfSigned.taken.length, 0)
  } finally {
    await selfSigned.close()
  }
  assert.equal(takenAs(id).length, 0)
  clock = shift(start, 3_600_000)
  await working(async () => void (await becomes(id, 'sent')))
  clock = start
})
