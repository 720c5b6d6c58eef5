import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Letter } from '../../core/letters/letter.ts'
import { readLetterHere } from './here.ts'
import { limits } from './limits.ts'
import { multipart, ordinary, raw } from './testing/raw.ts'

/** Characters of the piece, repeated to that length. */
const filled = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length))
const read = (text: string): Promise<Letter> => readLetterHere(Buffer.from(text))
const MB = 1_000_000
const PLAIN = 'Content-Type: text/plain; charset=utf-8'

function assertBounded(letter: Letter, why: string): void {
  assert.ok(letter.text.length <= limits.textCharacters, why)
  assert.ok(letter.files.length <= limits.parts, why)
  assert.ok(letter.authors.length <= limits.addresses && letter.to.length <= limits.addresses, why)
  assert.ok(letter.references.length <= limits.ids && letter.inReplyTo.length <= limits.ids, why)
  assert.ok(Object.values(letter.head).flat().length <= limits.fields, why)
  assert.ok(letter.nested.length <= limits.nested, why)
  assert.ok((letter.report?.recipients.length ?? 0) <= limits.reportedRecipients, why)
  const words = [letter.subject, letter.messageId ?? '', ...letter.authors.map(({ name }) => name)]
  assert.ok(
    words.every(({ length }) => length <= 5000),
    why,
  )
}

// A letter that took quadratic time would be ended with the whole test: none of these is read in less than minutes then.
const timeout = 60_000

test(
  'E6 ten megabytes of what parsers dislike are read in linear time, and cut where the bounds are',
  { timeout },
  async () => {
    const bodies: readonly (readonly [string, string])[] = [
      [PLAIN, filled('>', 10 * MB)],
      [PLAIN, filled('> \n>> \n', 10 * MB)],
      [`${PLAIN}; format=flowed`, filled('> a \n>> b \n', 10 * MB)],
      [PLAIN, filled('a@(((((', 10 * MB)],
      [PLAIN, filled('On Mon, Nov 16, 2026 at 10:00 AM X wrote:\n', 10 * MB)],
      [PLAIN, filled('https://a.example/?', 10 * MB)],
      [PLAIN, filled(' \t', 10 * MB)],
      ['Content-Type: text/html', filled('<', 10 * MB)],
      ['Content-Type: text/html', filled('<div>', 10 * MB)],
      ['Content-Type: text/html', filled('<p class=MsoNormal><o:p>&nbsp;</o:p></p>', 10 * MB)],
      ['Content-Type: text/plain; charset=utf-7', filled('+AAA-', 10 * MB)],
      [`${PLAIN}\r\nContent-Transfer-Encoding: quoted-printable`, filled('=      ', 10 * MB)],
      [`${PLAIN}\r\nContent-Transfer-Encoding: base64`, filled('=', 10 * MB)],
    ]
    for (const [type, body] of bodies) {
      const letter = await read(raw([...ordinary, type], body))
      assertBounded(letter, `${type} ${body.slice(0, 30)}`)
      assert.equal(letter.from?.address, 'ivanov@vetluga.example')
    }
    const long = await read(raw([...ordinary, PLAIN], filled('Схема. ', 10 * MB)))
    assert.equal(long.text.length, limits.textCharacters)
    assert.ok(long.problems.includes('text_too_long'))
  },
)

test('E6 a quarter of a megabyte of one field is read in linear time, and bounded', { timeout }, async () => {
  const pieces = [
    '(',
    '<',
    ',',
    '"',
    '\\"',
    'a@',
    'a@b.example,',
    '(a)b@c ',
    'g:a@b;',
    'ab cd ',
    'a.',
    ' ',
    ';',
    '=?a?Q?',
    '=?utf-8?Q?=D0?= ',
    '<a@b> ',
    '. ',
    "; a*1*=utf-8'",
    'я',
  ]
  const names = [
    'From',
    'To',
    'Subject',
    'References',
    'Date',
    'Message-ID',
    'Content-Type',
    'Content-Disposition',
    'Authentication-Results',
  ]
  for (const name of names)
    for (const piece of pieces)
      assertBounded(await read(`${name}: x${filled(piece, 250_000)}y\r\n\r\nx`), `${name}: ${piece}`)
})

test('E8 five thousand recipients: the first five hundred', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => `Сотрудник ${index} <p${index}@vetluga.example>`).join(
    ',\r\n ',
  )
  const letter = await read(raw([...ordinary, `Cc: ${many}`], 'x'))
  assert.equal(letter.cc.length, limits.addresses)
  assert.deepEqual(letter.cc[0], { name: 'Сотрудник 0', address: 'p0@vetluga.example' })
  assert.ok(letter.problems.includes('too_many_addresses'))
})

