import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { foldText } from '../../core/letters/fold.ts'
import { explainLetter } from './explain.ts'
import { readLetterHere } from './here.ts'

const FOLDER = join(import.meta.dirname, '..', 'samples')
const samples = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.eml'))
  .map((path) => readFileSync(join(FOLDER, path)))

/** Reads and explains; throws where either does. What must hold of any letter is asserted here. */
async function survive(bytes: Buffer): Promise<void> {
  const before = Buffer.from(bytes)
  const letter = await readLetterHere(bytes)
  assert.ok(before.equals(bytes), 'reading changes nothing')
  assert.match(letter.digest, /^[\da-f]{64}$/)
  assert.equal(letter.text, letter.text.toWellFormed())
  assert.ok(!letter.text.includes('\0') && !letter.subject.includes('\0'))
  for (const { name, sha256 } of letter.files) assert.ok(name !== '' && sha256.length === 64)
  assert.equal(
    foldText(letter.text)
      .map(({ text }) => text)
      .join(''),
    letter.text,
    'folded + kept = whole',
  )
  const own = { installation: 'x', addresses: new Set<string>() }
  const said = JSON.stringify(explainLetter(letter, { own, trusted: 'mx.asmo.example', placed: null }))
  assert.ok(!said.includes('\n'))
}

/** Pieces of which letters are made, so that chance finds their grammar. */
const scraps = fc.constantFrom(
  'From: ',
  'Content-Type: ',
  'multipart/mixed; boundary=b',
  'multipart/alternative; boundary="b"',
  'message/rfc822',
  'text/html',
  'text/plain; charset=',
  'koi8-r',
  'utf-7',
  'utf-16',
  '; format=flowed',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  '\r\n',
  '\r\n\r\n',
  '\n',
  '\r',
  '--b',
  '--b--',
  '=?utf-8?B?',
  '=?koi8-r?Q?',
  '?=',
  '=',
  '<',
  '>',
  '"',
  '(',
  ')',
  '@',
  ',',
  ';',
  ':',
  '<img src="cid:a">',
  '<blockquote>',
  '</div>',
  '&amp',
  '> ',
  'От: ',
  'application/ms-tnef',
  '\u0000',
  'ё',
  '\ud800',
  'message/delivery-status',
  'Final-Recipient: rfc822;',
  "name*0*=utf-8''%D0",
  'Date: ',
  'Mon, 16 Nov 2026 10:15:00 +0300',
  'Message-ID: <',
  ' ',
  '\t',
)

test('any bytes are a letter: reading and explaining never throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), (bytes) => survive(Buffer.from(bytes))),
    { numRuns: 300 },
  )
})

test('so are pieces of letters in any order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(scraps, fc.string({ maxLength: 8 })), { maxLength: 120 }), (pieces) =>
      survive(Buffer.from(pieces.join(''))),
    ),
    { numRuns: 1500 },
  )
})

test('so are our samples with bits flipped, cut off, doubled, and with their lines shuffled', async () => {
  assert.ok(samples.length > 150)
  const damage = fc.record({
    sample: fc.constantFrom(...samples),
    flips: fc.array(fc.record({ at: fc.nat(), bit: fc.nat(7) }), { maxLength: 30 }),
    cut: fc.option(fc.nat()),
    moves: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 }),
    spliced: fc.option(fc.constantFrom(...samples)),
  })
  await fc.assert(
    fc.asyncProperty(damage, ({ sample, flips, cut, moves, spliced }) => {
      const bytes = Buffer.from(sample)
      for (const { at, bit } of flips) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit)
      const lines = bytes.toString('latin1').split('\n')
      for (const [from, to] of moves) {
        const one = lines[from % lines.length] ?? ''
        lines[from % lines.length] = lines[to % lines.length] ?? ''
        lines[to % lines.length] = one
      }
      const shuffled = Buffer.from(lines.join('\n'), 'latin1')
      const whole = spliced === null ? shuffled : Buffer.concat([shuffled, spliced, shuffled])
      return survive(cut === null ? whole : whole.subarray(0, cut % whole.length))
    }),
    { numRuns: 600 },
  )
})
