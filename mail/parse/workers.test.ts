import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import { type FileShelf, openFileStore } from '../../server/files/store.ts'
import { ReadFailure } from './reader-thread.ts'
import { openReaders, type Readers, type ReadersOptions } from './workers.ts'

let folder: string
let store: FileShelf
const opened: Readers[] = []

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asmo-readers-'))
  store = await openFileStore(folder)
})
after(async () => {
  await Promise.all(opened.map((readers) => readers.stop()))
  await rm(folder, { recursive: true, force: true })
})

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

function readersOf(options: Partial<ReadersOptions> = {}): Readers {
  const readers = openReaders({ folder, log: silent, ...options })
  opened.push(readers)
  return readers
}

const poisoned = new URL('testing/poison.ts', import.meta.url)

async function kept(raw: string | Buffer): Promise<string> {
  const bytes = Buffer.from(raw)
  const file = await store.keep(Readable.from([bytes]), bytes.length)
  assert.ok(file !== 'too_large')
  return file.sha256
}

const letter = (subject: string, head = ''): string =>
  `From: Иванов Иван <ivanov@vetluga.example>\r\nSubject: ${subject}\r\nMessage-ID: <${subject.length}.1@vetluga.example>\r\n${head}Content-Type: text/plain; charset=utf-8\r\n\r\nНе печатается схема участка.\r\n`

const reasonOf = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof ReadFailure ? error.reason : error),
  )

test('a letter is read in a thread, and its files are in the file store when it is', async () => {
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256))
  const raw = [
    'From: Иванов Иван <ivanov@vetluga.example>',
    'Subject: =?utf-8?B?0KHRhdC10LzQsA==?=',
    'Content-Type: multipart/mixed; boundary=b1',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Схема приложена.',
    '--b1',
    'Content-Type: application/octet-stream; name="схема.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    '--b1--',
  ].join('\r\n')
  const readers = readersOf({ restMs: 200 })
  assert.equal(readers.threads(), 0)
  const read = await readers.read(await kept(raw))
  assert.equal(read.subject, 'Схема')
  assert.equal(read.text, 'Схема приложена.')
  const [file] = read.files
  assert.equal(file?.name, 'схема.bin')
  assert.equal(file.sha256, createHash('sha256').update(bytes).digest('hex'))
  assert.ok((await buffer(await store.open(file.sha256))).equals(bytes))
  assert.equal(readers.threads(), 1)
  await sleep(600)
  assert.equal(readers.threads(), 0, 'the thread ends when it has nothing to read')
  assert.equal((await readers.read(await kept(letter('Снова')))).subject, 'Снова')
})

test('E5 a letter that hangs, crashes or ends the thread or fills its memory fails alone; those behind it are read', async () => {
  const faults = [
    ['hang', 'hang'],
    ['crash', 'crash'],
    ['end', 'crash'],
    ['memory', 'memory'],
  ] as const
  for (const [fault, reason] of faults) {
    // Filling the memory takes its time, and must not be taken for hanging.
    const readers = readersOf({ script: poisoned, patienceMs: fault === 'hang' ? 4000 : 60_000, size: 1 })
    const bad = reasonOf(readers.read(await kept(letter(`Яд ${fault}`, `X-Fault: ${fault}\r\n`))))
    const good = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => readers.read(await kept(letter(`За ним ${fault} ${index}`)))),
    )
    assert.equal(await bad, reason)
    assert.deepEqual(
      good.map(({ subject }) => subject),
      Array.from({ length: 20 }, (_, index) => `За ним ${fault} ${index}`),
    )
  }
})

test('E5 several threads: one that hangs does not hold up the letters of the others', async () => {
  const readers = readersOf({ script: poisoned, patienceMs: 4000, size: 2 })
  const order: string[] = []
  const bad = reasonOf(readers.read(await kept(letter('Яд', 'X-Fault: hang\r\n')))).then((reason) => {
    order.push('bad')
    return reason
  })
  for (let index = 0; index < 5; index += 1) {
    await readers.read(await kept(letter(`Письмо ${index}`)))
    order.push('good')
  }
  assert.equal(await bad, 'hang')
  assert.deepEqual(order, ['good', 'good', 'good', 'good', 'good', 'bad'])
})

test('a raw letter that is not there is the fault of the disk, not of the letter', async () => {
  const readers = readersOf()
  assert.equal(await reasonOf(readers.read('ab'.repeat(32))), 'storage')
  assert.equal(await reasonOf(readers.read('../../etc/passwd')), 'storage')
  assert.equal(readers.threads(), 1, 'the thread goes on')
  assert.equal((await readers.read(await kept(letter('Дальше')))).subject, 'Дальше')
})

test('E7 a letter of 25 MB is read within the memory of its thread, its file byte by byte the same', async () => {
  const bytes = Buffer.alloc(18_500_000, 'АСМО, журнал событий участка. ')
  const head = 'From: a@vetluga.example\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\n\r\nЖурнал.\r\n'
  const file = '--b1\r\nContent-Type: text/plain; name=log.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n'
  const raw = Buffer.concat([
    Buffer.from(head + file),
    Buffer.from(bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')),
    Buffer.from('\r\n--b1--\r\n'),
  ])
  assert.ok(raw.length > 25_000_000)
  const read = await readersOf().read(await kept(raw))
  assert.equal(read.text, 'Журнал.')
  assert.deepEqual(
    read.files.map(({ name, size, sha256 }) => [name, size, sha256]),
    [['log.txt', bytes.length, createHash('sha256').update(bytes).digest('hex')]],
  )
})
