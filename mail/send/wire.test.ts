import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import PostalMime from 'postal-mime'
import { addressPattern, tokenIn } from '../../core/letters/reply-address.ts'
import { shift, type Instant } from '../../core/time/instant.ts'
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { samples } from '../../lang/letters/testing/samples.ts'
import { readInstallation } from '../../server/installation/reads.ts'
import { replyToken, replyTokenHash } from '../../server/letters/tokens.ts'
import { startOutbox } from './outbox.ts'
import { addTickets, came, furnish, installationId, noticeRow, personId, put, start, until } from './testing/house.ts'
import { withOutbox } from './testing/running.ts'
import { header, type Peer, smtpPeer, type Taken } from './testing/server.ts'

const mailReplyTo = 'support+{token}@reply.help.example'
const mailBounceTo = 'bounce+{token}@help.example'
let base: TestDatabase
let peer: Peer
const clock: Instant = start

before(async () => {
  base = await createTestDatabase()
  await furnish(base.database, [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008])
  peer = await smtpPeer({ hideDSN: false })
})
after(async () => {
  await peer.close()
  await base.drop()
})

/** Sends everything that waits; the letters of these rows as they were taken by the server. */
async function sent(ids: readonly string[], more: Parameters<typeof withOutbox>[0] | object = {}): Promise<Taken[]> {
  await withOutbox(
    { database: base.database, smtpUrl: peer.url, now: () => clock, mailReplyTo, mailBounceTo, ...more },
    async () => {
      for (const id of ids)
        await until(
          () => noticeRow(base.database, id),
          ({ state }) => state === 'sent',
        )
    },
  )
  return ids.map((id) => {
    const taken = peer.taken.find(({ raw }) => header(raw, 'Message-ID') === `<notice.${id}@help.example>`)
    assert.ok(taken, id)
    return taken
  })
}

async function sentOne(given: Parameters<typeof put>[1], more: object = {}): Promise<Taken & { readonly id: string }> {
  const id = await put(base.database, given)
  const [taken] = await sent([id], more)
  assert.ok(taken)
  return { ...taken, id }
}

const repliesOf = (ticket: number) =>
  base.database.read((reader) => reader.selectFrom('reply_address').selectAll().where('ticket', '=', ticket).execute())

test('D5 a letter about a request is answered at an address that only its reader has, noted before it left', async () => {
  const { raw } = await sentOne({ ticket: 1001 })
  const address = /<(.+)>$/.exec(header(raw, 'Reply-To') ?? '')?.[1] ?? ''
  const pattern = addressPattern(mailReplyTo)
  assert.ok(pattern)
  const token = tokenIn(address, pattern)
  assert.match(token ?? '', /^[a-z2-7]{26}$/)
  const [row, ...more] = await repliesOf(1001)
  assert.equal(more.length, 0)
  assert.deepEqual([row?.ticket, row?.person_id], [1001, personId])
  assert.ok(row?.token_hash.equals(replyTokenHash(token ?? '')))
  const again = await sentOne({ ticket: 1001, seq: 2 })
  assert.equal(header(again.raw, 'Reply-To'), header(raw, 'Reply-To'))
  const other = await sentOne({ ticket: 1002 })
  assert.notEqual(header(other.raw, 'Reply-To'), header(raw, 'Reply-To'))
})

test('D5 a letter about no request, or without MAIL_REPLY_TO, has no such address', async () => {
  const account = await sentOne({ template: 'invitation', params: samples.invitation })
  assert.equal(header(account.raw, 'Reply-To'), undefined)
  const plain = await sentOne({ ticket: 1003 }, { mailReplyTo: null, mailBounceTo: null })
  assert.equal(header(plain.raw, 'Reply-To'), undefined)
  assert.equal(plain.from, 'support@help.example')
  assert.deepEqual(await repliesOf(1003), [])
})

