import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { isRefusal } from '../../core/refusal.ts'
import { ourAddresses } from '../../server/letters/reads-mailboxes.ts'
import { demoAuthservId } from '../../server/setup/demo/letters.ts'
import { makeDemo } from '../../server/setup/demo/make-demo.ts'
import { type TestServer, startTestServer } from '../../server/testing.ts'
import { verifyDatabase } from '../../server/tickets/verify.ts'
import { openReaders, type Readers } from '../parse/workers.ts'
import { keepQueued } from '../send/keep.ts'
import { startTaker } from './taker.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

let server: TestServer
let readers: Readers
before(async () => {
  server = await startTestServer({ now: '2026-11-18T14:10:00+03:00' })
  const { house } = server
  readers = openReaders({ folder: join(server.dataDir, 'files'), log })
  const mailFrom = 'АСМО-поддержка <support@informatika.example>'
  const made = await makeDemo({
    house,
    keepLetters: async (database, now) =>
      void (await keepQueued({ database, now, mailFrom, baseUrl: 'http://127.0.0.1' })),
  })
  assert.ok(!isRefusal(made))
})
after(async () => {
  await readers.stop()
  await server.stop()
})

const letters = () =>
  server.house.database.read((reader) =>
    reader
      .selectFrom('letter')
      .leftJoin('mailbox', 'mailbox.id', 'letter.mailbox_id')
      .leftJoin('person', 'person.id', 'letter.person_id')
      .leftJoin('ticket', 'ticket.number', 'letter.ticket')
      .select([
        'letter.author',
        'letter.state',
        'fate',
        'reason',
        'letter.ticket',
        'placed_by',
        'robot',
        'html',
        'excerpt',
      ])
      .select([
        'mailbox.name as mailbox',
        'person.draft',
        'ticket.state as ticketState',
        'ticket.subject as ticketSubject',
      ])
      .orderBy('letter.received_at')
      .execute(),
  )

test('the letters of the demonstration wait, and when it starts each finds another fate', async () => {
  const before = await letters()
  assert.equal(before.length, 7)
  assert.ok(before.every(({ state, mailbox }) => state === 'stored' && mailbox === 'Служба поддержки'))
  await takeAll()

  const [picture, stranger, draft, answer, machine, forged, calendar] = await letters()
  assert.ok(picture && stranger && draft && answer && machine && forged && calendar)
  const fateOf = ({ author, state, fate, reason }: typeof picture) => [author, state, fate, reason]

  assert.deepEqual(fateOf(picture), ['sidorenko@zarya.example', 'done', 'registered', null])
  assert.match(picture.html ?? '', /<img [^>]*src="\/api\/v1\/files\//)
  assert.doesNotMatch(picture.excerpt ?? '', /С уважением/)
  assert.deepEqual(fateOf(stranger), ['p.gromov@montazh-sever.example', 'asking', null, 'unknown_sender'])
  assert.deepEqual(fateOf(draft), ['melnik@volgachem.example', 'done', 'registered', null])
  assert.deepEqual([picture.draft, draft.draft], [false, true])
  assert.deepEqual(fateOf(answer), ['sidorenko@zarya.example', 'done', 'answered', null])
  assert.deepEqual(
    [answer.placed_by, answer.ticketSubject, answer.ticketState],
    ['message_id', 'Нет данных в архиве за выходные по 12 точкам', 'in_progress'],
  )
  assert.deepEqual(
    [...fateOf(machine), machine.robot],
    ['chistyakov@volgachem.example', 'done', 'robot', null, 'auto-reply'],
  )
  assert.deepEqual(
    [machine.ticketSubject, machine.ticketState],
    ['Перенос базы на новый сервер', 'waiting_for_customer'],
  )
  assert.deepEqual(fateOf(forged), ['makarov@progress-lit.example', 'done', 'registered', 'unproven'])
  assert.deepEqual(fateOf(calendar), ['drozdova@volgachem.example', 'done', 'answered', null])
  assert.equal(calendar.ticketSubject, 'Баланс цеха № 2 считается без ячейки 8')
})

test('their words are folded, their files are there, and every history is genuine', async () => {
  const { database, regulations } = server.house
  const files = await database.read((reader) =>
    reader
      .selectFrom('file')
      .innerJoin('letter', (join) =>
        join.onRef('letter.ticket', '=', 'file.ticket').onRef('letter.event_seq', '=', 'file.event_seq'),
      )
      .select(['file.name', 'letter.author'])
      .orderBy('file.name')
      .execute(),
  )
  assert.deepEqual(
    files.map(({ name, author }) => [name, author]),
    [
      ['invite.ics', 'drozdova@volgachem.example'],
      ['trend.png', 'sidorenko@zarya.example'],
    ],
  )
  const receipts = await database.read((reader) =>
    reader
      .selectFrom('notice')
      .innerJoin('letter', 'letter.ticket', 'notice.ticket')
      .select(['letter.reason', 'notice.state'])
      .where('letter.fate', '=', 'registered')
      .where('template', '=', 'registered')
      .where('notice.reason', '=', 'requester')
      .execute(),
  )
  assert.equal(receipts.length, 3)
  assert.ok(receipts.every(({ reason, state }) => state === (reason === 'unproven' ? 'dropped' : 'queued')))
  const found = await database.read((reader) => verifyDatabase({ reader, regulations, now: server.clock.now }), {
    snapshot: true,
  })
  assert.deepEqual(found.problems, [])
})

async function takeAll(): Promise<void> {
  const { house } = server
  const taker = startTaker({
    house,
    identity: { replyTo: null, bounceTo: null, authservId: demoAuthservId },
    addresses: async () => new Set(await house.database.read(ourAddresses)),
    read: (sha256) => readers.read(sha256),
    log,
    pollMs: 100,
  })
  try {
    for (let tries = 0; (await letters()).some(({ state }) => state === 'stored'); tries++) {
      assert.ok(tries < 400, 'letters are left')
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  } finally {
    await taker.stop()
  }
}
