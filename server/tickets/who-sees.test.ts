import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { lines } from '../routes.ts'
import { call, done, refused, registered, startTicketHouse, type TicketHouse, type Who } from './testing/house.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00', lines })
})
after(() => house.server.stop())

interface Listed {
  readonly items: readonly { readonly number: number }[]
}

/** Which of these requests somebody finds: in his list, by number, and by its page. All three must agree. */
async function seen(who: Who, numbers: readonly number[]): Promise<number[]> {
  const { body } = await call(house, { who, path: '/tickets?view=all&limit=100' })
  const listed = (body as unknown as Listed).items.map(({ number }) => number)
  const found: number[] = []
  for (const number of numbers) {
    const { status } = await call(house, { who, path: `/tickets/${number}` })
    const searched = (await call(house, { who, path: `/tickets?view=all&q=${number}` })).body as unknown as Listed
    const here = status === 200
    assert.equal(listed.includes(number), here, `${who}: list and page of ${number} agree`)
    assert.equal(
      searched.items.some((each) => each.number === number),
      here,
      `${who}: search and page of ${number} agree`,
    )
    if (here) found.push(number)
  }
  return found
}

const change = (who: Who, person: Who, body: object) =>
  call(house, { who, method: 'PATCH', path: `/people/${house.ids[person]}`, body })

test('U18 own, organisation, read-only: each sees what his organisation’s administrator set, at once', async () => {
  const [annas, boriss, foreign] = [
    await registered(house, 'anna'),
    await registered(house, 'boris'),
    await registered(house, 'stranger'),
  ]
  const all = [annas, boriss, foreign]
  assert.deepEqual(await seen('anna', all), [annas])
  assert.deepEqual(await seen('boris', all), [boriss])
  assert.deepEqual(await seen('chief', all), [annas, boriss])
  assert.deepEqual(await seen('watcher', all), [annas, boriss])
  assert.deepEqual(await seen('stranger', all), [foreign])

  assert.equal((await change('chief', 'anna', { sees: 'organisation' })).status, 200)
  assert.deepEqual(await seen('anna', all), [annas, boriss], 'without signing in again')
  assert.equal((await change('chief', 'anna', { sees: 'own' })).status, 200)
  assert.deepEqual(await seen('anna', all), [annas])

  await done(house, 'chief', `${boriss}/watchers`, { personId: house.ids.anna })
  assert.deepEqual(await seen('anna', all), [annas, boriss], 'who watches a request sees it')
  const removed = await call(house, {
    who: 'chief',
    method: 'DELETE',
    path: `/tickets/${boriss}/watchers/${house.ids.anna}`,
  })
  assert.ok(removed.status < 300)
  assert.deepEqual(await seen('anna', all), [annas])
})

test('U18 whoever reads only, changes nothing, and is told why', async () => {
  const number = await registered(house, 'anna')
  await done(house, 'specialist', `${number}/acceptance`)
  await done(house, 'specialist', `${number}/resolutions`, { text: 'Готово' })
  assert.equal(await refused(house, 'watcher', `${number}/messages`, { text: 'Я' }), '403 read_only_observer')
  assert.equal(await refused(house, 'watcher', `${number}/resolution/acceptance`), '403 read_only_observer')
  assert.equal(
    await refused(house, 'watcher', `${number}/resolution/return`, { reason: 'Нет' }),
    '403 read_only_observer',
  )
  assert.equal((await change('chief', 'watcher', { role: 'user' })).status, 200)
  await done(house, 'watcher', `${number}/messages`, { text: 'Теперь могу' })
  assert.equal((await change('chief', 'watcher', { role: 'observer', sees: 'organisation' })).status, 200)
  assert.equal(await refused(house, 'watcher', `${number}/messages`, { text: 'И снова нет' }), '403 read_only_observer')
})

test('U18 nobody gives himself more, and no administrator gives anything in another organisation', async () => {
  assert.equal((await change('anna', 'anna', { sees: 'organisation' })).status, 403)
  assert.equal((await change('watcher', 'watcher', { role: 'user' })).status, 403)
  assert.equal((await change('stranger', 'anna', { sees: 'organisation' })).status, 404)
  assert.equal((await change('chief', 'stranger', { active: false })).status, 404)
  for (const body of [{ sees: 'organisation' }, { role: 'customer_administrator' }]) {
    const own = await call(house, { who: 'anna', method: 'PATCH', path: '/me', body })
    assert.equal(own.status, 400, 'one’s own profile has no rights in it')
  }
  assert.equal((await change('chief', 'anna', { role: 'administrator' })).status, 400, 'no role of the other side')
})
