import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Letter } from '../../core/letters/letter.ts'
import { addressFor } from '../../core/letters/reply-address.ts'
import { replyToken } from '../../server/letters/tokens.ts'
import { done, emailOf, page } from '../../server/tickets/testing/house.ts'
import { openPost } from './testing/correspondence.ts'
import { type LetterRow, replyPattern } from './testing/house.ts'
import { type Eml, eml } from './testing/letters.ts'

const { house, post, stop } = await openPost({ now: '2026-11-16T09:00:00+03:00' })
after(stop)

const HOUR = 3600_000
const SUBJECT = 'Не печатается мнемосхема'

/** A request by mail, with the receipt and a question that its author got: what people press «Ответить» on. */
interface Talk {
  readonly author: string
  readonly number: number
  /** The id of the letter that it began with. */
  readonly firstId: string
  readonly receipt: Letter
  readonly question: Letter
}

/** Each an hour after the one before: the caps of our own letters are not the matter here. */
async function aTalk(author = emailOf('anna')): Promise<Talk> {
  await post.settled()
  house.server.clock.move(HOUR + 60_000)
  const firstId = `first-${house.server.clock.now}@alfa.example`
  const first = await house.arrives(eml({ from: author, subject: SUBJECT, id: firstId, text: `Случай ${firstId}` }))
  assert.equal(first.fate, 'registered')
  const number = Number(first.ticket)
  const about = (letter: Letter): boolean => letter.subject.includes(`№ ${number}`)
  const receipt = await post.arrives(author, about)
  await done(house, 'specialist', `${number}/acceptance`)
  const words = `Какая версия редактора в случае ${number}?`
  await done(house, 'specialist', `${number}/questions`, { text: words })
  const question = await post.arrives(author, (letter) => about(letter) && letter.text.includes(words))
  assert.notEqual(receipt.messageId, question.messageId)
  return { author, number, firstId, receipt, question }
}

const close = async ({ number }: Talk): Promise<void> => {
  await done(house, 'anna', `${number}/messages`, { text: 'Версия 5.2.1' })
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Исправлено в сборке 889' })
  await done(house, 'anna', `${number}/resolution/acceptance`)
}

const replyTo = ({ question }: Talk): string => {
  const address = question.replyTo[0]?.address ?? ''
  assert.match(address, /^support\+[a-z2-7]{26}@help\.example$/)
  return address
}
const id = (letter: Letter): string => `<${letter.messageId}>`

interface Row {
  readonly title: string
  /** What happened to the request before he answers. */
  readonly meanwhile?: (talk: Talk) => Promise<unknown>
  /** What he sends; from him, to the support's address and under the question's subject, unless said otherwise. */
  readonly sends: (talk: Talk) => Partial<Eml> | Promise<Partial<Eml>>
  readonly becomes:
    | { readonly in: 'same'; readonly by: 'token' | 'message_id' | 'number'; readonly state?: string }
    | { readonly new: 'subject_changed' | 'ended_long_ago' }
    | { readonly asks: string; readonly hint: boolean }
}

