import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isRefusal } from '../../core/refusal.ts'
import { readGiven, type Given } from '../../core/notices/params.ts'
import { renderLetter } from '../../lang/letters/render.ts'
import { findActor } from '../people/reads.ts'
import { registerTicket } from './acts-register.ts'
import { command } from './acts.ts'
import { aDefect, done, emailOf, registered, startTicketHouse, type TicketHouse, type Who } from './testing/house.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
})
after(() => house.server.stop())

const actorOf = async (who: Who) => {
  const actor = await house.server.house.database.read((reader) => findActor(reader, house.ids[who]))
  assert.ok(actor)
  return actor
}

/** A request that came by mail, as the post room registers it. */
async function registeredByMail(): Promise<number> {
  const { house: ours, clock } = house.server
  const actor = await actorOf('anna')
  const input = { ...aDefect, subject: 'Ваш код подтверждения 4711', description: 'Код: 4711' } as const
  const done = await ours.database.act((tx) =>
    registerTicket(tx, ours, {
      actor,
      now: clock.now,
      channel: 'mail',
      input: input as Parameters<typeof registerTicket>[2]['input'],
      requesterId: house.ids.anna,
      lineId: null,
    }),
  )
  assert.ok(!isRefusal(done))
  return done.ticket.number
}

async function writtenByMail(number: number, text: string): Promise<void> {
  const { house: ours, clock } = house.server
  const actor = await actorOf('anna')
  const order = { command: 'message', text } as const
  const written = await ours.database.act((tx) =>
    command(tx, ours, { actor, now: clock.now, channel: 'mail', number, order }),
  )
  assert.ok(!isRefusal(written))
}

async function lettersOf(number: number, template: string): Promise<{ given: Given; address: string }[]> {
  const rows = await house.server.house.database.read((reader) =>
    reader.selectFrom('notice').selectAll().where('ticket', '=', number).where('template', '=', template).execute(),
  )
  return rows.map(({ params, address }) => {
    const given = readGiven(template, params)
    assert.ok(given)
    return { given, address }
  })
}
const setting = { language: 'ru', baseUrl: 'https://support.example', zone: 'Europe/Moscow', reason: null } as const

test('D6 D7 the receipt of a request that came by mail repeats nothing of it; that of the portal names it', async () => {
  const number = await registeredByMail()
  const [receipt] = await lettersOf(number, 'registered')
  assert.equal(receipt?.address, emailOf('anna'))
  const { subject, text, html } = renderLetter(receipt.given, { ...setting, answerable: true })
  assert.equal(subject, `№ ${number} · Обращение зарегистрировано`)
  assert.doesNotMatch(subject + text + html, /4711|подтверждения/)
  assert.match(text, /Отвечайте на это письмо, чтобы дополнить обращение\./)
  const [other] = await lettersOf(await registered(house), 'registered')
  assert.ok(other)
  assert.match(renderLetter(other.given, setting).subject, /Не печатается схема/)
})

test('U12 letters repeat what was said anew in a letter, say that the rest is folded, and the request keeps all of it', async () => {
  const number = await registered(house)
  await done(house, 'anna', `${number}/watchers`, { personId: house.ids.chief }).catch(() => undefined)
  await done(house, 'chief', `${number}/watchers`, { personId: house.ids.chief })
  const history = '> Какая версия установлена?\n> Пришлите снимок экрана.\n'
  const text = `Версия 5.4.0.\n\n16.11.2026 10:15, АСМО-поддержка <support@informatika.example> пишет:\n${history}`
  await writtenByMail(number, text)
  const letters = [...(await lettersOf(number, 'message')), ...(await lettersOf(number, 'customer_message'))]
  assert.equal(letters.length, 2)
  for (const { given } of letters) {
    const shown = renderLetter(given, setting)
    assert.match(shown.text, /> Версия 5\.4\.0\.\n/)
    assert.doesNotMatch(shown.text + shown.html, /Какая версия/)
    assert.match(shown.text.replaceAll('\u00a0', ' '), /\(цитата свёрнута, полностью — в обращении\)/)
  }
  const events = await house.server.house.database.read((reader) =>
    reader
      .selectFrom('ticket_event')
      .select('texts')
      .where('ticket', '=', number)
      .where('type', '=', 'message')
      .execute(),
  )
  assert.match(JSON.stringify(events), /Какая версия установлена\?/)
})

test('what was typed on the page is repeated as it was typed, marks of quotes and all', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/messages`, { text: 'Введите:\n> print --all' })
  const [letter] = await lettersOf(number, 'message')
  assert.ok(letter)
  const { text } = renderLetter(letter.given, setting)
  assert.match(text, /> > print --all/)
  assert.doesNotMatch(text, /свёрнута/)
})
