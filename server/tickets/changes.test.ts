import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aFile, done, page, refused, registered, startTicketHouse, type TicketHouse } from './testing/house.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00' })
})
after(() => house.server.stop())

test('R5.1, R2.7: a request goes its whole way, and both sides read the same facts', async () => {
  const number = await registered(house, 'anna', { productId: house.productId, moduleId: house.moduleId })
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/classifications`, {
    kind: 'defect',
    complexity: 'non_standard',
    critical: 'no',
    service: 'support',
    productId: house.productId,
    moduleId: house.moduleId,
  })
  await done(house, 'specialist', `${number}/planned-dates`, { date: '2026-11-20', reason: 'Нужна новая сборка' })
  await done(house, 'anna', `${number}/planned-date/counter-proposals`, {
    date: '2026-11-19',
    reason: 'Отчёт в четверг',
  })
  await done(house, 'specialist', `${number}/planned-dates`, { date: '2026-11-23' })
  await done(house, 'anna', `${number}/planned-date/agreement`)
  await done(house, 'specialist', `${number}/questions`, { text: 'Какая версия?' })
  const answered = await done(house, 'anna', `${number}/messages`, { text: '4.2' })
  assert.equal(answered['state'], 'in_progress', 'R5.5, U25: the answer resumes the work')
  const fileId = await aFile(house, 'specialist', 'сборка.zip')
  await done(house, 'specialist', `${number}/deliveries`, {
    kind: 'software',
    title: 'Сборка 4.2.1',
    instructions: 'Распаковать',
    fileIds: [fileId],
  })
  const [delivery] = (await page(house, 'anna', number)).deliveries
  assert.equal(delivery?.title, 'Сборка 4.2.1')
  assert.equal(delivery?.files[0]?.name, 'сборка.zip')
  await done(house, 'anna', `${number}/deliveries/${delivery?.id}/rejection`, { reason: 'Не запускается' })
  const second = await aFile(house, 'specialist', 'сборка-2.zip')
  await done(house, 'specialist', `${number}/deliveries`, {
    kind: 'software',
    title: 'Сборка 4.2.2',
    instructions: 'Распаковать',
    fileIds: [second],
  })
  const next = (await page(house, 'anna', number)).deliveries.find(({ state }) => state === 'pending')
  await done(house, 'anna', `${number}/deliveries/${next?.id}/acceptance`, { comment: 'Работает' })
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Исправлено в 4.2.2' })
  await done(house, 'anna', `${number}/resolution/return`, { reason: 'Второй лист всё ещё пуст' })
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Исправлено и для второго листа' })
  const closed = await done(house, 'anna', `${number}/resolution/acceptance`, { comment: 'Спасибо' })
  assert.equal(closed['state'], 'closed')

  const theirs = await page(house, 'anna', number)
  assert.equal(theirs.reworks, 1)
  assert.equal(theirs.resolution?.text, 'Исправлено и для второго листа')
  assert.equal(theirs.planned?.agreement, 'agreed')
  assert.equal(theirs.lastWord.name, 'Анна Соколова')
  assert.deepEqual(
    theirs.timeline.map(({ type }) => type),
    [
      'registered',
      'accepted',
      'classified',
      'planned_date_set',
      'planned_date_countered',
      'planned_date_set',
      'planned_date_agreed',
      'information_requested',
      'information_provided',
      'delivery_sent',
      'delivery_rejected',
      'delivery_sent',
      'delivery_accepted',
      'resolution_proposed',
      'returned_for_rework',
      'resolution_proposed',
      'resolution_accepted',
    ],
  )
  assert.equal(theirs.timeline[1]?.by.name, 'Жанна Мастер')
  assert.equal(theirs.timeline[10]?.detail.delivery?.title, 'Сборка 4.2.1')
  const ours = await page(house, 'dispatcher', number)
  assert.deepEqual(
    ours.timeline.map(({ text }) => text),
    theirs.timeline.map(({ text }) => text),
  )
})

test('R5.1: a dispatcher registers on somebody’s behalf, and both names are kept apart', async () => {
  const number = await registered(house, 'dispatcher', { requesterId: house.ids.boris, workImpossible: true })
  const card = await page(house, 'boris', number)
  assert.equal(card.requester.name, 'Борис Ежов')
  assert.equal(card.registeredBy.name, 'Егор Первый')
  assert.equal(card.critical, 'claimed')
  assert.equal(card.channel, 'phone')
  assert.equal(card.clock?.state, 'running', 'R2.7: registration by staff is not a reaction')
  assert.equal(card.line?.name, 'Первая линия')
})

test('R2.5: a request that nothing covers is registered all the same', async () => {
  const number = await registered(house, 'stranger')
  const card = await page(house, 'stranger', number)
  assert.deepEqual(card.entitlement, { covered: false, reason: 'no_contract', contract: null })
  assert.equal(card.clocks.find(({ measure }) => measure === 'reaction')?.state, 'running')
  assert.equal(card.clocks.find(({ measure }) => measure === 'resolution')?.state, 'not_covered')
})

test('R2.6: reclassification decides cover anew', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/classifications`, {
    kind: 'change',
    complexity: null,
    critical: 'no',
    service: 'development',
    productId: null,
    moduleId: null,
  })
  const card = await page(house, 'anna', number)
  assert.equal(card.entitlement.covered, false)
  assert.equal(card.entitlement.reason, 'service_not_included')
})

