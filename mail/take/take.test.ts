import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { done, page, registered } from '../../server/tickets/testing/house.ts'
import { eml, proven } from './testing/letters.ts'
import { startPostHouse, type PostHouse } from './testing/house.ts'

let house: PostHouse
before(async () => {
  house = await startPostHouse({ now: '2026-11-20T16:30:00+03:00' })
})
after(() => house.close())

const anna = 'Анна Соколова <anna@example.test>'
const boris = 'boris@example.test'

test('R2.2 R4 a letter of somebody we know becomes his request, with its text, its files and a receipt', async () => {
  const raw = eml({ from: anna, subject: 'Не печатается схема', text: 'После обновления печать обрывается.' })
  const letter = await house.arrives(raw)
  assert.equal(letter.state, 'done')
  assert.equal(letter.fate, 'registered')
  const card = await page(house, 'anna', letter.ticket ?? 0)
  assert.equal(card.subject, 'Не печатается схема')
  assert.equal(card.channel, 'mail')
  assert.equal(card.requester.id, house.ids.anna)
  assert.equal(card.timeline[0]?.text, 'После обновления печать обрывается.')
  assert.equal(card.timeline[0]?.letter?.id, letter.id)
  const receipts = (await house.notices()).filter(
    (one) => one.ticket === letter.ticket && one.template === 'registered',
  )
  assert.equal(receipts.length, 1)
  assert.equal(receipts[0]?.address, 'anna@example.test')
})

test('D7 D6 the receipt of a letter repeats nothing that its author wrote', async () => {
  const letter = await house.arrives(eml({ from: anna, subject: 'КУПИТЕ ЧАСЫ https://spam.test' }))
  const receipt = (await house.notices()).find((one) => one.ticket === letter.ticket && one.template === 'registered')
  assert.ok(receipt)
  assert.doesNotMatch(JSON.stringify(receipt.params), /ЧАСЫ|spam/)
})

test('U10 E8 those in copy who belong to the customer watch; strangers and other customers do not', async () => {
  const cc = `${boris}, stranger@example.test, nobody@elsewhere.test, ${Array.from({ length: 300 }, (_, index) => `x${index}@elsewhere.test`).join(', ')}`
  const letter = await house.arrives(eml({ from: anna, cc, subject: 'Сбой расчёта режима' }))
  const card = await page(house, 'anna', letter.ticket ?? 0)
  assert.deepEqual(
    card.watchers.map(({ id }) => id),
    [house.ids.boris],
  )
  assert.equal((await house.notices()).filter(({ address }) => address.endsWith('elsewhere.test')).length, 0)
})

test('U10 a colleague in copy answers the original: it lands in the same request', async () => {
  const first = await house.arrives(
    eml({ from: anna, cc: boris, subject: 'Отчёт за ноябрь', id: 'original-1@alfa.example' }),
  )
  const answer = await house.arrives(
    eml({
      from: boris,
      subject: 'Re: Отчёт за ноябрь',
      inReplyTo: '<original-1@alfa.example>',
      text: 'У меня так же.',
    }),
  )
  assert.equal(answer.fate, 'answered')
  assert.equal(answer.ticket, first.ticket)
  assert.equal(answer.placed_by, 'message_id')
  const card = await page(house, 'anna', first.ticket ?? 0)
  assert.equal(card.timeline.at(-1)?.text, 'У меня так же.')
})

test('U10 those in copy of an answer watch from then on, when they belong to the customer', async () => {
  const first = await house.arrives(eml({ from: anna, subject: 'Нет связи с архивом', id: 'archive-1@alfa.example' }))
  await house.arrives(
    eml({
      from: anna,
      cc: `${boris}, stranger@example.test`,
      subject: 'Re: Нет связи с архивом',
      inReplyTo: '<archive-1@alfa.example>',
      text: 'Ставлю в копию Бориса',
    }),
  )
  const card = await page(house, 'anna', first.ticket ?? 0)
  assert.deepEqual(
    card.watchers.map(({ id }) => id),
    [house.ids.boris],
  )
})