test('E7 ten thousand parts: the first thousand are read', { timeout }, async () => {
  const part = raw(['Content-Type: application/x-any; name=a.bin'], 'x')
  const letter = await read(
    raw(
      [...ordinary, 'Content-Type: multipart/mixed; boundary=b'],
      multipart('b', ...Array.from({ length: 10_000 }, () => part)),
    ),
  )
  assert.ok(letter.files.length >= 990 && letter.files.length <= limits.parts, `${letter.files.length}`)
  assert.deepEqual(letter.problems, ['too_many_parts'])
  const bare = await read(raw([...ordinary, 'Content-Type: multipart/mixed; boundary=b'], filled('--b\r\n', 10 * MB)))
  assertBounded(bare, 'delimiters alone')
})

const depth = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`,
  )

test('E7 a thousand multiparts within one another: fifty are opened, the rest is one file', { timeout }, async () => {
  const letter = await read(`${ordinary.join('\r\n')}\r\n${depth(1000).join('')}${PLAIN}\r\n\r\nДно`)
  assert.deepEqual(letter.problems, ['too_deep'])
  assert.equal(letter.files.length, 1)
  const shallow = await read(`${ordinary.join('\r\n')}\r\n${depth(49).join('')}${PLAIN}\r\n\r\nДно`)
  assert.deepEqual([shallow.text, shallow.problems], ['Дно', []])
})

test('E7 three megabytes of letters within letters: the first is looked into', { timeout }, async () => {
  const letter = await read(
    `${ordinary.join('\r\n')}\r\n${filled('Content-Type: message/rfc822\r\n\r\nFrom: a@vetluga.example\r\n', 3 * MB)}\r\nДно`,
  )
  assertBounded(letter, 'endless letters')
  assert.equal(letter.nested.length, 1)
  assert.equal(letter.files.length, 1)
  const many = await read(
    raw(
      [...ordinary, 'Content-Type: multipart/digest; boundary=b'],
      multipart(
        'b',
        ...Array.from({ length: 500 }, (_, index) => `\r\n${raw([`Subject: № ${index}`], filled('x', 1000))}`),
      ),
    ),
  )
  assert.equal(many.nested.length, limits.nested)
  assert.equal(many.files.length, 500)
  assert.equal(many.files[0]?.name, '№ 0.eml')
})

test(
  'E7 heads: 210 kB are read, of more the first 256 kB, and no more than a thousand fields',
  { timeout },
  async () => {
    const most = await read(raw([`X-Long: ${filled('x', 210_000)}`, ...ordinary, PLAIN], 'Да'))
    assert.deepEqual([most.from?.address, most.text, most.problems], ['ivanov@vetluga.example', 'Да', []])
    const longer = await read(
      raw([...ordinary, PLAIN, ...Array.from({ length: 100 }, () => `X-Long: ${filled('x', 50_000)}`)], 'Да'),
    )
    assert.deepEqual(
      [longer.from?.address, longer.text, longer.problems],
      ['ivanov@vetluga.example', 'Да', ['head_too_long']],
    )
    const line = await read(raw([...ordinary, PLAIN, `X-Long: ${filled('x', 20 * MB)}`], 'Да'))
    assert.deepEqual([line.text, line.problems], ['Да', ['head_too_long']])
    const fields = await read(raw([...ordinary, PLAIN, ...Array.from({ length: 5000 }, () => 'X: y'), ' z'], 'Да'))
    assert.deepEqual([fields.text, fields.problems], ['Да', ['head_too_long']])
    assert.equal(Object.values(fields.head).flat().length, limits.fields)
    assert.equal(fields.head['x']?.at(-1), 'y')
  },
)

test('E7 a winmail.dat that is cut off or none is kept as it is', async () => {
  const tnef = 'Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64'
  for (const bytes of ['789f3e22', '789f3e220100', 'ffffffff', '']) {
    const body = multipart('b', raw([PLAIN], 'Да'), raw([tnef], Buffer.from(bytes, 'hex').toString('base64')))
    const letter = await read(raw([...ordinary, 'Content-Type: multipart/mixed; boundary=b'], body))
    assert.deepEqual(
      letter.files.map(({ name, size }) => [name, size]),
      [['winmail.dat', bytes.length / 2]],
    )
    assert.deepEqual(letter.problems, ['tnef_damaged'])
    assert.equal(letter.text, 'Да')
  }
})

test('E7 a letter of 25 MB, whatever it holds, needs less than 256 MB', { timeout: 120_000 }, () => {
  const script = join(import.meta.dirname, 'testing', 'memory.ts')
  for (const kind of ['text', 'base64', 'html', 'delimiters', 'lines', 'octets']) {
    const told = execFileSync(process.execPath, ['--max-old-space-size=128', script, kind], { encoding: 'utf8' })
    const { grown, text } = JSON.parse(told)
    assert.ok(text > 0 || kind === 'lines' || kind === 'delimiters', told)
    assert.ok(grown < 256, `${kind}: ${grown} MB`)
  }
})