test('registration refuses what is not there', async () => {
  const tries: [object, string][] = [
    [{ productId: house.lineId }, '404 not_found'],
    [{ moduleId: house.moduleId }, '422 module_not_of_product'],
    [{ subject: '' }, '400 invalid_input'],
    [{ kind: 'wish' }, '400 invalid_input'],
    [{ fileIds: [house.lineId] }, '422 file_not_yours'],
    [{ expectedBy: '2026-02-30' }, '400 invalid_input'],
  ]
  for (const [fields, expected] of tries) {
    const reply = await house.as.anna.call('POST', '/tickets', {
      body: {
        subject: 'С',
        description: 'Д',
        kind: 'defect',
        workImpossible: false,
        impact: 'department',
        urgency: 'can_wait',
        ...fields,
      },
    })
    assert.equal(`${reply.status} ${(reply.body as { code: string }).code}`, expected, JSON.stringify(fields))
  }
  const nobody = await house.as.dispatcher.call('POST', '/tickets', {
    body: {
      subject: 'С',
      description: 'Д',
      kind: 'defect',
      workImpossible: false,
      impact: 'department',
      urgency: 'can_wait',
    },
  })
  assert.equal(nobody.status, 400)
  const staffAsRequester = await house.as.dispatcher.call('POST', '/tickets', {
    body: {
      subject: 'С',
      description: 'Д',
      kind: 'defect',
      workImpossible: false,
      impact: 'department',
      urgency: 'can_wait',
      requesterId: house.ids.manager,
    },
  })
  assert.equal(staffAsRequester.status, 404)
})

