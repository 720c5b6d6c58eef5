import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { call, page, registered, type Who } from '../../server/tickets/testing/house.ts'
import { eml, proven } from './testing/letters.ts'
import { type LetterRow, type PostHouse, startPostHouse } from './testing/house.ts'

let house: PostHouse
before(async () => {
  house = await startPostHouse({ now: '2026-11-20T10:00:00+03:00' })
})
after(() => house.close())

/** What a dispatcher decides, and what comes of it. */
async function decided(letter: LetterRow, decision: object, who: Who = 'dispatcher'): Promise<LetterRow> {
  const { status, body } = await call(house, { who, path: `/letters/${letter.id}/decision`, body: decision })
  assert.ok(status < 300, JSON.stringify(body))
  return house.fate(letter.id)
}

test('who is this? decided once, every letter of his is taken', async () => {
  const from = 'Пётр Лаврентьев <lavrentev@unknown.test>'
  const first = await house.arrives(eml({ from, subject: 'Не открывается архив' }))
  const second = await house.arrives(eml({ from, subject: 'Ещё вопрос по архиву' }))
  assert.deepEqual([first.reason, second.reason], ['unknown_sender', 'unknown_sender'])
  const taken = await decided(first, {
    kind: 'new_person',
    customerId: house.customerA,
    name: 'Лаврентьев Пётр',
    role: 'user',
  })
  assert.equal(taken.fate, 'registered')
  assert.equal((await house.fate(second.id)).fate, 'registered')
  const third = await house.arrives(eml({ from, subject: 'И третий' }))
  assert.equal(third.fate, 'registered')
})

test('A7 another address of a person we know is remembered when somebody says so', async () => {
  const letter = await house.arrives(eml({ from: 'anna.home@mailbox.test', subject: 'Пишу из дома' }))
  assert.equal(letter.reason, 'unknown_sender')
  const taken = await decided(letter, { kind: 'person', personId: house.ids.anna, remember: true })
  assert.deepEqual([taken.fate, taken.person_id], ['registered', house.ids.anna])
  const next = await house.arrives(eml({ from: 'Anna.Home@mailbox.test', subject: 'Снова из дома' }))
  assert.deepEqual([next.fate, next.person_id], ['registered', house.ids.anna])
})

test('D5 a colleague who was not let in: put into the request he begins to watch it', async () => {
  const number = await registered(house)
  await house.arrives(
    eml({
      from: 'anna@example.test',
      subject: `Re: № ${number}`,
      id: 'talk-1@alfa.example',
      text: 'Посмотрите ещё раз',
    }),
  )
  const letter = await house.arrives(
    eml({
      from: 'boris@example.test',
      subject: 'Re: Посмотрите',
      inReplyTo: '<talk-1@alfa.example>',
      text: 'Подтверждаю',
    }),
  )
  assert.deepEqual([letter.reason, letter.suggested_ticket], ['not_of_this_request', number])
  const taken = await decided(letter, { kind: 'ticket', number })
  assert.deepEqual([taken.fate, taken.ticket], ['answered', number])
  const card = await page(house, 'boris', number)
  assert.equal(card.timeline.at(-1)?.text, 'Подтверждаю')
  assert.ok(card.watchers.some(({ id }) => id === house.ids.boris))
})

test('a stranger’s letter put into a request is written down by whoever put it there', async () => {
  const number = await registered(house)
  const letter = await house.arrives(
    eml({ from: 'contractor@unknown2.test', subject: `№ ${number}`, text: 'Я подрядчик, вот журнал' }),
  )
  const taken = await decided(letter, { kind: 'ticket', number })
  assert.deepEqual([taken.fate, taken.ticket], ['answered', number])
  const entry = (await page(house, 'anna', number)).timeline.at(-1)
  assert.equal(entry?.by.side, 'provider')
  assert.match(entry?.text ?? '', /Я подрядчик/)
  assert.equal(entry?.detail.told?.by, 'mail')
})

