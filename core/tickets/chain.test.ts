import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonical, canonicalJson, CHAIN_START, headOf, linkOf, verifyChain } from './chain.ts'
import type { Hashed } from './chain.ts'
import { sound, words } from './testing/commands.ts'
import { hashed, sha256 } from './testing/chained.ts'
import { byRequester } from './testing/story.ts'
import { aTicketAtWork } from './testing/tickets.ts'

const now = '2026-11-23 10:00'
const story = () =>
  aTicketAtWork()
    .does(now, sound.note)
    .does(now, sound.message)
    .does(now, sound.note)
    .does(now, sound.message, byRequester)
const history = (): readonly Hashed[] => hashed(story().events())

test('the canonical text is written for strangers: this one is checked by hand', () => {
  const [, accepted] = story().events()
  assert.ok(accepted !== undefined)
  assert.equal(
    canonical(accepted, 'ab'),
    '{"actor":{"personId":"specialist","side":"provider"},"at":1795413600000,"channel":"web",' +
      '"fact":{"assigneeId":"specialist","type":"accepted"},"previous":"ab","ticket":1001,"v":1,"visibility":"public"}',
  )
})

test('canonical JSON is that of RFC 8785: sorted keys at every depth, no white space, no absent values', () => {
  assert.equal(
    canonicalJson({ b: [{ d: 1, c: null }], a: 'ё"\n', x: undefined, А: false }),
    '{"a":"ё\\"\\n","b":[{"c":null,"d":1}],"А":false}',
  )
  assert.equal(canonicalJson(JSON.parse('{"z":1,"a":{"y":2,"b":3}}')), canonicalJson({ a: { b: 3, y: 2 }, z: 1 }))
  for (const wrong of [Number.NaN, Infinity, () => 1, undefined, Symbol('x'), 1n])
    assert.throws(() => canonicalJson(wrong), TypeError)
})

test('a history that nobody touched verifies', () => {
  assert.equal(history().length, 7)
  assert.equal(verifyChain(history(), sha256), null)
  assert.equal(headOf(history()), history().at(-1)?.hash)
  assert.equal(headOf([]), CHAIN_START)
})

test('any change of a public event shows, also when the forger hashes it anew', () => {
  const chain = history()
  for (const [index, { event }] of chain.entries()) {
    for (const forged of [
      { ...event, at: event.at + 1 },
      { ...event, actor: { ...event.actor, personId: 'somebody' } },
      { ...event, fact: { type: 'message', text: words('forged'), files: [] } },
    ] as Hashed['event'][]) {
      const forgery = (hash: string): readonly Hashed[] =>
        chain.map((link, i) => (i === index ? { event: forged, hash } : link))
      assert.equal(verifyChain(forgery(chain[index]?.hash ?? ''), sha256)?.seq, event.seq)
      const head = headOf(chain.slice(0, index))
      const { hash } = linkOf({ event: forged, head, sha256 })
      const problem = verifyChain(forgery(hash), sha256)
      const last = index === chain.length - 1
      if (event.visibility === 'public' && !last) assert.equal(problem?.problem, 'hash_differs')
      if (last) assert.notEqual(headOf(forgery(hash)), headOf(chain), 'the last one shows in the head')
    }
  }
})

test('a public event taken out or put in another place shows', () => {
  const chain = history().filter(({ event }) => event.visibility === 'public')
  for (let index = 0; index < chain.length - 1; index++)
    assert.notEqual(verifyChain(chain.toSpliced(index, 1), sha256), null)
  const [first, second, third, ...rest] = chain
  assert.ok(first !== undefined && second !== undefined && third !== undefined)
  assert.equal(verifyChain([first, third, second, ...rest], sha256)?.problem, 'hash_differs')
  assert.equal(verifyChain([first, second, second], sha256)?.problem, 'order')
})

test('B1 the public chain is the same whether there are internal notes or not', () => {
  const plain = hashed(aTicketAtWork().does(now, sound.message).does(now, sound.message, byRequester).events())
  const withNotes = history().filter(({ event }) => event.visibility === 'public')
  assert.deepEqual(
    withNotes.map(({ hash }) => hash),
    plain.map(({ hash }) => hash),
  )
})

test('an internal event is bound to its place and its words', () => {
  const chain = history()
  const note = chain.findIndex(({ event }) => event.visibility === 'internal')
  const moved = chain.map((link, index) =>
    index === note
      ? { ...link, event: { ...link.event, fact: { type: 'note', text: words('other'), files: [] } as const } }
      : link,
  )
  assert.deepEqual(verifyChain(moved, sha256), { seq: note + 1, problem: 'hash_differs' })
})
