import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readGiven } from '../../core/notices/params.ts'
import { renderLetter } from '../../lang/letters/render.ts'
import { startRounds } from '../clock/rounds.ts'
import { aFile, done, page, registered, startTicketHouse, type TicketHouse } from './testing/house.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
})
after(() => house.server.stop())

async function everything(): Promise<void> {
  const number = await registered(house, 'dispatcher', { requesterId: house.ids.anna, workImpossible: true })
  await done(house, 'dispatcher', `${number}/assignments`, { assigneeId: house.ids.specialist, note: 'Печать' })
  await done(house, 'chief', `${number}/watchers`, { personId: house.ids.chief })
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/planned-dates`, { date: '2026-11-20', reason: 'Сборка' })
  await done(house, 'anna', `${number}/planned-date/counter-proposals`, { date: '2026-11-19', reason: 'Отчёт' })
  await done(house, 'specialist', `${number}/planned-dates`, { date: '2026-11-23' })
  await done(house, 'anna', `${number}/planned-date/agreement`)
  await done(house, 'specialist', `${number}/messages`, { text: 'Смотрю', fileIds: [await aFile(house, 'specialist')] })
  await done(house, 'anna', `${number}/messages`, { text: 'Жду' })
  await done(house, 'specialist', `${number}/questions`, { text: 'Версия?' })
  await done(house, 'anna', `${number}/messages`, { text: '4.2' })
  const deliver = async (): Promise<string> => {
    const fileIds = [await aFile(house, 'specialist', 'сборка.zip')]
    await done(house, 'specialist', `${number}/deliveries`, {
      kind: 'software',
      title: 'Сборка',
      instructions: 'Ставить',
      fileIds,
    })
    return (await page(house, 'anna', number)).deliveries.find(({ state }) => state === 'pending')?.id ?? ''
  }
  await done(house, 'anna', `${number}/deliveries/${await deliver()}/rejection`, { reason: 'Нет' })
  await done(house, 'anna', `${number}/deliveries/${await deliver()}/acceptance`, { comment: 'Да' })
  await deliver()
  await done(house, 'specialist', `${number}/withdrawal`, { reason: 'Поспешил' })
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Готово' })
  await done(house, 'anna', `${number}/resolution/return`, { reason: 'Нет' })
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Теперь готово' })
  await done(house, 'anna', `${number}/resolution/acceptance`)
  await done(house, 'anna', `${number}/reopening`, { reason: 'Снова' })
  await done(house, 'anna', `${number}/cancellation`, { reason: 'Сами' })
  const into = await registered(house)
  const duplicate = await registered(house)
  await done(house, 'dispatcher', `${duplicate}/merge`, { into, reason: 'То же' })
  await done(house, 'specialist', `${into}/questions`, { text: 'Где?' })
  const silent = await registered(house)
  const rounds = startRounds({ house: house.server.house, log: { warn: assert.fail, error: assert.fail } })
  house.server.clock.move('2026-11-19T11:00:00+03:00')
  await rounds.runOnce()
  await rounds.stop()
  assert.ok(silent > into)
}

test('every letter about a request is told what its template needs, and can be written in both languages', async () => {
  await everything()
  const letters = await house.server.house.database.read((reader) => reader.selectFrom('notice').selectAll().execute())
  const templates = new Set<string>()
  for (const { template, params, reason, address, next_at, created_at } of letters) {
    const given = readGiven(template, params)
    assert.ok(given !== undefined, `${template}: ${JSON.stringify(params)}`)
    for (const language of ['ru', 'en'] as const) {
      const { subject, text } = renderLetter(given, {
        language,
        baseUrl: 'https://support.example',
        zone: 'Europe/Moscow',
        reason: null,
      })
      assert.ok(subject.length > 0 && text.length > 0)
      assert.ok(!/undefined|null|NaN/.test(text), `${template}: ${text}`)
    }
    assert.ok(reason.length > 0)
    assert.match(address, /@example\.test$/)
    assert.equal(next_at, created_at)
    templates.add(template)
  }
  const about = [
    'accepted',
    'alarm',
    'assigned',
    'cancelled',
    'closed',
    'customer_message',
    'date_agreed',
    'date_countered',
    'delivery',
    'delivery_accepted',
    'delivery_rejected',
    'desk_cancelled',
    'desk_closed',
    'desk_reopened',
    'merged',
    'message',
    'planned_date',
    'question',
    'registered',
    'reopened',
    'resolution',
    'returned',
    'silence_reminder',
    'withdrawn',
  ]
  assert.deepEqual([...templates].toSorted(), about)
})

test('nobody is told of his own act, but the receipt goes to the requester always', async () => {
  const number = await registered(house, 'boris')
  await done(house, 'boris', `${number}/messages`, { text: 'Ещё' })
  const letters = (await page(house, 'manager', number)).notices
  assert.deepEqual(
    letters.filter(({ to }) => to.name === 'Борис Ежов').map(({ template }) => template),
    ['registered'],
  )
  assert.deepEqual(
    letters.filter(({ template }) => template === 'customer_message').map(({ to, reason }) => [to.name, reason]),
    [['Егор Первый', 'dispatcher']],
  )
})

test('B1 a note with an assignment is in the letter of the colleague, and in no letter of a customer', async () => {
  const number = await registered(house, 'dispatcher', { requesterId: house.ids.anna })
  const note = 'Осторожно: директор звонил дважды'
  await done(house, 'dispatcher', `${number}/assignments`, { assigneeId: house.ids.specialist, note })
  await done(house, 'specialist', `${number}/messages`, { text: 'Смотрю' })
  const letters = await house.server.house.database.read((reader) =>
    reader.selectFrom('notice').select(['person_id', 'template', 'params']).where('ticket', '=', number).execute(),
  )
  assert.deepEqual(
    letters
      .filter(({ params }) => JSON.stringify(params).includes(note))
      .map(({ person_id, template }) => [person_id, template]),
    [[house.ids.specialist, 'assigned']],
  )
  const toAnna = letters.filter(({ person_id }) => person_id === house.ids.anna).map(({ template }) => template)
  assert.deepEqual(toAnna.toSorted(), ['message', 'registered'])
})