test('D13 after a restore known pairs keep their address, new ones get another than in the life that was lost', async () => {
  const before = await base.database.read(readInstallation)
  const known = await sentOne({ ticket: 1004 })
  const lost = replyToken(before, { ticket: 1005, personId })
  await base.database.act((tx) => tx.updateTable('installation').set({ epoch: 2 }).execute())
  try {
    const still = await sentOne({ ticket: 1004, seq: 2 })
    assert.equal(header(still.raw, 'Reply-To'), header(known.raw, 'Reply-To'))
    const fresh = await sentOne({ ticket: 1005 })
    assert.doesNotMatch(header(fresh.raw, 'Reply-To') ?? lost, new RegExp(lost))
    const [row] = await repliesOf(1005)
    assert.ok(row?.token_hash.equals(replyTokenHash(replyToken({ ...before, epoch: 2 }, { ticket: 1005, personId }))))
    assert.ok(!row?.token_hash.equals(replyTokenHash(lost)))
  } finally {
    await base.database.act((tx) => tx.updateTable('installation').set({ epoch: 1 }).execute())
  }
})

test('E2 what bounces comes back to an address that names the letter, and reports are asked for (RFC 3461)', async () => {
  const { from, asked, id } = await sentOne({ ticket: 1001, seq: 3 })
  assert.equal(from, `bounce+${id.replaceAll('-', '')}@help.example`)
  const [mail, rcpt] = asked
  assert.deepEqual([mail?.['RET'], mail?.['ENVID'], rcpt?.['NOTIFY']], ['HDRS', id, 'FAILURE,DELAY'])
})

test('E2 a server that offers no reports is asked for none', async () => {
  const old = await smtpPeer({ hideDSN: true })
  try {
    const id = await put(base.database, { ticket: 1001, seq: 4 })
    await withOutbox({ database: base.database, smtpUrl: old.url, now: () => clock, mailBounceTo }, async () => {
      await until(
        () => noticeRow(base.database, id),
        ({ state }) => state === 'sent',
      )
    })
    assert.equal(old.taken.length, 1)
    assert.doesNotMatch(JSON.stringify(old.taken[0]?.asked), /RET|ENVID|NOTIFY/)
  } finally {
    await old.close()
  }
})

test('D12 E1 E3 a letter says whose it is, and that a robot wrote it where no person did; Exchange is not asked to swallow bounces', async () => {
  const { raw } = await sentOne({ ticket: 1001, seq: 5 })
  assert.equal(header(raw, 'Auto-Submitted'), undefined)
  const accepted = await sentOne({ ticket: 1001, seq: 6, template: 'accepted', params: samples.accepted })
  assert.equal(header(accepted.raw, 'Auto-Submitted'), 'auto-generated')
  assert.equal(header(raw, 'X-Asmo-Installation'), installationId)
  assert.equal(header(raw, 'X-Auto-Response-Suppress'), 'OOF, AutoReply, RN, NRN')
})

test('U16 whoever watches finds in the letter where to stop; nobody else is offered it', async () => {
  const watching = await sentOne({ ticket: 1001, seq: 6, reason: 'watcher' })
  assert.equal(header(watching.raw, 'List-Unsubscribe'), '<https://help.example/tickets/1001>')
  assert.equal(header(watching.raw, 'List-Unsubscribe-Post'), undefined)
  const own = await sentOne({ ticket: 1001, seq: 7 })
  assert.equal(header(own.raw, 'List-Unsubscribe'), undefined)
})

test('F3 From is the house, and who wrote the words stands in the text', async () => {
  const { raw } = await sentOne({ ticket: 1001, seq: 8 })
  const mail = await PostalMime.parse(raw)
  assert.deepEqual([mail.from?.name, mail.from?.address], ['Служба поддержки', 'support@help.example'])
  assert.match(mail.text ?? '', /Автор: Смирнова Анна Петровна/)
})

test('B3 a letter names its reader and nobody else', async () => {
  const other = randomUUID()
  await base.database.act((tx) =>
    tx
      .insertInto('person')
      .columns(['id', 'side', 'customer_id', 'name', 'email', 'role', 'created_at'])
      .expression((eb) =>
        eb
          .selectFrom('person')
          .select((own) => [
            own.val(other).as('id'),
            'side',
            'customer_id',
            own.val('Ежова Вера').as('name'),
            own.val('vera@vetluga.example').as('email'),
            'role',
            'created_at',
          ])
          .where('id', '=', personId),
      )
      .execute(),
  )
  await came(base.database, { ticket: 1006, seq: 1, messageId: 'vera-1@mail.vetluga.example', by: other })
  await sentOne({ ticket: 1006, seq: 1, reader: other, address: 'vera@vetluga.example' })
  const { raw } = await sentOne({ ticket: 1006, seq: 2 })
  assert.doesNotMatch(raw, /vera/i)
  assert.doesNotMatch(raw, new RegExp(other))
  assert.equal(header(raw, 'References'), '<ticket.1006@help.example>')
})