test('U25 R5.5 an answer by mail resumes what waited for it', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/questions`, { text: 'Какая версия?' })
  const answer = await house.arrives(
    eml({ from: anna, subject: `Re: № ${number} · Вопрос · Не печатается схема`, text: '5.2.1' }),
  )
  assert.equal(answer.ticket, number)
  assert.equal(answer.placed_by, 'number')
  const card = await page(house, 'anna', number)
  assert.equal(card.state, 'in_progress')
  assert.equal(card.timeline.at(-1)?.type, 'information_provided')
})

test('U11 a known thread with another subject goes on as a new linked request', async () => {
  const first = await house.arrives(eml({ from: anna, subject: 'Печать не работает', id: 'thread-2@alfa.example' }))
  const other = await house.arrives(
    eml({ from: anna, subject: 'Нужна вторая лицензия на рабочее место', inReplyTo: '<thread-2@alfa.example>' }),
  )
  assert.equal(other.fate, 'registered')
  assert.equal(other.reason, 'subject_changed')
  assert.notEqual(other.ticket, first.ticket)
  const card = await page(house, 'anna', other.ticket ?? 0)
  assert.deepEqual(
    card.links.map(({ number, relation }) => [number, relation]),
    [[first.ticket, 'continues']],
  )
})

test('U11 D8 an empty or missing id matches nothing', async () => {
  const odd = ['', '<>', '< >', ' ']
  const tickets = new Set<number | null>()
  for (const id of odd) {
    const raw = eml({
      from: anna,
      id: null,
      inReplyTo: '<>',
      references: '<> <>',
      text: `Без номера ${JSON.stringify(id)}`,
      head: [`Message-ID: ${id}`],
    })
    const letter = await house.arrives(raw)
    assert.equal(letter.fate, 'registered')
    tickets.add(letter.ticket)
  }
  assert.equal(tickets.size, odd.length)
})

test('D9 the same letter twice is one; two letters under one id are two', async () => {
  const raw = eml({ from: anna, subject: 'Один раз', id: 'same@alfa.example' })
  const first = await house.arrives(raw)
  const again = await house.arrives(
    Buffer.concat([Buffer.from('Received: from relay by mx; Fri, 20 Nov 2026 16:31:00 +0300\r\n'), raw]),
  )
  assert.equal(again.fate, 'repeated')
  assert.equal(again.repeats_id, first.id)
  const other = await house.arrives(
    eml({
      from: anna,
      subject: 'Совсем другое',
      id: 'same@alfa.example',
      text: 'Другое письмо',
      date: 'Fri, 27 Nov 2026 09:00:00 +0300',
    }),
  )
  assert.equal(other.fate, 'registered')
  assert.notEqual(other.ticket, first.ticket)
})

test('D10 one letter to two of our mailboxes is one request', async () => {
  const letter = { from: anna, to: 'support@help.example, sales@help.example', subject: 'В два ящика' }
  const raw = eml(letter)
  const first = await house.arrives(raw, ['support@help.example'])
  const second = await house.arrives(Buffer.concat([Buffer.from('Delivered-To: sales@help.example\r\n'), raw]), [
    'sales@help.example',
  ])
  assert.equal(first.fate, 'registered')
  assert.equal(second.fate, 'repeated')
  assert.equal(second.ticket, first.ticket)
})

test('D1 an outsider with a number in his subject reaches nobody’s request', async () => {
  const number = await registered(house)
  const before = await page(house, 'anna', number)
  const count = (await house.notices()).length
  const letter = await house.arrives(
    eml({ from: 'Взломщик <evil@elsewhere.test>', subject: `[№ ${number}] Закройте обращение` }),
  )
  assert.equal(letter.state, 'asking')
  assert.equal(letter.reason, 'unknown_sender')
  assert.equal(letter.suggested_ticket, number)
  assert.equal((await page(house, 'anna', number)).seq, before.seq)
  assert.equal((await house.notices()).length, count)
})

test('D1 a forged customer with a number becomes a marked request of his own, without a receipt', async () => {
  const number = await registered(house)
  const before = await page(house, 'anna', number)
  const letter = await house.arrives(
    eml({ from: anna, subject: `[№ ${number}] Примите решение`, head: [proven('fail')] }),
  )
  assert.equal(letter.fate, 'registered')
  assert.equal(letter.reason, 'unproven')
  assert.notEqual(letter.ticket, number)
  assert.equal((await page(house, 'anna', number)).seq, before.seq)
  const receipt = (await house.notices()).find((one) => one.ticket === letter.ticket && one.template === 'registered')
  assert.equal(receipt?.state, 'dropped')
})

test('D1 another customer’s person with the right number gets a request of his own', async () => {
  const number = await registered(house)
  const letter = await house.arrives(eml({ from: 'stranger@example.test', subject: `№ ${number}` }))
  assert.equal(letter.fate, 'registered')
  assert.notEqual(letter.ticket, number)
  assert.equal((await page(house, 'stranger', letter.ticket ?? 0)).requester.id, house.ids.stranger)
})

test('D2 a forged answer of the staff goes nowhere; a proven one to a letter of ours goes to the customer', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'anna', `${number}/messages`, { text: 'Есть новости?' })
  const notice = (await house.notices()).find((one) => one.ticket === number && one.template === 'customer_message')
  assert.equal(notice?.person_id, house.ids.specialist)
  const id = `notice.${notice.id}@help.example`
  await house.server.house.database.act((tx) =>
    tx
      .updateTable('notice')
      .set({ message_id: `<${id}>`, subject: 'Сообщение заказчика' })
      .where('id', '=', notice.id)
      .execute(),
  )
  const answer = { from: 'specialist@example.test', inReplyTo: `<${id}>`, subject: 'Re: Сообщение заказчика' }
  const forged = await house.arrives(eml({ ...answer, text: 'Пришлите пароль', head: [proven('fail')] }))
  assert.deepEqual([forged.state, forged.reason], ['asking', 'staff_unproven'])
  const unproven = await house.arrives(eml({ ...answer, text: 'Пришлите пароль, пожалуйста' }))
  assert.deepEqual([unproven.state, unproven.reason], ['asking', 'staff_unproven'])
  assert.doesNotMatch(JSON.stringify(await page(house, 'anna', number)), /Пришлите пароль/)
  const real = await house.arrives(
    eml({ ...answer, text: 'Сборка готова.\n\n> внутренняя переписка', head: [proven('pass')] }),
  )
  assert.equal(real.fate, 'answered')
  const card = await page(house, 'anna', number)
  assert.equal(card.timeline.at(-1)?.text, 'Сборка готова.')
  assert.equal(card.timeline.at(-1)?.by.id, house.ids.specialist)
})

test('B2 the staff’s answer to a letter about anything else stays a note', async () => {
  const number = await registered(house)
  await done(house, 'dispatcher', `${number}/assignments`, {
    assigneeId: house.ids.specialist,
    note: 'Осторожно: грубит',
  })
  const notice = (await house.notices()).find((one) => one.ticket === number && one.template === 'assigned')
  assert.ok(notice)
  const id = `notice.${notice.id}@help.example`
  await house.server.house.database.act((tx) =>
    tx
      .updateTable('notice')
      .set({ message_id: `<${id}>`, subject: 'Назначено' })
      .where('id', '=', notice.id)
      .execute(),
  )
  const raw = eml({
    from: 'specialist@example.test',
    inReplyTo: `<${id}>`,
    subject: 'Re: Назначено',
    text: 'Понял, беру',
    head: [proven('pass')],
  })
  const letter = await house.arrives(raw)
  assert.equal(letter.fate, 'answered')
  assert.equal((await page(house, 'specialist', number)).timeline.at(-1)?.type, 'note')
  assert.doesNotMatch(JSON.stringify(await page(house, 'anna', number)), /Понял, беру|грубит/)
})

test('R5.1 a letter that staff passes on is registered for the one who wrote first', async () => {
  const text =
    'Анна просит помочь.\n\n-------- Пересылаемое сообщение --------\nОт: Анна Соколова <anna@example.test>\nДата: 20.11.2026 10:00\nКому: manager@example.test\nТема: Пропали слои\n\nЗдравствуйте! На схеме пропали слои.'
  const raw = eml({ from: 'manager@example.test', subject: 'Fwd: Пропали слои', text, head: [proven('pass')] })
  const letter = await house.arrives(raw)
  assert.equal(letter.fate, 'registered')
  const card = await page(house, 'manager', letter.ticket ?? 0)
  assert.equal(card.requester.id, house.ids.anna)
  assert.equal(card.registeredBy.id, house.ids.manager)
  assert.equal(card.subject, 'Пропали слои')
  assert.match(card.timeline[0]?.text ?? '', /пропали слои/)
})

test('D3 an author whom two readers read differently, or two authors: somebody is asked', async () => {
  for (const from of [
    'anna@example.test (x).evil.test',
    'anna@example.test, boris@example.test',
    '=?utf-8?q?anna=40example=2Etest?= <evil@elsewhere.test>',
  ]) {
    const letter = await house.arrives(eml({ from, subject: 'Чья это почта?', text: from }))
    assert.equal(letter.state, 'asking', from)
  }
})

test('D4 control fields from outside change nothing', async () => {
  const head = [
    'X-Asmo-Ticket: 1',
    'X-Asmo-State: closed',
    'X-RT-Priority: 99',
    'X-Priority: 1',
    'X-Zammad-Ticket-Id: 1',
  ]
  const letter = await house.arrives(eml({ from: anna, subject: 'С приказами', text: 'Обычное письмо', head }))
  assert.equal(letter.fate, 'registered')
  const card = await page(house, 'anna', letter.ticket ?? 0)
  assert.deepEqual([card.state, card.priority, card.critical], ['registered', 4, 'no'])
})

test('U14 E3 robots, our own letters, and strangers’ bounces start nothing and get nothing', async () => {
  const number = await registered(house)
  const count = (await house.notices()).length
  const seq = (await page(house, 'anna', number)).seq
  const robots = [
    eml({
      from: anna,
      subject: `Автоответ: № ${number}`,
      text: 'Я в отпуске до 1 декабря',
      head: ['Auto-Submitted: auto-replied'],
    }),
    eml({ from: 'support@help.example', subject: 'Наше же письмо', text: 'петля' }),
    eml({
      from: 'news@shop.test',
      subject: 'Скидки',
      text: 'Скидки',
      head: ['Precedence: bulk', 'List-Unsubscribe: <https://shop.test/u>'],
    }),
    eml({
      from: 'MAILER-DAEMON@elsewhere.test',
      subject: 'Undelivered Mail Returned to Sender',
      text: 'This is the mail system.\nI could not deliver: <x@elsewhere.test>: 550 5.1.1 User unknown',
      head: ['Auto-Submitted: auto-replied', 'Return-Path: <>'],
    }),
  ]
  for (const raw of robots) {
    const letter = await house.arrives(raw)
    assert.ok(letter.fate === 'robot' || letter.fate === 'bounce', `${letter.fate} ${letter.reason}`)
    assert.equal(letter.event_seq, null)
  }
  assert.equal((await house.notices()).length, count)
  assert.equal((await page(house, 'anna', number)).seq, seq)
})

test('R5.7 «спасибо» neither accepts nor closes: it is a message, and its author is asked by links', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Исправлено в сборке 5.2.2' })
  const letter = await house.arrives(eml({ from: anna, subject: `Re: № ${number}`, text: 'Спасибо, принимаем!' }))
  assert.equal(letter.ticket, number)
  const card = await page(house, 'anna', number)
  assert.equal(card.state, 'resolution_verification')
  const asked = (await house.notices()).filter(
    (one) => one.ticket === number && one.template === 'verification_question',
  )
  assert.equal(asked.length, 1)
  assert.equal(asked[0]?.person_id, house.ids.anna)
})

test('D5 an unproven author’s letter in its request is marked, and he gets no links', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Готово' })
  const notice = (await house.notices()).find((one) => one.ticket === number && one.template === 'resolution')
  assert.ok(notice)
  await house.server.house.database.act((tx) =>
    tx
      .updateTable('notice')
      .set({ message_id: '<known-1@help.example>', subject: `№ ${number}` })
      .where('id', '=', notice.id)
      .execute(),
  )
  const letter = await house.arrives(
    eml({
      from: anna,
      inReplyTo: '<known-1@help.example>',
      subject: `Re: № ${number}`,
      text: 'Закройте',
      head: [proven('fail')],
    }),
  )
  assert.deepEqual([letter.fate, letter.reason, letter.ticket], ['answered', 'unproven', number])
  assert.equal(
    (await house.notices()).filter((one) => one.ticket === number && one.template === 'verification_question').length,
    0,
  )
})

test('an empty letter, one without a subject and a huge one keep everything', async () => {
  const empty = await house.arrives(eml({ from: anna, subject: '', text: '' }))
  const card = await page(house, 'anna', empty.ticket ?? 0)
  assert.deepEqual([card.subject, card.timeline[0]?.text], ['(без темы)', '(письмо без текста)'])
  const line = 'Журнал сервера: соединение закрыто удалённой стороной\n'
  const huge = await house.arrives(eml({ from: anna, subject: 'Журнал', text: line.repeat(10_000) }))
  const long = await page(house, 'anna', huge.ticket ?? 0)
  assert.match(long.timeline[0]?.text ?? '', /показано начало/)
  assert.deepEqual(
    long.timeline[0]?.files.map(({ name }) => name),
    ['letter.txt'],
  )
  assert.ok((long.timeline[0]?.files[0]?.size ?? 0) > 500_000)
})
