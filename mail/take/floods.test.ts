import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseLetter } from '../parse/parse.ts'
import { eml } from './testing/letters.ts'
import { startPostHouse, type PostHouse } from './testing/house.ts'

let house: PostHouse
let poison: 'throws' | 'none' = 'none'
before(async () => {
  house = await startPostHouse({
    now: '2026-11-20T10:00:00+03:00',
    read: async (raw) => {
      if (poison === 'throws' && raw.includes('POISON')) throw new Error('the reader crashed')
      return parseLetter(raw, async () => '0'.repeat(64))
    },
  })
})
after(() => house.close())

test('E5 a poisonous letter is put aside after three tries, and the twenty behind it are taken', async () => {
  poison = 'throws'
  const bad = await house.stored(eml({ from: 'anna@example.test', subject: 'POISON', text: 'POISON' }))
  const good: string[] = []
  for (let index = 0; index < 20; index++) {
    good.push(
      await house.stored(
        eml({ from: 'boris@example.test', subject: `Вопрос по модулю ${index}`, text: `Вопрос номер ${index}` }),
      ),
    )
  }
  for (const id of good) assert.equal((await house.fate(id)).fate, 'registered')
  const put = await house.fate(bad)
  assert.deepEqual([put.state, put.reason, put.attempts], ['quarantined', 'unreadable', 3])
  poison = 'none'
})

test('E4 a flood from one address is held back, nothing of it is lost, and others are not', async () => {
  const flood: string[] = []
  for (let index = 0; index < 60; index++) {
    flood.push(
      await house.stored(
        eml({ from: 'chief@example.test', subject: `Ошибка ${index}`, text: `Ошибка № ${index} в журнале` }),
      ),
    )
  }
  const normal = await house.arrives(
    eml({ from: 'stranger@example.test', subject: 'Обычное письмо', text: 'Обычный вопрос' }),
  )
  assert.equal(normal.fate, 'registered')
  const fates = await Promise.all(flood.map((id) => house.fate(id)))
  assert.equal(fates.filter(({ fate }) => fate === 'registered').length, 30)
  assert.equal(fates.filter(({ state, reason }) => state === 'held' && reason === 'flood').length, 30)
  const alarms = (await house.notices()).filter(
    ({ template, params }) => template === 'post_alarm' && (params as { kind: string }).kind === 'flood',
  )
  assert.equal(alarms.length, 1)
  assert.equal(alarms[0]?.address, 'administrator@example.test')
})

test('E1 a desk that answers every letter of ours with the same words is stopped, and said', async () => {
  house.server.clock.move(3600_000)
  const fates: string[] = []
  for (let index = 0; index < 8; index++) {
    const letter = await house.arrives(
      eml({
        from: 'anna@example.test',
        subject: `Ваша заявка принята ${index}`,
        text: 'Ваша заявка принята, ей присвоен номер. Ожидайте ответа.',
      }),
    )
    fates.push(letter.state === 'done' ? (letter.fate ?? '') : (letter.reason ?? ''))
  }
  assert.ok(fates.slice(0, 5).every((fate) => fate === 'registered'))
  assert.ok(fates.slice(5).every((fate) => fate === 'loop_suspected'))
  const receipts = (await house.notices()).filter(
    ({ template, address, state }) =>
      template === 'registered' && address === 'anna@example.test' && state !== 'dropped',
  )
  assert.ok(receipts.length >= 1)
})

test('E4 letters of two hundred strangers wait for somebody, and those of people we know are taken between them', async () => {
  house.server.clock.move(3600_000)
  const ids: { readonly id: string; readonly known: boolean }[] = []
  for (let index = 0; index < 200; index++) {
    ids.push({
      id: await house.stored(eml({ from: `s${index}@bots.test`, subject: `Предложение ${index}` })),
      known: false,
    })
    if (index % 20 === 0)
      ids.push({ id: await house.stored(eml({ from: 'boris@example.test', subject: `Дело ${index}` })), known: true })
  }
  const before = (await house.notices()).length
  for (const { id, known } of ids) {
    const letter = await house.fate(id)
    assert.equal(known ? letter.fate : letter.reason, known ? 'registered' : 'unknown_sender')
  }
  const told = (await house.notices()).slice(before).filter(({ address }) => address !== 'boris@example.test')
  assert.deepEqual(told, [], 'nobody gets a letter for a stranger’s')
})

test('I9 every letter has a fate, a reason where it waits, and its bytes', async () => {
  const all = await house.letters()
  assert.ok(all.length > 80)
  for (const letter of all) {
    if (letter.state === 'done') assert.notEqual(letter.fate, null)
    else assert.notEqual(letter.reason, null, letter.state)
  }
})
