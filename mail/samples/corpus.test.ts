import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Explanation, explainLetter } from '../parse/explain.ts'
import { readLetterHere } from '../parse/here.ts'

// Every NAME.eml here is explained, and must say what NAME.json says. The Cyrillic matrix has a test of its own.

interface Expected {
  /** What the sample shows, in a sentence. */
  readonly why: string
  /** A part of what `asmo mail explain` prints; objects in it are parts, too, lists have all their items. */
  readonly contains: Partial<Explanation>
  readonly textIncludes?: readonly string[]
  readonly replyIncludes?: readonly string[]
  readonly replyExcludes?: readonly string[]
  readonly replyIs?: string
}

const entries = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (path) => !path.startsWith('cyrillic'),
)
const samples = entries.filter((path) => path.endsWith('.eml')).map((path) => path.slice(0, -4))

test('every sample says what it is for, and nothing is said of a sample that is not there', () => {
  const told = entries.filter((path) => path.endsWith('.json')).map((path) => path.slice(0, -5))
  assert.deepEqual(samples.toSorted(), told.toSorted())
  assert.ok(samples.length >= 60, `only ${samples.length} samples`)
})

for (const name of samples) {
  test(`sample ${name}`, async () => {
    const expected: Expected = JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'))
    assert.ok(expected.why.length > 10)
    assert.ok(Object.keys(expected.contains).length > 0, 'expects nothing')
    const letter = await readLetterHere(readFileSync(join(import.meta.dirname, `${name}.eml`)))
    const said = explainLetter(letter, {
      own: { installation: '', addresses: new Set() },
      trusted: null,
      placed: null,
    })
    assert.deepEqual(likeness(said, expected.contains), expected.contains, expected.why)
    for (const words of expected.textIncludes ?? [])
      assert.ok(said.text.includes(words), `no «${words}» in: ${said.text}`)
    for (const words of expected.replyIncludes ?? [])
      assert.ok(said.reply.includes(words), `no «${words}» in: ${said.reply}`)
    for (const words of expected.replyExcludes ?? [])
      assert.ok(!said.reply.includes(words), `«${words}» in: ${said.reply}`)
    if (expected.replyIs !== undefined) assert.equal(said.reply, expected.replyIs)
  })
}

/** Of `whole` only what `part` names, so that a comparison shows what differs. */
function likeness(whole: unknown, part: unknown): unknown {
  if (Array.isArray(whole) && Array.isArray(part)) {
    return whole.map((each: unknown, index) => (index in part ? likeness(each, part[index]) : each))
  }
  if (!isObject(whole) || !isObject(part)) return whole
  return Object.fromEntries(Object.keys(part).map((key) => [key, likeness(whole[key], part[key])]))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
