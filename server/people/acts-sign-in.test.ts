import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isRefusal } from '../../core/refusal.ts'
import { shift, type Instant } from '../../core/time/instant.ts'
import type { House } from '../house.ts'
import { signIn, type Visitor } from './acts-sign-in.ts'
import { hashPassword } from './passwords.ts'
import { aHouse } from './testing.ts'
import { hashToken } from './tokens.ts'

const MINUTE = 60_000
let house: House
let clock: { now: Instant }
let drop: () => Promise<void>

before(async () => {
  ;({ house, clock, drop } = await aHouse(Date.UTC(2026, 10, 20, 9)))
  await addPerson({ email: 'Petr@vendor.example', password: 'длинная фраза 1', active: true })
  await addPerson({ email: 'gone@vendor.example', password: 'длинная фраза 1', active: false })
  await addPerson({ email: 'new@vendor.example', password: null, active: true })
})
after(() => drop())

test('signing in makes a session whose token is kept only as a hash', async () => {
  const entered = await attempt('petr@VENDOR.example', 'длинная фраза 1')
  assert.ok(!isRefusal(entered))
  assert.match(entered.token, /^[\w-]{43}$/)
  const rows = await house.database.read((reader) => reader.selectFrom('session').selectAll().execute())
  assert.equal(rows.length, 1)
  assert.deepEqual(rows[0]?.token_hash, hashToken(entered.token))
  assert.ok(!JSON.stringify(rows).includes(entered.token))
})

test('G1 whoever cannot enter gets one and the same answer', async () => {
  for (const email of ['nobody@vendor.example', 'gone@vendor.example', 'new@vendor.example', '%', '']) {
    assert.deepEqual(await attempt(email, 'длинная фраза 1', `10.1.0.${email.length}`), {
      refused: 'wrong_credentials',
    })
  }
})

test('G6 guessing one account is slowed down, a success sets it free', async () => {
  clock.now = shift(clock.now, 60 * MINUTE)
  for (let i = 0; i < 5; i++)
    assert.deepEqual(await attempt('petr@vendor.example', 'wrong', '10.2.0.1'), { refused: 'wrong_credentials' })
  assert.deepEqual(await attempt('petr@vendor.example', 'длинная фраза 1', '10.2.0.1'), {
    refused: 'too_many_attempts',
    about: '5',
  })
  clock.now = shift(clock.now, 5000)
  assert.deepEqual(await attempt('petr@vendor.example', 'wrong', '10.2.0.1'), { refused: 'wrong_credentials' })
  assert.deepEqual(await attempt('petr@vendor.example', 'длинная фраза 1', '10.2.0.1'), {
    refused: 'too_many_attempts',
    about: '10',
  })
  clock.now = shift(clock.now, 10_000)
  assert.ok(!isRefusal(await attempt('petr@vendor.example', 'длинная фраза 1', '10.2.0.1')))
  assert.deepEqual(await attempt('petr@vendor.example', 'wrong', '10.2.0.1'), { refused: 'wrong_credentials' })
})

test('G6 a thousand addresses do not lock out a person who comes from his own', async () => {
  clock.now = shift(clock.now, 60 * MINUTE)
  assert.ok(!isRefusal(await attempt('petr@vendor.example', 'длинная фраза 1', '10.3.0.1')))
  const guesses = await Promise.all(
    Array.from({ length: 60 }, (_, i) => attempt('petr@vendor.example', 'wrong', `10.4.0.${i}`)),
  )
  const looked = guesses.filter((answer) => isRefusal(answer) && answer.refused === 'wrong_credentials').length
  assert.equal(looked, 20, 'guesses that came at once are counted one after another')
  const stranger = await attempt('petr@vendor.example', 'длинная фраза 1', '10.5.0.1')
  assert.ok(isRefusal(stranger) && stranger.refused === 'too_many_attempts')
  assert.ok(!isRefusal(await attempt('petr@vendor.example', 'длинная фраза 1', '10.3.0.1')))
  const alarm = await house.database.read((reader) =>
    reader.selectFrom('audit').selectAll().where('action', '=', 'session.guessing').execute(),
  )
  assert.equal(alarm.length, 1)
})

test('G6 one source that tries many accounts is slowed down, whether they exist or not', async () => {
  clock.now = shift(clock.now, 60 * MINUTE)
  const answers = []
  for (let i = 0; i < 31; i++) answers.push(await attempt(`person${i}@vendor.example`, 'wrong', '10.6.0.1'))
  assert.deepEqual(answers.at(29), { refused: 'wrong_credentials' })
  assert.deepEqual(answers.at(30), { refused: 'too_many_attempts', about: '5' })
})

test('G4 a browser that signs in again gets a new session and its old one ends', async () => {
  clock.now = shift(clock.now, 60 * MINUTE)
  const first = await attempt('petr@vendor.example', 'длинная фраза 1', '10.7.0.1')
  assert.ok(!isRefusal(first))
  const second = await attempt('petr@vendor.example', 'длинная фраза 1', '10.7.0.1', first.token)
  assert.ok(!isRefusal(second))
  assert.notEqual(first.token, second.token)
  const rows = await house.database.read((reader) => reader.selectFrom('session').select('token_hash').execute())
  const kept = rows.map((row) => row.token_hash.toString('hex'))
  assert.ok(!kept.includes(hashToken(first.token).toString('hex')))
  assert.ok(kept.includes(hashToken(second.token).toString('hex')))
})

const attempt = (email: string, password: string, address = '127.0.0.1', token: string | null = null) => {
  const visitor: Visitor = { address, agent: 'test', token }
  return signIn(house, { email, password, visitor, now: clock.now })
}

async function addPerson({
  email,
  password,
  active,
}: {
  email: string
  password: string | null
  active: boolean
}): Promise<void> {
  const password_hash = password === null ? null : await hashPassword(password)
  await house.database.act((tx) =>
    tx
      .insertInto('person')
      .values({
        id: house.random.uuid(),
        side: 'provider',
        customer_id: null,
        name: 'Пётр Петров',
        email,
        phone: null,
        position: null,
        role: 'specialist',
        line_id: null,
        password_hash,
        active,
        created_at: clock.now,
      })
      .execute(),
  )
}
