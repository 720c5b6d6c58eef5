import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAddresses, readAuthors } from './addresses.ts'

const PETR = 'petr@customer.example'
const EVIL = 'evil@attacker.test'

/** What is written in From, and the name of the author: `petr@customer.example` in all of them. */
const sound: readonly (readonly [string, string])[] = [
  [PETR, ''],
  [`<${PETR}>`, ''],
  [`Пётр Ёлкин <${PETR}>`, 'Пётр Ёлкин'],
  [`Пётр<${PETR}>`, 'Пётр'],
  [`"Ёлкин, Пётр" <${PETR}>`, 'Ёлкин, Пётр'],
  [`Ёлкин, Пётр <${PETR}>`, 'Ёлкин, Пётр'],
  [`Ёлкин П.И. <${PETR}>`, 'Ёлкин П.И.'],
  [`"ООО \\"Ветлуга\\"" <${PETR}>`, 'ООО "Ветлуга"'],
  [`[АСМО] Пётр (отдел связи) <${PETR}>`, '[АСМО] Пётр'],
  [`${PETR} (Пётр Ёлкин)`, 'Пётр Ёлкин'],
  [`${PETR} <${PETR}>`, PETR],
  [`"${PETR}" <${PETR}>`, PETR],
  [`=?utf-8?B?0J/RkdGC0YAg0IHQu9C60LjQvQ==?= <${PETR}>`, 'Пётр Ёлкин'],
  [`"=?utf-8?B?0J/RkdGC0YAg0IHQu9C60LjQvQ==?=" <${PETR}>`, 'Пётр Ёлкин'],
  [`=?utf-8?Q?=D0=81=D0=BB=D0=BA=D0=B8=D0=BD,_=D0=9F=D1=91=D1=82=D1=80?= <${PETR}>`, 'Ёлкин, Пётр'],
  [`Petr <petr@Customer.EXAMPLE>`, 'Petr'],
  [`,${PETR},`, ''],
]

test('an author is read in every spelling that programs write', () => {
  for (const [written, name] of sound)
    assert.deepEqual(readAuthors([written]).from, { name, address: PETR }, `From: ${written}`)
})

/** Spellings by which programs differ, or that name nobody or several: none of them has an author. */
const hostile = [
  `${PETR} (x).evil.test`,
  'petr@customer .example.evil.test',
  'petr@customer.example\u00a0.evil.test',
  'petr@customer。example',
  `${PETR} <${EVIL}>`,
  `<${PETR}> <${EVIL}>`,
  `"${PETR}" <${EVIL}> <${PETR}>`,
  `${PETR} <${PETR}> (x) ${EVIL}`,
  `"${PETR}"@evil.test`,
  `"${PETR},"@evil.test`,
  `"petr "@customer.example`,
  `<@evil.test:${PETR}>`,
  `<${PETR}`,
  `<<${PETR}>>`,
  `<${PETR}@evil.test>`,
  `${PETR}@evil.test`,
  'petr(comment)@customer.example',
  'petr @customer.example',
  `"Petr" ${PETR}`,
  `"Petr ${PETR}`,
  `${PETR}\u0000@evil.test`,
  'petr\u202e@customer.example',
  `${PETR}\u2028<${EVIL}>`,
  'petr@[127.0.0.1]',
  'petr@customer.example.',
  'petr@customer..example',
  `Group: ${PETR};`,
  `a: b: ${PETR};, ${EVIL};`,
  `${PETR}; ${EVIL}`,
  `=?utf-8?Q?=22${PETR.replace('@', '=40')}=22_=3C?=${EVIL}>`,
]

test('D3 where readers of addresses may disagree, a letter has no author', () => {
  for (const written of hostile) {
    const { from, problem } = readAuthors([written])
    assert.deepEqual([from, problem], [null, 'author_ambiguous'], `From: ${JSON.stringify(written)}`)
  }
})

test('D3 two authors are none, be they in one field or in two, different or the same', () => {
  const both = [`${PETR}, ${EVIL}`, `Пётр <${PETR}>, "Злой" <${EVIL}>`]
  for (const written of both) {
    const { from, authors, problem } = readAuthors([written])
    assert.deepEqual([from, problem], [null, 'several_authors'])
    assert.deepEqual(
      authors.map(({ address }) => address),
      [PETR, EVIL],
    )
  }
  assert.equal(readAuthors([`a <${PETR}>`, `b <${EVIL}>`]).problem, 'several_authors')
  assert.equal(readAuthors([`a <${PETR}>`, `a <${PETR}>`]).from, null)
})

test('D3 an encoded word that decodes to an address stays a name', () => {
  const word = '=?utf-8?Q?petr=40customer.example?='
  assert.deepEqual(readAuthors([`${word} <${EVIL}>`]).from, { name: PETR, address: EVIL })
  assert.deepEqual(readAuthors([`=?utf-8?Q?Petr_=3Cpetr=40customer.example=3E?= <${EVIL}>`]).from?.address, EVIL)
  for (const nobody of [word, '', '<>', 'Пётр', '@customer.example', `Petr (${PETR}`])
    assert.deepEqual([readAuthors([nobody]).from, readAuthors([nobody]).problem], [null, 'no_author'], nobody)
  assert.equal(readAuthors([]).problem, 'no_author')
})

const of = (...fields: readonly string[]): readonly string[] =>
  readAddresses(fields).addresses.map(({ address }) => address)

test('recipients are read from what keeps to the grammar, and made out from what does not', () => {
  assert.deepEqual(of(`Служба: ${PETR}, <b@x.example>;, c@x.example`), [PETR, 'b@x.example', 'c@x.example'])
  assert.deepEqual(of('undisclosed-recipients:;'), [])
  assert.deepEqual(of(`${PETR}; b@x.example`), [PETR, 'b@x.example'])
  assert.deepEqual(of(`"Пётр ${PETR}`, 'b@x.example'), ['b@x.example'])
  const many = readAddresses([Array.from({ length: 5000 }, (_, index) => `p${index}@x.example`).join(', ')])
  assert.deepEqual([many.addresses.length, many.cut], [500, true])
})
