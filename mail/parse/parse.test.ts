import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'node:test'
import type { Letter } from '../../core/letters/letter.ts'
import { readLetterHere } from './here.ts'
import { parseLetter } from './parse.ts'
import { multipart, ordinary, raw } from './testing/raw.ts'

const read = (text: string | Buffer): Promise<Letter> => readLetterHere(Buffer.from(text))
const typed = (type: string, ...more: readonly string[]): readonly string[] => [`Content-Type: ${type}`, ...more]
const mixed = (...parts: readonly string[]): string =>
  raw([...ordinary, 'Content-Type: multipart/mixed; boundary="=_x"'], multipart('=_x', ...parts))
const PLAIN = typed('text/plain; charset=utf-8')
const HTML = typed('text/html; charset=utf-8')

const withHead = (...head: readonly string[]): Promise<Letter> => read(raw(head, 'x'))
const encoded = async (encoding: string, body: string): Promise<Letter> =>
  read(raw([...ordinary, ...PLAIN, `Content-Transfer-Encoding: ${encoding}`], body))
const digestOf = async (text: string): Promise<string> => (await read(text)).digest

test('the head: ids without brackets, the date, references in their order, every field by its name', async () => {
  const letter = await read(
    raw(
      [
        ...ordinary,
        'In-Reply-To: <a@asmo.example>',
        'References: <a@asmo.example>',
        '\t<b@asmo.example>',
        'X-Priority: 1',
        'Received: from one',
        'received : from two',
      ],
      'Да',
    ),
  )
  assert.equal(letter.messageId, '4711@vetluga.example')
  assert.equal(letter.date, Date.UTC(2026, 10, 16, 7, 15))
  assert.deepEqual(letter.inReplyTo, ['a@asmo.example'])
  assert.deepEqual(letter.references, ['a@asmo.example', 'b@asmo.example'])
  assert.deepEqual(letter.head['received'], ['from one', 'from two'])
  assert.deepEqual(letter.head['x-priority'], ['1'])
  assert.deepEqual(letter.problems, ['charset_guessed'])
})

test('D8 an empty, missing or twice given Message-ID is none, and empty references name nothing', async () => {
  for (const head of [
    [],
    ['Message-ID: <>'],
    ['Message-ID:'],
    ['Message-ID: < >'],
    [`Message-ID: <${'x'.repeat(2000)}>`],
  ]) {
    const letter = await withHead(...head)
    assert.equal(letter.messageId, null)
    assert.ok(letter.problems.includes('no_message_id'))
  }
  const two = await withHead('Message-ID: <a@x.example>', 'Message-ID: <b@x.example>')
  assert.equal(two.messageId, null)
  assert.ok(two.problems.includes('several_message_ids'))
  assert.equal((await withHead('Message-ID: <a@x.example>', 'Message-ID: <a@x.example>')).messageId, 'a@x.example')
  assert.equal((await withHead('Message-ID: a@x.example')).messageId, 'a@x.example')
  const empty = await withHead('In-Reply-To: <>', 'References: <> <  > ""')
  assert.deepEqual([empty.inReplyTo, empty.references], [[], []])
})

test('of alternatives the plain text is read, unless it is empty or only points to the HTML', async () => {
  const html = raw(HTML, '<p>Не печатается <b>схема</b> участка, кнопка серая.</p>')
  const letterOf = (plain: string): Promise<Letter> =>
    read(raw([...ordinary, 'Content-Type: multipart/alternative; boundary=b'], multipart('b', raw(PLAIN, plain), html)))
  assert.equal((await letterOf('Не печатается схема.')).text, 'Не печатается схема.')
  const shown = 'Не печатается схема участка, кнопка серая.'
  assert.equal((await letterOf(' \r\n ')).text.trim(), shown)
  assert.equal((await letterOf('Включите показ HTML.')).text.trim(), shown)
  assert.match((await letterOf('Не печатается схема.')).html ?? '', /<b>схема<\/b>/)
})

