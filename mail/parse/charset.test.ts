import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { readText } from './charset.ts'

const SENTENCES = [
  'После обновления кнопка печати серая, и напечатать схему участка нельзя.',
  'СРОЧНО! НЕ ОТКРЫВАЕТСЯ ЖУРНАЛ СОБЫТИЙ',
  'Добрый день, просим продлить договор на техническое сопровождение.',
  'Подъезд к станции закрыт; объезд — по улице Щорса, 14.',
  'Ещё раз прошу: перезвоните мне до обеда, это важно для нас.',
  'Щётка, ёж, цапля и фея — всё это контрольные примеры.',
]
const charsets: readonly (readonly [string, string])[] = [
  ['windows-1251', 'win1251'],
  ['koi8-r', 'koi8-r'],
  ['ibm866', 'cp866'],
  ['iso-8859-5', 'iso-8859-5'],
  ['x-mac-cyrillic', 'maccyrillic'],
]

/** All but that of old Macintoshes, whose capitals are quotes and dashes in CP1251; the matrix has letters of it. */
const usual = charsets.filter(([name]) => name !== 'x-mac-cyrillic')

test('U15 Russian is recognised when nobody says which, from whole sentences', () => {
  for (const sentence of SENTENCES)
    for (const [name, iconvName] of usual) {
      const bytes = iconv.encode(sentence, iconvName)
      // Not the name of the charset: capitals alone are the same in two of them.
      const { text, problem } = readText(bytes, null)
      assert.equal(text, iconv.decode(bytes, iconvName), `${name}: ${sentence}`)
      assert.equal(problem, 'charset_guessed')
    }
})

test('U15 a declared charset that is right is never overruled', () => {
  const texts = [...SENTENCES, 'Ёж', 'Да', 'ОК', '№ 5', 'Ця їжа є дуже смачною', 'Беларуская мова ўключае', 'Съешь']
  for (const text of texts)
    for (const [name, iconvName] of charsets) {
      const bytes = iconv.encode(text, iconvName)
      assert.deepEqual(readText(bytes, name), { text: iconv.decode(bytes, iconvName), charset: name, problem: null })
    }
})

test('U15 a declared charset that is wrong is', () => {
  for (const sentence of SENTENCES)
    for (const [name, iconvName] of usual)
      for (const claim of ['us-ascii', 'utf-8', 'iso-8859-1', ...usual.map(([each]) => each)]) {
        if (claim === name) continue
        const bytes = iconv.encode(sentence, iconvName)
        const { text, problem } = readText(bytes, claim)
        assert.equal(text, iconv.decode(bytes, iconvName), `${name} called ${claim}: ${sentence}`)
        assert.equal(problem, 'charset_mislabelled')
      }
})

test('U15 bytes that are UTF-8 are UTF-8, whatever they are called; damaged ones too', () => {
  for (const claim of ['windows-1251', 'koi8-r', 'us-ascii', 'iso-8859-1', 'x-nobody-knows', null])
    assert.equal(readText(Buffer.from('Схема №5'), claim).text, 'Схема №5')
  assert.equal(readText(Buffer.from('Схема участка').subarray(0, -1), 'utf-8').text, 'Схема участк\ufffd')
  assert.equal(readText(Buffer.from('Схема участка').subarray(0, -1), null).text, 'Схема участк\ufffd')
})

test('U15 other names of charsets, byte order marks and other languages', () => {
  const aliases = [
    ['cp-1251', 'win1251'],
    ['win-1251', 'win1251'],
    ['CP1251', 'win1251'],
    ['x-cp1251', 'win1251'],
    ['koi8r', 'koi8-r'],
    ['KOI8_R', 'koi8-r'],
    ['koi8-u', 'koi8-u'],
    ['cp866', 'cp866'],
    ['ibm866', 'cp866'],
    ['DOS-866', 'cp866'],
    ['iso8859-5', 'iso-8859-5'],
    ['iso_8859-5', 'iso-8859-5'],
    ['mac-cyrillic', 'maccyrillic'],
    ['unicode-1-1-utf-8', 'utf-8'],
    ['"utf-8"', 'utf-8'],
    ['utf8', 'utf-8'],
    ['utf-16le', 'utf-16le'],
    ['utf-7', 'utf-7'],
    ['gb2312', 'gbk'],
  ] as const
  for (const [claim, iconvName] of aliases)
    assert.equal(readText(iconv.encode('Да, это Схема', iconvName), claim).text, 'Да, это Схема', claim)
  assert.equal(readText(Buffer.from('\ufeffСхема'), null).text, 'Схема')
  assert.equal(readText(iconv.encode('Схема', 'utf-16', { addBOM: true }), 'utf-16').text, 'Схема')
  assert.equal(readText(iconv.encode('Схема', 'utf-16be', { addBOM: true }), null).text, 'Схема')
  for (const claim of ['iso-8859-1', 'windows-1252', null, 'us-ascii'])
    assert.equal(readText(iconv.encode('Schöne Grüße aus Köln', 'latin1'), claim).text, 'Schöne Grüße aus Köln')
  assert.equal(readText(iconv.encode('zażółć gęślą jaźń', 'iso-8859-2'), 'iso-8859-2').text, 'zażółć gęślą jaźń')
  assert.equal(readText(iconv.encode('日本語のメール', 'shift_jis'), 'Shift_JIS').text, '日本語のメール')
  for (const claim of ['base64', 'hex', '__proto__', 'constructor', '', 'utf-16'.repeat(99)])
    assert.equal(readText(Buffer.from('plain'), claim).text, 'plain', claim)
})
