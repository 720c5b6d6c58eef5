import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressFor, addressPattern, tokenIn } from '../../core/letters/reply-address.ts'
import { replyToken, replyTokenHash } from './tokens.ts'

const secret = Buffer.alloc(32, 1)
const pair = { ticket: 1001, personId: '0192f0c1-0000-7000-8000-000000000001' }
const token = replyToken({ secret, epoch: 1 }, pair)

test('D5 a token is bound to request, person, installation and life of the database', () => {
  assert.match(token, /^[a-z2-7]{26}$/)
  assert.equal(replyToken({ secret, epoch: 1 }, pair), token)
  const others = [
    replyToken({ secret, epoch: 1 }, { ...pair, ticket: 1002 }),
    replyToken({ secret, epoch: 1 }, { ...pair, personId: pair.personId.replace(/1$/, '2') }),
    replyToken({ secret: Buffer.alloc(32, 2), epoch: 1 }, pair),
  ]
  assert.equal(new Set([token, ...others]).size, 4)
  // What would run together is kept apart.
  assert.notEqual(
    replyToken({ secret, epoch: 1 }, { ticket: 11, personId: 'x' }),
    replyToken({ secret, epoch: 11 }, { ticket: 1, personId: 'x' }),
  )
})

test('D13 a token of another life of the database is another token', () => {
  const lives = Array.from({ length: 50 }, (_, nth) => replyToken({ secret, epoch: nth + 1 }, pair))
  assert.equal(new Set(lives).size, 50)
})

const pattern = addressPattern('Support+{token}@Reply.Help.example')
assert.ok(pattern)
const address = addressFor(pattern, token)

test('D5 an address is read back in whatever case a server made it', () => {
  for (const written of [address, address.toUpperCase(), ` ${address} `]) assert.equal(tokenIn(written, pattern), token)
})

test('D5 what is shortened, swapped or dressed up is no token, or another one', () => {
  const kept = replyTokenHash(token)
  assert.equal(kept.length, 32)
  for (const forged of [
    token.slice(0, -1),
    `${token}a`,
    token.slice(1),
    [...token].toReversed().join(''),
    token.toUpperCase(),
    '',
  ])
    assert.ok(!replyTokenHash(forged).equals(kept), forged)
  for (const bad of [
    'support+@reply.help.example',
    `support+${token}@evil.test`,
    `support-${token}@reply.help.example`,
    `support+${token}@reply.help.example.evil.test`,
    `support+${token} x@reply.help.example`,
    `support+${'a'.repeat(65)}@reply.help.example`,
    'support+{token}@reply.help.example',
    `support+${token.replace(/^./, 'я')}@reply.help.example`,
  ])
    assert.equal(tokenIn(bad, pattern), null, bad)
})

test('D5 a pattern has its word once, before the @', () => {
  for (const good of ['support+{token}@help.example', '{token}@reply.help.example', 'a.b={token}-x@помощь.рф'])
    assert.ok(addressPattern(good), good)
  for (const bad of [
    'support@help.example',
    '{token}{token}@x.example',
    'x@{token}.example',
    '{token}',
    'a b{token}@x.example',
    '<{token}@x.example>',
  ])
    assert.equal(addressPattern(bad), undefined, bad)
})