test('text in several parts is read in its order, HTML and plain', async () => {
  const letter = await read(
    mixed(
      raw(PLAIN, 'Первое.'),
      raw(typed('application/pdf; name=a.pdf'), '%PDF'),
      raw(HTML, '<p>Второе &amp; третье.</p>'),
      raw(PLAIN, 'Подпись <рассылки>.'),
    ),
  )
  assert.deepEqual(
    letter.text.split('\n').filter((line) => line !== ''),
    ['Первое.', 'Второе & третье.', 'Подпись <рассылки>.'],
  )
  assert.match(letter.html ?? '', /Первое\.[^]*третье[^]*Подпись &lt;рассылки&gt;/)
  assert.deepEqual(
    letter.files.map(({ name }) => name),
    ['a.pdf'],
  )
})

test('pictures that the HTML shows are inline, in its place; others are files', async () => {
  const picture = (id: string, name: string): string =>
    raw(typed(`image/png; name=${name}`, `Content-ID: <${id}>`, 'Content-Transfer-Encoding: base64'), 'iVBORw==')
  const related = raw(
    typed('multipart/related; boundary=r'),
    multipart(
      'r',
      raw(HTML, '<p>Вот: <img src="cid:one%40x"></p>'),
      picture('one@x', 'a.png'),
      picture('two@x', 'b.png'),
    ),
  )
  const letter = await read(mixed(related))
  assert.deepEqual(
    letter.files.map(({ name, inline, contentId }) => [name, inline, contentId]),
    [
      ['a.png', true, 'one@x'],
      ['b.png', false, 'two@x'],
    ],
  )
  assert.match(letter.html ?? '', /cid:one/)
})

test('format=flowed: soft line breaks join, quotes keep their depth, a signature mark stays', async () => {
  const lines = [
    'Схема не ',
    'печатается.',
    '',
    '> Вы писали: ',
    '> что с ней?',
    '>> Да.',
    ' > не цитата',
    '-- ',
    'Иванов',
  ]
  const flowed = await read(raw([...ordinary, ...typed('text/plain; charset=utf-8; format=flowed')], ...lines))
  assert.deepEqual(flowed.text.split('\n'), [
    'Схема не печатается.',
    '',
    '> Вы писали: что с ней?',
    '>> Да.',
    '> не цитата',
    '-- ',
    'Иванов',
  ])
  const split = await read(
    raw([...ordinary, ...typed('text/plain; charset=utf-8; format=flowed; delsp=yes')], 'не ', 'льзя'),
  )
  assert.equal(split.text, 'нельзя')
})

test('U15 the bytes of an attachment are the sender’s: line ends, charset, the last line end', async () => {
  const kept: Buffer[] = []
  const bodies = ['one\r\ntwo\r\n', 'one\ntwo\n', '\r\n\r\n', '']
  const parts = bodies.map(
    (body) => `Content-Type: text/plain; charset=koi8-r; name=a.txt\r\nContent-Disposition: attachment\r\n\r\n${body}`,
  )
  const letter = await parseLetter(Buffer.from(mixed(raw(PLAIN, 'Журналы.'), ...parts)), async (bytes) => {
    kept.push(Buffer.from(bytes))
    return createHash('sha256').update(bytes).digest('hex')
  })
  assert.deepEqual(
    kept.map((bytes) => bytes.toString()),
    bodies,
  )
  assert.deepEqual(
    letter.files.map(({ size }) => size),
    bodies.map(({ length }) => length),
  )
})

test('damaged base64 and quoted-printable give what can be read', async () => {
  const whole = Buffer.from('Схема участка').toString('base64')
  assert.deepEqual((await encoded('base64', whole)).problems, [])
  const cases = [
    ['base64', whole.slice(0, 8) + '!\r\n*' + whole.slice(8)],
    ['base64', `${whole}=\r\n____________\r\nРассылка отдела\r\n`],
    ['BASE64 ', whole.replaceAll('=', '')],
    ['quoted-printable', '=D0=A1=D1=85=D0=B5=D0=BC=D0=B0 =\r\nуч=D0=B0стка'],
    ['Quoted-Printable', '=D0=A1=D1=85=D0=B5=D0=BC=D0=B0 участка   '],
  ] as const
  for (const [encoding, body] of cases) assert.equal((await encoded(encoding, body)).text.trim(), 'Схема участка', body)
  const odd = await encoded('quoted-printable', '100 = 100, =ZZ, =')
  assert.equal(odd.text, '100 = 100, =ZZ, ')
  assert.deepEqual(odd.problems, ['encoding_damaged'])
  const two = await encoded(
    'base64',
    `${Buffer.from('Один.').toString('base64')}\r\n${Buffer.from(' Два.').toString('base64')}`,
  )
  assert.equal(two.text, 'Один. Два.')
})