test('what an observer writes waits, and can be written down', async () => {
  const number = await registered(house)
  const letter = await house.arrives(
    eml({ from: 'watcher@example.test', subject: `№ ${number}`, text: 'Наблюдаю сбой' }),
  )
  assert.equal(letter.reason, 'read_only')
  const taken = await decided(letter, { kind: 'ticket', number })
  assert.deepEqual([taken.fate, taken.ticket], ['answered', number])
})

test('U14 a robot’s letter is a request all the same when somebody says so', async () => {
  const letter = await house.arrives(
    eml({
      from: 'anna@example.test',
      subject: 'Мониторинг: диск заполнен',
      head: ['Auto-Submitted: auto-generated', 'Precedence: bulk'],
    }),
  )
  assert.equal(letter.fate, 'robot')
  const taken = await decided(letter, { kind: 'take' })
  assert.equal(taken.fate, 'registered')
})

test('a blocked sender is put aside at once, and what is put aside can be fetched back', async () => {
  const letter = await house.arrives(eml({ from: 'spam@shop.test', subject: 'Купите' }))
  const gone = await decided(letter, { kind: 'discard', reason: 'Реклама', block: true })
  assert.deepEqual([gone.fate, gone.reason], ['discarded', 'by_decision'])
  const next = await house.arrives(eml({ from: 'spam@shop.test', subject: 'Купите ещё' }))
  assert.deepEqual([next.fate, next.reason], ['discarded', 'sender_blocked'])
})

test('the mail domain of a customer makes a draft contact, who hears nothing automatic until he is confirmed (D7)', async () => {
  const put = await call(house, {
    who: 'manager',
    method: 'PUT',
    path: `/customers/${house.customerA}/domains`,
    body: { domains: ['zavod.example'] },
  })
  assert.equal(put.status, 200)
  const letter = await house.arrives(
    eml({ from: 'Ольга Новикова <o.novikova@zavod.example>', subject: 'Первое письмо' }),
  )
  assert.equal(letter.fate, 'registered')
  const person = await house.server.house.database.read((reader) =>
    reader
      .selectFrom('person')
      .select(['draft', 'name', 'customer_id'])
      .where('id', '=', letter.person_id ?? '')
      .executeTakeFirstOrThrow(),
  )
  assert.deepEqual(person, { draft: true, name: 'Ольга Новикова', customer_id: house.customerA })
  const forged = await house.arrives(
    eml({ from: 'Директор <boss@zavod.example>', subject: 'Срочно', head: [proven('fail', 'zavod.example')] }),
  )
  assert.equal(forged.reason, 'unknown_sender')
})

test('D2 a letter of the staff that nothing proves is let pass by somebody who looked', async () => {
  const text =
    'Передаю.\n\n-------- Пересылаемое сообщение --------\nОт: Борис Ежов <boris@example.test>\nДата: 20.11.2026 10:00\nКому: manager@example.test\nТема: Сбой импорта\n\nИмпорт не проходит.'
  const letter = await house.arrives(eml({ from: 'manager@example.test', subject: 'Fwd: Сбой импорта', text }))
  assert.equal(letter.reason, 'staff_unproven')
  const taken = await decided(letter, { kind: 'take' })
  assert.equal(taken.fate, 'registered')
  const card = await page(house, 'manager', taken.ticket ?? 0)
  assert.deepEqual([card.requester.id, card.registeredBy.id], [house.ids.boris, house.ids.dispatcher])
})

test('many letters of somebody new at once make one contact, and a request each', async () => {
  await call(house, {
    who: 'manager',
    method: 'PUT',
    path: `/customers/${house.customerB}/domains`,
    body: { domains: ['beta.example'] },
  })
  const ids: string[] = []
  for (let index = 0; index < 12; index++) {
    ids.push(
      await house.stored(
        eml({ from: 'Нина Орлова <orlova@beta.example>', subject: `Вопрос по модулю ${'абвгдежзиклм'[index]}` }),
      ),
    )
  }
  const letters = await Promise.all(ids.map((id) => house.fate(id)))
  assert.deepEqual(new Set(letters.map(({ fate }) => fate)), new Set(['registered']))
  assert.equal(new Set(letters.map((letter) => letter.person_id)).size, 1)
  assert.equal(new Set(letters.map(({ ticket }) => ticket)).size, 12)
})