const rows: readonly Row[] = [
  {
    title: 'D11 an ordinary answer to the address of the letter',
    sends: (talk) => ({ to: replyTo(talk), inReplyTo: id(talk.question) }),
    becomes: { in: 'same', by: 'token', state: 'in_progress' },
  },
  {
    title: 'D11 Apple Mail overwrites References: only the last id is there',
    sends: ({ question }) => ({ references: id(question) }),
    becomes: { in: 'same', by: 'message_id', state: 'in_progress' },
  },
  {
    title: 'D11 Apple Mail answers its own sent letter: In-Reply-To of ours, References of his alone',
    sends: ({ question, firstId }) => ({ inReplyTo: id(question), references: `<${firstId}>` }),
    becomes: { in: 'same', by: 'message_id' },
  },
  {
    title: 'D11 an answer to one’s own first letter',
    sends: ({ firstId }) => ({ inReplyTo: `<${firstId}>`, subject: `Re: ${SUBJECT}` }),
    becomes: { in: 'same', by: 'message_id', state: 'in_progress' },
  },
  {
    title: 'D11 an answer to the receipt',
    sends: ({ receipt }) => ({ inReplyTo: id(receipt), subject: `Re: ${receipt.subject}` }),
    becomes: { in: 'same', by: 'message_id' },
  },
  {
    title: 'D11 a gateway lost In-Reply-To and References: the number is left',
    sends: ({ number }) => ({ subject: `RE: [EXTERNAL] № ${number}` }),
    becomes: { in: 'same', by: 'number' },
  },
  {
    title: 'D11 a program that lost all ids: the answer address is left',
    sends: (talk) => ({ to: replyTo(talk), subject: 'Re:' }),
    becomes: { in: 'same', by: 'token' },
  },
  {
    title: 'U11 D11 an answer under another subject',
    sends: (talk) => ({
      to: replyTo(talk),
      inReplyTo: id(talk.question),
      subject: 'Заказ второй лицензии на рабочее место',
    }),
    becomes: { new: 'subject_changed' },
  },
  {
    title: 'D11 a closed request, while it can be reopened: the message is there and reopens nothing',
    meanwhile: close,
    sends: (talk) => ({ to: replyTo(talk), inReplyTo: id(talk.question), text: 'Спасибо, печатает.' }),
    becomes: { in: 'same', by: 'token', state: 'closed' },
  },
  {
    title: 'D5 D11 a forward by a colleague who sees only his own requests',
    sends: ({ question }) => ({ from: emailOf('boris'), inReplyTo: id(question), subject: `Fwd: ${question.subject}` }),
    becomes: { asks: 'not_of_this_request', hint: true },
  },
  {
    title: 'D11 an answer by a colleague who sees all of his organisation',
    sends: ({ question }) => ({ from: emailOf('chief'), inReplyTo: id(question) }),
    becomes: { in: 'same', by: 'message_id' },
  },
  {
    title: 'D5 the answer address in another case',
    sends: (talk) => ({ to: replyTo(talk).toUpperCase() }),
    becomes: { in: 'same', by: 'token' },
  },
  {
    title: 'D5 the answer address cut short, without any other trace',
    sends: (talk) => ({ to: replyTo(talk).replace(/.@/, '@'), subject: 'Re:' }),
    becomes: { asks: 'not_of_this_request', hint: false },
  },
  {
    title: 'D5 the answer address cut short, with our id: the id is enough',
    sends: (talk) => ({ to: replyTo(talk).replace(/.@/, '@'), inReplyTo: id(talk.question) }),
    becomes: { in: 'same', by: 'message_id' },
  },
  {
    title: 'D5 D13 an answer address of another installation, with the same request and person',
    sends: ({ number }) => {
      const other = { secret: Buffer.alloc(32, 9), epoch: 1 }
      const token = replyToken(other, { ticket: number, personId: house.ids.anna })
      return { to: addressFor(replyPattern, token) }
    },
    becomes: { asks: 'not_of_this_request', hint: true },
  },
  {
    title: 'D5 the answer address of another person of the customer',
    sends: (talk) => ({ from: emailOf('boris'), to: replyTo(talk), inReplyTo: id(talk.question) }),
    becomes: { asks: 'token_of_another', hint: true },
  },
  {
    title: 'D5 the answer address in the hands of another customer',
    sends: (talk) => ({ from: emailOf('stranger'), to: replyTo(talk), inReplyTo: id(talk.question) }),
    becomes: { asks: 'token_of_another', hint: true },
  },
  {
    title: 'D5 D1 the answer address in the hands of somebody whom nobody knows',
    sends: (talk) => ({ from: 'Некто <nekto@elsewhere.test>', to: replyTo(talk), inReplyTo: id(talk.question) }),
    becomes: { asks: 'unknown_sender', hint: true },
  },
]

for (const { title, meanwhile, sends, becomes } of rows) {
  test(title, async () => {
    const talk = await aTalk()
    await meanwhile?.(talk)
    await answerBecomes(talk, await sends(talk), becomes)
  })
}

test('D11 a closed request, when it can no longer be reopened: a new one goes on from it', async () => {
  const talk = await aTalk()
  await close(talk)
  house.server.clock.move(16 * 24 * HOUR)
  await answerBecomes(talk, { to: replyTo(talk), inReplyTo: id(talk.question) }, { new: 'ended_long_ago' })
  assert.equal((await page(house, 'anna', talk.number)).state, 'closed')
})