test('an attached letter is a file whole, and looked into; calendars, signatures and HTML files are files', async () => {
  const inner = raw(
    ['From: Петров <petrov@oka.example>', 'Subject: Связь', 'Message-ID: <1@oka.example>', ...PLAIN],
    'Нет связи.',
  )
  const letter = await read(
    mixed(
      raw(PLAIN, 'Пересылаю.'),
      raw(typed('message/rfc822'), inner),
      raw(typed('text/calendar; method=REQUEST'), 'BEGIN:VCALENDAR'),
      raw(typed('application/pgp-signature'), 'x'),
      raw(typed('text/html; charset=utf-8', 'Content-Disposition: attachment; filename=отчёт.html'), '<p>x</p>'),
    ),
  )
  assert.equal(letter.text, 'Пересылаю.')
  assert.equal(letter.html, null)
  assert.deepEqual(
    letter.files.map(({ name, type, size }) => [name, type, size]),
    [
      ['Связь.eml', 'message/rfc822', Buffer.byteLength(inner)],
      ['invite.ics', 'text/calendar', 15],
      ['signature.asc', 'application/pgp-signature', 1],
      ['отчёт.html', 'text/html', 8],
    ],
  )
  assert.equal(letter.files[0]?.sha256, createHash('sha256').update(inner).digest('hex'))
  assert.deepEqual(letter.nested, [
    {
      messageId: '1@oka.example',
      from: { name: 'Петров', address: 'petrov@oka.example' },
      to: [],
      subject: 'Связь',
      date: null,
      text: 'Нет связи.',
    },
  ])
})