test('D12 a letter answers its reader’s newest letter, else ours before it; what he wrote later is not answered', async () => {
  const receipt = await sentOne({ ticket: 1007, seq: 1 })
  assert.equal(header(receipt.raw, 'In-Reply-To'), '<ticket.1007@help.example>')
  const second = await sentOne({ ticket: 1007, seq: 2 })
  assert.equal(header(second.raw, 'In-Reply-To'), `<notice.${receipt.id}@help.example>`)
  await came(base.database, { ticket: 1007, seq: 3, messageId: 'oleg-3@vetluga.example' })
  await came(base.database, { ticket: 1007, seq: 9, messageId: 'oleg-9@vetluga.example' })
  const third = await sentOne({ ticket: 1007, seq: 4 })
  assert.equal(header(third.raw, 'In-Reply-To'), '<oleg-3@vetluga.example>')
  assert.deepEqual(header(third.raw, 'References')?.split(' '), [
    '<ticket.1007@help.example>',
    `<notice.${receipt.id}@help.example>`,
    `<notice.${second.id}@help.example>`,
    '<oleg-3@vetluga.example>',
  ])
})

test('F1 an id that a stranger made up ends no header and names no other letter', async () => {
  for (const [at, messageId] of ['a b@c', 'a> <evil@x.test', 'a@b>\r\nBcc: x@evil.test', 'ключ@b', '', '@'].entries())
    await came(base.database, { ticket: 1008, seq: at + 1, messageId })
  const { raw } = await sentOne({ ticket: 1008, seq: 50 })
  assert.equal(header(raw, 'In-Reply-To'), '<ticket.1008@help.example>')
  assert.equal(header(raw, 'References'), '<ticket.1008@help.example>')
  assert.equal(header(raw, 'Bcc'), undefined)
  await came(base.database, { ticket: 1008, seq: 51, messageId: 'good.51$%+x@host.example' })
  const next = await sentOne({ ticket: 1008, seq: 52 })
  assert.equal(header(next.raw, 'In-Reply-To'), '<good.51$%+x@host.example>')
})

test('D12 a thousand letters of ours: each has an id of its own, answers the customer and names its thread', async () => {
  const tickets = Array.from({ length: 50 }, (_, nth) => 2001 + nth)
  await addTickets(base.database, tickets)
  const ids: { id: string; ticket: number; turn: number }[] = []
  for (const ticket of tickets) {
    for (let turn = 0; turn < 20; turn += 1) {
      if (turn % 2 === 0)
        await came(base.database, { ticket, seq: turn + 1, messageId: `m${turn}.${ticket}@vetluga.example` })
      const at = shift(start, ids.length)
      const address = `oleg+${ticket}@vetluga.example`
      ids.push({ id: await put(base.database, { ticket, seq: turn + 1, address, at }), ticket, turn })
    }
  }
  const letters = await sent(
    ids.map(({ id }) => id),
    { now: () => shift(start, 3_600_000), pollMs: 500 },
  )
  assert.equal(letters.length, 1000)
  assert.equal(new Set(letters.map(({ raw }) => header(raw, 'Message-ID'))).size, 1000)
  for (const [nth, { raw }] of letters.entries()) {
    const { id, ticket, turn } = ids[nth] ?? { id: '', ticket: 0, turn: 0 }
    assert.equal(header(raw, 'Message-ID'), `<notice.${id}@help.example>`)
    assert.equal(header(raw, 'In-Reply-To'), `<m${turn - (turn % 2)}.${ticket}@vetluga.example>`)
    const references = header(raw, 'References')?.split(' ') ?? []
    assert.equal(references[0], `<ticket.${ticket}@help.example>`)
    assert.equal(references.at(-1), header(raw, 'In-Reply-To'))
    assert.ok(references.length <= 20 && references.length >= Math.min(20, turn + 2))
    assert.equal(new Set(references).size, references.length)
    assert.equal(header(raw, 'Auto-Submitted'), undefined)
  }
})

test('a pattern without its word stops the start with a sentence', async () => {
  const options = {
    database: base.database,
    mailFrom: 'support@help.example',
    smtpUrl: null,
    baseUrl: 'https://help.example',
    now: () => clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }
  await assert.rejects(startOutbox({ ...options, mailReplyTo: 'support@help.example' }), /\{token\}/)
})
