import assert from 'node:assert/strict'
import test from 'node:test'
import { array, assert as always, nat, property, tuple, uint8Array } from 'fast-check'
import iconv from 'iconv-lite'
import { unpackTnef } from './tnef.ts'

const u16 = (value: number) => Buffer.from([value & 0xff, value >>> 8])
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

/** Builds winmail.dat as MS-OXTNEF 2.1 lays it down. */
const tnef = (...attributes: Buffer[]) => Buffer.concat([u32(0x223e9f78), u16(0x0001), ...attributes])
const attribute = (id: number, data: Buffer) =>
  Buffer.concat([
    Buffer.from([(id & 0xffff) >= 0x9000 && id !== 0x00069003 && id !== 0x00069007 ? 2 : 1]),
    u32(id),
    u32(data.length),
    data,
    u16(data.reduce((sum, byte) => (sum + byte) & 0xffff, 0)),
  ])
const codepage = (number: number) => attribute(0x00069007, Buffer.concat([u32(number), u32(0)]))
const body = (bytes: Buffer) => attribute(0x0002800c, bytes)
const begin = attribute(0x00069002, Buffer.alloc(14))
const title = (name: Buffer) => attribute(0x00018010, Buffer.concat([name, Buffer.from([0])]))
const data = (bytes: Buffer) => attribute(0x0006800f, bytes)
const properties = (...all: Buffer[]) => Buffer.concat([u32(all.length), ...all])
const ofAttachment = (...all: Buffer[]) => attribute(0x00069005, properties(...all))
const ofLetter = (...all: Buffer[]) => attribute(0x00069003, properties(...all))
const sized = (type: number, id: number, value: Buffer) =>
  Buffer.concat([u16(type), u16(id), u32(1), u32(value.length), padded(value)])
const unicode = (id: number, text: string) => sized(0x1f, id, iconv.encode(`${text}\0`, 'utf-16le'))
const string8 = (id: number, bytes: Buffer) => sized(0x1e, id, Buffer.concat([bytes, Buffer.from([0])]))
const long = (id: number, value: number) => Buffer.concat([u16(0x03), u16(id), u32(value)])
const named = (name: string, value: number) => {
  const text = iconv.encode(`${name}\0`, 'utf-16le')
  return Buffer.concat([
    u16(0x03),
    u16(0x8001),
    Buffer.alloc(16, 7),
    u32(1),
    u32(text.length),
    padded(text),
    u32(value),
  ])
}
const object = (bytes: Buffer) =>
  ofAttachment(unicode(0x3001, 'Переписка'), sized(0x0d, 0x3701, Buffer.concat([Buffer.alloc(16, 1), bytes])))
const cp1251 = (text: string) => iconv.encode(text, 'cp1251')

const drawing = Buffer.from('%PDF-1.4\nчертёж узла', 'utf8')
const table = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

const aLetter = () =>
  tnef(
    codepage(1251),
    body(cp1251('Добрый день! Высылаю схему.\r\n\0')),
    ofLetter(
      named('Keywords', 4),
      Buffer.concat([
        u16(0x101f),
        u16(0x6001),
        u32(2),
        ...['Раз', 'Два!'].flatMap((text) => [u32(text.length * 2), padded(iconv.encode(text, 'utf-16le'))]),
      ]),
      long(0x3fde, 65_001),
      Buffer.concat([u16(0x0b), u16(0x0e06), u16(1), u16(0)]),
      sized(0x0102, 0x1013, Buffer.from('<p>Добрый день! Высылаю <b>схему</b>.</p>')),
    ),
    begin,
    title(cp1251('ЧЕРТЁЖ~1.PDF')),
    data(drawing),
    ofAttachment(long(0x3705, 1), unicode(0x3707, 'Чертёж узла № 12 (согласованный).pdf')),
    begin,
    title(cp1251('ВЕДОМО~1.XLS')),
    data(table),
    ofAttachment(string8(0x3707, cp1251('Ведомость «Труба».xls'))),
    begin,
    title(cp1251('старый.txt')),
    data(cp1251('Ё')),
  )

const contents = (bytes: Buffer) => unpackTnef(bytes)?.files.map((file) => [file.name, file.bytes.toString('hex')])

test('U15 winmail.dat gives files by their long Russian names, Unicode and Windows-1251, byte for byte', () => {
  assert.deepEqual(contents(aLetter()), [
    ['Чертёж узла № 12 (согласованный).pdf', drawing.toString('hex')],
    ['Ведомость «Труба».xls', table.toString('hex')],
    ['старый.txt', 'a8'],
  ])
})

test('winmail.dat gives the text by its code page and the HTML by the code page of that', () => {
  const unpacked = unpackTnef(aLetter())
  assert.equal(unpacked?.text, 'Добрый день! Высылаю схему.\r\n')
  assert.equal(unpacked?.html, '<p>Добрый день! Высылаю <b>схему</b>.</p>')
})