test('a delivery report is read, and the letter that it is about is known (RFC 3464)', async () => {
  const letter = await read(
    raw(
      [...ordinary, 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
      multipart(
        'b',
        raw(PLAIN, 'Не доставлено.'),
        raw(
          typed('message/delivery-status'),
          'Reporting-MTA: dns; mx.oka.example',
          'Original-Envelope-Id: 0193-7',
          '',
          'Original-Recipient: rfc822;Petrov@oka.example',
          'Final-Recipient: rfc822; p@oka.example',
          'Action: Failed (no such user)',
          'Status: 5.1.1 (unknown)',
          'Diagnostic-Code: smtp; 550 5.1.1',
          '  no such user',
          '',
          'Final-Recipient: rfc822; <b@oka.example>',
          'Action: delayed',
        ),
        raw(typed('text/rfc822-headers'), 'Message-ID: <notice@asmo.example>', 'Subject: x', ''),
      ),
    ),
  )
  assert.equal(letter.contentType.parameters['report-type'], 'delivery-status')
  assert.deepEqual(letter.report, {
    envelopeId: '0193-7',
    messageId: 'notice@asmo.example',
    recipients: [
      { recipient: 'Petrov@oka.example', action: 'failed', status: '5.1.1', diagnostic: '550 5.1.1 no such user' },
      { recipient: 'b@oka.example', action: 'delayed', status: null, diagnostic: null },
    ],
  })
  assert.deepEqual(letter.files, [])
  assert.equal(letter.text, 'Не доставлено.')
})

test('C3 names of files are made plain, and there is always one', async () => {
  const names = [
    '../../etc/passwd',
    'C:\\Windows\\cmd.exe',
    '<img src=x onerror=alert(1)>.png',
    'счёт\u202efdp.exe',
    'NUL.txt',
    `${'ы'.repeat(4000)}.docx`,
    '. '.repeat(100_000),
    '',
  ]
  const letter = await read(
    mixed(
      ...names.map((name) =>
        raw(typed('application/x-any', `Content-Disposition: attachment; filename="${name}"`), 'x'),
      ),
    ),
  )
  assert.deepEqual(
    letter.files.map(({ name }) => (name.length > 50 ? name.slice(-6) : name)),
    ['passwd', 'cmd.exe', '_img src=x onerror=alert(1)_.png', 'счётfdp.exe', '_NUL.txt', 'ы.docx', 'file', 'file.bin'],
  )
  for (const { name } of letter.files) assert.ok(Buffer.byteLength(name) <= 255)
})

test('damaged structure: no boundary, a boundary that never comes, no end, no head', async () => {
  const unmarked = await read(raw([...ordinary, 'Content-Type: multipart/mixed'], multipart('zz', raw(PLAIN, 'Да.'))))
  assert.deepEqual([unmarked.text, unmarked.problems], ['Да.', ['structure_damaged']])
  const absent = await read(raw([...ordinary, 'Content-Type: multipart/mixed; boundary=nowhere'], 'Просто текст.'))
  assert.equal(absent.text, 'Просто текст.')
  assert.ok(absent.problems.includes('structure_damaged'))
  const endless = await read(
    raw([...ordinary, 'Content-Type: multipart/mixed; boundary=b'], '--b', ...PLAIN, '', 'Начало'),
  )
  assert.equal(endless.text, 'Начало')
  const headless = await read('Просто строка без головы\r\nи ещё одна')
  assert.equal(headless.text, 'Просто строка без головы\nи ещё одна')
  const outer = multipart(
    'o',
    raw(typed('multipart/mixed; boundary=i'), `--i\r\n${raw(PLAIN, 'Внутри')}`),
    raw(PLAIN, 'Снаружи'),
  )
  const unclosed = await read(raw([...ordinary, 'Content-Type: multipart/mixed; boundary=o'], outer))
  assert.equal(unclosed.text, 'Внутри\nСнаружи')
})

test('D9 D10 a letter by another route has the same digest, another letter has another', async () => {
  const body = 'Не печатается схема.\r\n'
  const quoted = [...Buffer.from(body.trimEnd())].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('')
  const first = await digestOf(raw([...ordinary, ...PLAIN], body))
  assert.equal(
    await digestOf(raw(['Received: by mx', 'DKIM-Signature: x', ...ordinary, ...PLAIN, 'X-Spam: no'], body)),
    first,
  )
  assert.equal(
    await digestOf(raw([...ordinary, ...PLAIN, 'Content-Transfer-Encoding: quoted-printable'], quoted)),
    first,
  )
  assert.equal(await digestOf(raw([...ordinary, ...PLAIN], body).replaceAll('\r\n', '\n')), first)
  assert.notEqual(await digestOf(raw([...ordinary, ...PLAIN], body.replace('Не', 'Ни'))), first)
  for (const line of ordinary) {
    const changed = ordinary.map((each) => (each === line ? each.replace(/[14]|ivanov|support|Схема/, '2') : each))
    assert.notEqual(await digestOf(raw([...changed, ...PLAIN], body)), first, line)
  }
  const withFile = (bytes: string): Promise<string> => digestOf(mixed(raw(PLAIN, body), raw(typed('image/png'), bytes)))
  assert.notEqual(await withFile('a'), await withFile('b'))
})

test('nothing in a letter is a control character or half of one: the database takes it all', async () => {
  const letter = await read(
    raw(
      [
        'From: "Ив\u0000ан\u0007" <a@vetluga.example>',
        'Subject: a\u0000b =?utf-16be?B?2AA=?= =?utf-8?Q?=00=0D=0ABcc:_x?=',
        '__proto__: x',
        'constructor: y',
        ...PLAIN,
      ],
      'a\u0000b\u0007\tc',
    ),
  )
  assert.equal(letter.text, 'ab\tc')
  assert.doesNotMatch(JSON.stringify(letter), /\p{Cc}|\\u00[01]|\\r|\\n|\\ud[89a-f]/iu)
  assert.deepEqual(letter.head['constructor'], ['y'])
  assert.ok(!Object.hasOwn(letter.head, '__proto__'))
})

test('I15 a letter is read when all of its files are kept, and not when one could not be', async () => {
  const body = mixed(...Array.from({ length: 12 }, (_, index) => raw(typed('image/png'), `${index}`)))
  let kept = 0
  const letter = await parseLetter(Buffer.from(body), async (bytes) => {
    // The first take longest: the order in the letter is the letter's all the same.
    await sleep(30 - Number(bytes.toString()))
    kept += 1
    return bytes.toString().padStart(64, '0')
  })
  assert.equal(kept, 12)
  assert.deepEqual(
    letter.files.map(({ sha256 }) => Number(sha256)),
    Array.from({ length: 12 }, (_, index) => index),
  )
  const full = parseLetter(Buffer.from(body), async (bytes) => {
    if (bytes.toString() === '7') throw new Error('the disk is full')
    return '0'.repeat(64)
  })
  await assert.rejects(full, /the disk is full/)
})
