import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Letter } from '../../core/letters/letter.ts'
import { parseLetter } from './parse.ts'

const FOLDER = join(import.meta.dirname, '..', 'samples', 'cyrillic')

interface Expected {
  readonly subject: string
  readonly body: string
  readonly from_name?: string
  readonly from_email?: string
  readonly lenient?: boolean
  readonly attachments?: readonly { readonly filename: string; readonly bytes_b64: string }[]
}

const expected: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(join(FOLDER, 'expect.json'), 'utf8'))
const names = Object.keys(expected)

const plain = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd()

const is = (what: string, one: unknown, other: unknown): string[] =>
  JSON.stringify(one) === JSON.stringify(other) ? [] : [`${what}: ${JSON.stringify(one)} ≠ ${JSON.stringify(other)}`]

async function faultsOf(name: string): Promise<readonly string[]> {
  const want = expected[name]
  if (want === undefined) return ['no such sample']
  const kept: Buffer[] = []
  const letter: Letter = await parseLetter(readFileSync(join(FOLDER, name)), async (bytes) => {
    kept.push(Buffer.from(bytes))
    return createHash('sha256').update(bytes).digest('hex')
  })
  return [
    ...is('subject', letter.subject, want.subject),
    ...is('body', plain(letter.text), plain(want.body)),
    ...(want.from_name === undefined ? [] : is('name', letter.from?.name, want.from_name)),
    ...(want.from_email === undefined ? [] : is('address', letter.from?.address, want.from_email)),
    ...is(
      'files',
      letter.files.map((file, index) => [file.name, kept[index]?.toString('base64')]),
      (want.attachments ?? []).map(({ filename, bytes_b64 }) => [filename, bytes_b64]),
    ),
  ]
}

test('U15 every strict letter of the Cyrillic matrix is read exactly: subject, words, author, file names and bytes', async () => {
  const strict = names.filter((name) => expected[name]?.lenient !== true)
  assert.equal(strict.length, 94)
  for (const name of strict) assert.deepEqual(await faultsOf(name), [], name)
})

test('U15 so are the letters that say nothing of their charset, or a wrong one', async () => {
  const lenient = names.filter((name) => expected[name]?.lenient === true)
  assert.equal(lenient.length, 20)
  const wrong: string[] = []
  for (const name of lenient) wrong.push(...(await faultsOf(name)).map((fault) => `${name} ${fault}`))
  assert.deepEqual(wrong, [])
})
