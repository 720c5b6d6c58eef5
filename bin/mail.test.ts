import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { mail, type Placing } from './mail.ts'

const MATRIX = join(import.meta.dirname, '..', 'mail', 'samples', 'cyrillic')
const KOI8 = join(MATRIX, 'koi8-r-file-raw.eml')
const KEYS = [
  'messageId',
  'from',
  'to',
  'cc',
  'subject',
  'date',
  'text',
  'reply',
  'quoted',
  'robot',
  'bounce',
  'attachments',
  'authentication',
  'placed',
  'problems',
]

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asmo-explain-'))
})
after(() => rm(folder, { recursive: true }))

interface Said {
  readonly code: number
  readonly out: readonly Record<string, unknown>[]
  readonly err: string
}

async function said(
  words: readonly string[],
  given: { stdin?: string; place?: Placing; trusted?: string } = {},
): Promise<Said> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const all = Promise.all([text(stdout), text(stderr)])
  const around = {
    stdin: Readable.from(given.stdin === undefined ? [] : [given.stdin]),
    stdout,
    stderr,
    env: given.trusted === undefined ? {} : { MAIL_AUTHSERV_ID: given.trusted },
  }
  const code = await mail(words, around, given.place)
  stdout.end()
  stderr.end()
  const [out, err] = await all
  const lines = out.split('\n')
  assert.equal(lines.pop(), '', 'every object ends its line')
  return { code, out: lines.map((line) => JSON.parse(line)), err }
}

test('a letter is explained in one line with exactly the promised keys', async () => {
  const { code, out, err } = await said(['explain', KOI8])
  assert.deepEqual([code, err, out.length], [0, '', 1])
  const [letter] = out
  assert.deepEqual(Object.keys(letter ?? {}), KEYS)
  assert.equal(letter?.['messageId'], 'koi8-r-file-raw@customer.example')
  assert.deepEqual(letter?.['from'], { name: 'Елкин Петр', address: 'petr@customer.example' })
  assert.deepEqual(letter?.['to'], [{ name: '', address: 'support@vendor.example' }])
  assert.equal(letter?.['date'], '2026-03-03T06:15:00Z')
  assert.deepEqual(letter?.['attachments'], [
    {
      name: 'Отчет за март 2026.txt',
      type: 'text/plain',
      size: 20,
      sha256: '07e634fca7532cb184e135a57ea2af4695a011b8a2956b54f73a739d144b63cc',
    },
  ])
  assert.deepEqual([letter?.['robot'], letter?.['bounce'], letter?.['placed']], [null, null, null])
})

test('files and the standard input are explained in their order, past those that cannot be read', async () => {
  const second = join(folder, 'Второе письмо.eml')
  await writeFile(second, 'Subject: два\r\n\r\nДа')
  const { code, out, err } = await said(['explain', KOI8, join(folder, 'нет.eml'), second, folder, '-'], {
    stdin: 'Subject: три\n\nДа',
  })
  assert.deepEqual(
    out.map(({ subject }) => subject),
    ['Ошибка при формировании отчета: превышен объем, прошу проверить', 'два', 'три'],
  )
  assert.equal(code, 1)
  assert.deepEqual(err.trimEnd().split('\n'), [
    `${join(folder, 'нет.eml')}: нет такого файла / no such file`,
    `${folder}: это папка, а не письмо / this is a folder, not a letter`,
  ])
})

test('an empty letter is a letter; a command without files is none', async () => {
  const { code, out } = await said(['explain', '-'])
  assert.equal(code, 0)
  assert.deepEqual(out[0]?.['problems'], ['no_message_id', 'no_author'])
  for (const words of [[], ['explain'], ['take', KOI8]]) {
    const wrong = await said(words)
    assert.deepEqual([wrong.code, wrong.out], [2, []])
    assert.match(wrong.err, /asmo mail explain/)
  }
})

const place: Placing = {
  own: { installation: 'i', addresses: new Set() },
  place: async ({ from }) => ({ how: `by ${from?.address}`, ticket: 1001 }),
}

test('the server that is trusted and the place come from outside', async () => {
  const raw =
    'From: a@vetluga.example\nAuthentication-Results: mx.asmo.example; dmarc=pass header.from=vetluga.example\n\nДа'
  const { out } = await said(['explain', '-'], { stdin: raw, place, trusted: 'mx.asmo.example' })
  assert.deepEqual(out[0]?.['placed'], { how: 'by a@vetluga.example', ticket: 1001 })
  assert.deepEqual(out[0]?.['authentication'], { spf: null, dkim: null, dmarc: 'pass', verdict: 'pass' })
})

test('a slow reader is waited for, one that goes away ends the command quietly', async () => {
  let waiting = 0
  const slow = new Writable({
    highWaterMark: 100,
    write: (chunk: Buffer, _encoding, done) => {
      // An empty one waits for those before it.
      if (chunk.length > 0) waiting += 1
      setTimeout(done, 2)
    },
  })
  const stderr = new PassThrough()
  const files = Array.from({ length: 20 }, () => KOI8)
  assert.equal(await mail(['explain', ...files], { stdin: Readable.from([]), stdout: slow, stderr, env: {} }), 0)
  assert.equal(waiting, 20)
  const gone = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
  })
  assert.equal(await mail(['explain', ...files], { stdin: Readable.from([]), stdout: gone, stderr, env: {} }), 0)
})

test('from the command line: paths from where one stands, a hundred letters in order, the database left alone', async () => {
  const asmo = join(import.meta.dirname, 'asmo.mjs')
  await writeFile(join(folder, 'рядом.eml'), await readFile(KOI8))
  const files = Array.from({ length: 100 }, (_, index) => `letter-${index}.eml`)
  for (const [index, file] of files.entries()) await writeFile(join(folder, file), `Subject: ${index}\n\nДа`)
  const child = spawn(process.execPath, [asmo, 'mail', 'explain', 'рядом.eml', ...files, 'нет.eml'], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: 'postgres://127.0.0.1:1/nowhere', ASMO_DATA: join(folder, 'data') },
  })
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('exit', resolve)),
  ])
  const subjects = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).subject)
  assert.deepEqual(
    subjects.slice(1),
    files.map((_, index) => String(index)),
  )
  assert.match(err, /нет\.eml: нет такого файла/)
  assert.equal(code, 1)
})