test('each command refuses what it must, in words', async () => {
  const number = await registered(house)
  const is = async (
    expected: string,
    ...asked: Parameters<typeof refused> extends [unknown, ...infer Rest] ? Rest : never
  ) => assert.equal(await refused(house, ...asked), expected, asked[1])
  await is('409 accept_first', 'specialist', `${number}/resolutions`, { text: 'Рано' })
  await is('403 not_your_side', 'anna', `${number}/acceptance`)
  await is('403 read_only_observer', 'watcher', `${number}/messages`, { text: 'Я только смотрю' })
  await is('422 not_a_specialist', 'dispatcher', `${number}/assignments`, { assigneeId: house.ids.anna })
  await is('404 not_found', 'dispatcher', `${number}/assignments`, { assigneeId: null, lineId: house.productId })
  await done(house, 'dispatcher', `${number}/assignments`, {
    assigneeId: house.ids.specialist,
    lineId: house.secondLineId,
    note: 'Похоже на печать',
  })
  await is('409 already_assigned_so', 'dispatcher', `${number}/assignments`, { assigneeId: house.ids.specialist })
  await done(house, 'specialist', `${number}/acceptance`)
  await is('409 already_yours', 'specialist', `${number}/acceptance`)
  await is('422 module_not_of_product', 'specialist', `${number}/classifications`, {
    kind: 'defect',
    complexity: 'standard',
    critical: 'no',
    service: 'support',
    productId: null,
    moduleId: house.moduleId,
  })
  await is('422 critical_needs_justification', 'specialist', `${number}/classifications`, {
    kind: 'defect',
    complexity: 'standard',
    critical: 'confirmed',
    service: 'support',
    productId: null,
    moduleId: null,
  })
  await is('422 planned_date_not_working', 'specialist', `${number}/planned-dates`, { date: '2026-11-21' })
  await is('422 planned_date_in_the_past', 'specialist', `${number}/planned-dates`, { date: '2026-11-13' })
  await is('409 planned_date_not_set', 'anna', `${number}/planned-date/agreement`)
  await is('422 same_ticket', 'dispatcher', `${number}/links`, { to: number, relation: 'related' })
  await is('404 not_found', 'dispatcher', `${number}/links`, { to: 999_999, relation: 'related' })
  await is('403 not_your_role', 'anna', `${number}/watchers`, { personId: house.ids.boris })
  await is('422 not_of_this_customer', 'dispatcher', `${number}/watchers`, { personId: house.ids.stranger })
  await is('404 not_found', 'specialist', '999999/messages', { text: 'Куда?' })
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Готово' })
  await is('422 told_how_is_missing', 'specialist', `${number}/resolution/acceptance`)
  await is('422 not_of_this_customer', 'specialist', `${number}/resolution/acceptance`, {
    told: { by: 'phone', personId: house.ids.stranger, note: 'Звонок' },
  })
  await is('400 invalid_input', 'anna', `${number}/resolution/return`, {})
})

test('U19: staff records an acceptance only with how the customer told it, and he gets the proof', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Готово' })
  const told = { by: 'phone', personId: house.ids.boris, note: 'Позвонил в 10:40' }
  const standing = await done(house, 'dispatcher', `${number}/resolution/acceptance`, { told })
  assert.equal(standing['state'], 'closed')
  const card = await page(house, 'chief', number)
  const last = card.timeline.at(-1)
  assert.deepEqual(last?.detail.told, {
    by: 'phone',
    person: { id: house.ids.boris, name: 'Борис Ежов' },
    note: 'Позвонил в 10:40',
  })
  const letters = (await page(house, 'dispatcher', number)).notices.filter(({ template }) => template === 'closed')
  assert.deepEqual(letters.map(({ to }) => to.name).toSorted(), ['Анна Соколова', 'Борис Ежов'])
})

test('withdrawal, cancellation, reopening, linking, merging, attaching and watching', async () => {
  const number = await registered(house)
  await done(house, 'specialist', `${number}/questions`, { text: 'Где?' })
  await done(house, 'specialist', `${number}/withdrawal`, { reason: 'Нашёл сам' })
  await done(house, 'anna', `${number}/attachments`, { fileIds: [await aFile(house, 'anna')] })
  await done(house, 'chief', `${number}/watchers`, { personId: house.ids.boris })
  assert.equal((await page(house, 'boris', number)).watchers[0]?.name, 'Борис Ежов')
  const removed = await house.as.boris.call('DELETE', `/tickets/${number}/watchers/${house.ids.boris}`)
  assert.equal(removed.status, 200)
  assert.equal((await house.as.boris.call('GET', `/tickets/${number}`)).status, 404, 'who watches no more sees no more')
  const other = await registered(house, 'anna', { subject: 'Дубликат' })
  await done(house, 'dispatcher', `${number}/links`, { to: other, relation: 'related' })
  assert.deepEqual(
    (await page(house, 'dispatcher', other)).links.map(({ number: to }) => to),
    [number],
  )
  assert.equal(
    await refused(house, 'dispatcher', `${number}/links`, { to: other, relation: 'related' }),
    '409 already_linked',
  )
  const merged = await done(house, 'dispatcher', `${other}/merge`, { into: number, reason: 'То же самое' })
  assert.equal(merged['state'], 'cancelled')
  assert.equal((await page(house, 'anna', other)).mergedInto, number)
  await done(house, 'anna', `${number}/cancellation`)
  const again = await done(house, 'anna', `${number}/reopening`, { reason: 'Снова не печатает' })
  assert.equal(again['state'], 'in_progress')
})