test('a name in each code page that Russian Outlook has used', () => {
  const name = 'Отчёт за июль.docx'
  for (const [number, charset] of [
    [1251, 'cp1251'],
    [866, 'cp866'],
    [20_866, 'koi8-r'],
    [28_595, 'iso-8859-5'],
    [65_001, 'utf-8'],
    [10_007, 'maccyrillic'],
  ] as const) {
    const packed = tnef(codepage(number), begin, title(iconv.encode(name, charset)), data(table))
    assert.deepEqual(contents(packed), [[name, table.toString('hex')]], charset)
  }
  const unknown = tnef(codepage(99_999), begin, title(cp1251(name)), data(table))
  assert.deepEqual(contents(unknown), [[name, table.toString('hex')]])
})

test('a file that only the properties hold, and one without any name', () => {
  const packed = tnef(
    codepage(1251),
    begin,
    ofAttachment(unicode(0x3704, 'ключ.lic'), sized(0x0102, 0x3701, table)),
    begin,
    data(drawing),
  )
  assert.deepEqual(contents(packed), [
    ['ключ.lic', table.toString('hex')],
    ['attachment', drawing.toString('hex')],
  ])
})

test('a letter within gives its words and its files, an object that is none is itself', () => {
  const inner = tnef(
    codepage(1251),
    body(cp1251('Согласовано\0')),
    begin,
    title(cp1251('акт.txt')),
    data(Buffer.from('акт')),
  )
  const packed = tnef(codepage(1251), begin, object(inner), begin, object(table))
  assert.deepEqual(contents(packed), [
    ['Переписка.txt', Buffer.from('Согласовано').toString('hex')],
    ['акт.txt', Buffer.from('акт').toString('hex')],
    ['Переписка', table.toString('hex')],
  ])
})

test('E7 winmail.dat cut off at any byte gives the files that came whole before, and never throws', () => {
  const whole = aLetter()
  const counts = new Set<number>()
  for (let length = 0; length < whole.length; length += 1) {
    const files = unpackTnef(whole.subarray(0, length))?.files ?? []
    counts.add(files.length)
    if (files[0] !== undefined) assert.deepEqual(files[0].bytes, drawing)
  }
  assert.deepEqual([...counts].toSorted(), [0, 1, 2, 3])
  assert.equal(unpackTnef(whole)?.whole, true)
  assert.equal(unpackTnef(whole.subarray(0, -20))?.whole, false)
  assert.equal(unpackTnef(whole.subarray(0, 6)), null)
  assert.equal(unpackTnef(Buffer.from('это не winmail.dat, а письмо')), null)
  assert.equal(unpackTnef(Buffer.alloc(0)), null)
})

test('E7 sizes and counts that lie cost nothing: any bytes after the signature, any damage', () => {
  const whole = aLetter()
  always(
    property(array(tuple(nat(whole.length - 1), nat(255)), { maxLength: 20 }), (damages) => {
      const bytes = Buffer.from(whole)
      for (const [at, value] of damages) bytes[at] = value
      const total = (unpackTnef(bytes)?.files ?? []).reduce((sum, file) => sum + file.bytes.length, 0)
      assert.ok(total <= whole.length)
    }),
    { numRuns: 2000 },
  )
  always(property(uint8Array({ maxLength: 400 }), (bytes) => void unpackTnef(tnef(Buffer.from(bytes)))))
  const many = Buffer.concat([
    u32(0xffffffff),
    ...Array.from({ length: 50_000 }, () => Buffer.concat([u16(0x1102), u16(1), u32(0xffffffff)])),
  ])
  assert.deepEqual(unpackTnef(tnef(attribute(0x00069003, many)))?.files, [])
})

const rtf = (hex: string) =>
  unpackTnef(tnef(ofLetter(sized(0x0102, 0x1009, Buffer.from(hex, 'hex')))))?.rtf?.toString('latin1')

test('words that are there as RTF alone are given as that (the example of MS-OXRTFCP, 3.1)', () => {
  const packed = '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0'
  const plain = '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n'
  assert.equal(rtf(packed), plain)
  const cut = rtf(packed.slice(0, -20)) ?? ''
  assert.ok(cut.length > 20 && plain.startsWith(cut), cut)
  assert.equal(rtf(`10000000${'04000000'}4d454c41000000007b7d0d0a`), '{}\r\n')
  assert.equal(unpackTnef(aLetter())?.rtf, null)
  const lies = `ffffffffffffffff4c5a467500000000`
  always(
    property(uint8Array({ maxLength: 300 }), (bytes) => {
      assert.ok((rtf(lies + Buffer.from(bytes).toString('hex')) ?? '').length <= 2700)
    }),
  )
})

test('E7 a hundred thousand files give a thousand', () => {
  const one = Buffer.concat([begin, data(Buffer.from([1]))])
  assert.equal(unpackTnef(tnef(...Array.from({ length: 100_000 }, () => one)))?.files.length, 1000)
})
