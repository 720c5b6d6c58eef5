import assert from 'node:assert/strict'
import { PassThrough, Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { LONGEST_LINE } from './lines.ts'
import { worktime } from './worktime.ts'

const QUESTION = '{"calendar":"ru","start":"2026-11-20T16:30:00+03:00","add":"PT2H"}'
const DUE = '2026-11-23T10:15:00+03:00'

/** What the command says to these chunks of input: the due instant or the error code of each line. */
const said = async (chunks: Iterable<Uint8Array | string>): Promise<readonly unknown[]> => {
  const output = new PassThrough()
  const all = text(output)
  await worktime(Readable.from(chunks, { objectMode: true }), output)
  output.end()
  const lines = (await all).split('\n')
  assert.equal(lines.pop(), '', 'every answer ends its line')
  return lines.map((line) => {
    const answer = JSON.parse(line)
    return answer.due ?? answer.error.code
  })
}

/** The bytes in pieces of one length, cut in the middle of lines and of letters. */
const inPieces = (bytes: Buffer, length: number): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  )

test('the n-th answer belongs to the n-th line, whatever the line is', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${QUESTION}\n\n{"календарь":"ru"}\r\nнет\n`),
    Buffer.from([0xff, 0xfe, 0x0a]),
    Buffer.from(`${QUESTION}\r\n\uFEFF${QUESTION}`),
  ])
  const expected = [DUE, 'empty_line', 'unknown_key', 'not_json', 'not_utf8', DUE, DUE]
  for (const length of [1, 2, 3, 7, 64, 4096])
    assert.deepEqual(await said(inPieces(bytes, length)), expected, `${length}`)
  assert.deepEqual(await said([bytes.toString('latin1').slice(0, QUESTION.length)]), [DUE])
})

test('no input is no answer, and a last line needs no end', async () => {
  assert.deepEqual(await said([]), [])
  assert.deepEqual(await said(['']), [])
  assert.deepEqual(await said([`${QUESTION}\n`]), [DUE])
  assert.deepEqual(await said(['\n']), ['empty_line'])
})

const tooLong = function* () {
  for (let i = 0; i < 64; i++) yield Buffer.alloc(1_000_000, 'x')
  yield `\n${QUESTION}\n`
  yield `${' '.repeat(LONGEST_LINE - QUESTION.length)}${QUESTION}\n`
  yield `${' '.repeat(LONGEST_LINE - QUESTION.length + 1)}${QUESTION}\n`
}

test('a line that is too long is refused without being kept, and the next one is read', async () => {
  assert.deepEqual(await said(tooLong()), ['line_too_long', DUE, DUE, 'line_too_long'])
})

test('an answer is written as soon as its line has come', async () => {
  const input = new PassThrough()
  const output = new PassThrough()
  const done = worktime(input, output)
  for (let i = 0; i < 3; i++) {
    const answer = new Promise((resolve) => output.once('data', resolve))
    input.write(`${QUESTION}\n`)
    assert.ok(String(await answer).includes(DUE))
  }
  input.end()
  await done
})

test('a slow reader is waited for', async () => {
  let waiting = 0
  let longest = 0
  let lines = 0
  const slow = new Writable({
    highWaterMark: 1000,
    write: (chunk: Buffer, _encoding, done) => {
      lines += chunk.toString().split('\n').length - 1
      longest = Math.max(longest, waiting - lines)
      setImmediate(done)
    },
  })
  const input = function* () {
    for (let i = 0; i < 2000; i++) {
      waiting++
      yield `${QUESTION}\n`
    }
  }
  await worktime(Readable.from(input()), slow)
  assert.equal(lines, 2000)
  assert.ok(longest < 100, `${longest} lines were read ahead of the reader`)
})

const failing = (code: string, after: number) => {
  let left = after
  return new Writable({
    write: (_chunk, _encoding, done) => {
      left--
      done(left < 0 ? Object.assign(new Error(code), { code }) : null)
    },
  })
}

const endless = function* () {
  for (;;) yield `${QUESTION}\n`
}

test('a reader that goes away ends the command quietly, another failure does not', async () => {
  await worktime(Readable.from(endless()), failing('EPIPE', 10))
  await assert.rejects(worktime(Readable.from(endless()), failing('ENOSPC', 10)), { code: 'ENOSPC' })
  await assert.rejects(worktime(Readable.from([QUESTION]), failing('ENOSPC', 0)), { code: 'ENOSPC' })
})

const count = async (lines: number): Promise<number> => {
  let answers = 0
  let highest = 0
  const input = function* () {
    for (let sent = 0; sent < lines; sent += 1000) {
      // The heap in use as a collection leaves it would need a flag: the highest of many samples will do.
      if (sent % 10_000 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed)
      yield `${QUESTION}\n`.repeat(1000)
    }
  }
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      answers += chunk.toString().split('\n').length - 1
      done()
    },
  })
  await worktime(Readable.from(input()), output)
  assert.equal(answers, lines)
  return highest
}

test('two hundred thousand lines need hardly more memory than ten thousand', async () => {
  const few = await count(10_000)
  const many = await count(200_000)
  assert.ok(many - few < 80_000_000, `${few} → ${many}`)
})