test('D11 a merged request: the answer goes to where it went on', async () => {
  const [merged, goesOn] = [await aTalk(), await aTalk()]
  await done(house, 'dispatcher', `${merged.number}/merge`, { into: goesOn.number, reason: 'То же самое' })
  const before = await page(house, 'dispatcher', merged.number)
  for (const sent of [
    { to: replyTo(merged) },
    { inReplyTo: `<${merged.firstId}>` },
    { inReplyTo: id(merged.receipt) },
  ]) {
    const letter = await answer(merged, { ...sent, text: `Дополнение ${JSON.stringify(sent)}` })
    assert.deepEqual([letter.fate, letter.ticket], ['answered', goesOn.number])
  }
  assert.equal((await page(house, 'anna', goesOn.number)).state, 'in_progress')
  assert.equal((await page(house, 'dispatcher', merged.number)).seq, before.seq)
})

test('D11 References that name two requests: In-Reply-To decides, and without it the nearest', async () => {
  const [one, other] = [await aTalk(), await aTalk()]
  const both = `${id(one.question)} ${id(other.question)}`
  const nearest = await answer(one, { subject: `Re: ${SUBJECT}`, references: both, text: 'Ближайшее' })
  assert.equal(nearest.ticket, other.number)
  const answered = await answer(one, { inReplyTo: id(one.question), references: both, text: 'Отвечаю на первое' })
  assert.equal(answered.ticket, one.number)
})

test('A9 D5 the answer address of somebody who was disabled since', async () => {
  const email = 'uvolen@example.test'
  const personId = await house.server.addPerson({
    email,
    role: 'user',
    name: 'Олег Бывший',
    customerId: house.customerA,
  })
  const talk = await aTalk(email)
  await house.server.house.database.act((tx) =>
    tx.updateTable('person').set({ active: false }).where('id', '=', personId).execute(),
  )
  await answerBecomes(
    talk,
    { to: replyTo(talk), inReplyTo: id(talk.question) },
    { asks: 'person_inactive', hint: true },
  )
})

test('D11 I9 of all these letters none is lost', async () => {
  const all = await house.letters()
  assert.ok(all.length > 2 * rows.length)
  assert.deepEqual(
    all.filter(({ state, fate, reason }) => (state === 'done' ? fate === null : reason === null)),
    [],
  )
  assert.ok(all.every(({ state }) => state === 'done' || state === 'asking'))
})

async function answer({ author, question }: Talk, sent: Partial<Eml>): Promise<LetterRow> {
  const raw = eml({ from: author, subject: `Re: ${question.subject}`, ...sent })
  return house.arrives(raw, [sent.to ?? 'support@help.example'])
}

async function answerBecomes(talk: Talk, sent: Partial<Eml>, becomes: Row['becomes']): Promise<void> {
  const { number } = talk
  const before = await page(house, 'specialist', number)
  const count = (await house.notices()).length
  const letter = await answer(talk, sent)
  const after = await page(house, 'specialist', number)
  if ('in' in becomes) {
    assert.deepEqual([letter.fate, letter.ticket, letter.placed_by], ['answered', number, becomes.by])
    assert.equal(after.timeline.at(-1)?.letter?.id, letter.id)
    if (becomes.state !== undefined) assert.equal(after.state, becomes.state)
    return
  }
  // The older request may get the event that it is linked, and nothing else.
  assert.ok(after.seq - before.seq <= ('new' in becomes ? 1 : 0))
  assert.equal(after.state, before.state)
  if ('new' in becomes) {
    assert.deepEqual([letter.fate, letter.reason], ['registered', becomes.new])
    const card = await page(house, 'anna', Number(letter.ticket))
    assert.deepEqual(
      card.links.map(({ number: to, relation }) => [to, relation]),
      [[number, 'continues']],
    )
    return
  }
  assert.deepEqual(
    [letter.state, letter.fate, letter.reason, letter.suggested_ticket],
    ['asking', null, becomes.asks, becomes.hint ? number : null],
  )
  assert.equal((await house.notices()).length, count, 'nobody is written to')
}
