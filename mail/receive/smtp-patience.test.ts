import assert from 'node:assert/strict'
import { createConnection, type Socket } from 'node:net'
import { after, test } from 'node:test'
import type { Instant } from '../../core/time/instant.ts'
import { type Intake, type IntakeOptions, openIntake } from './smtp.ts'
import { openLines, openScales } from './testing/shelf.ts'
import { talkTo } from './testing/talk.ts'

const open: Intake[] = []
after(() => Promise.all(open.map((intake) => intake.stop())))

const now = () => Date.parse('2026-11-20T16:30:00+03:00') as Instant

async function door(patience: IntakeOptions['patience'], maxSize = 1_000_000) {
  const scales = openScales()
  const { log } = openLines()
  const intake = await openIntake({
    listen: 'smtp://127.0.0.1:0',
    maxSize,
    accepts: () => true,
    store: scales.store,
    now,
    log,
    patience: { tickMs: 20, ...patience },
  })
  open.push(intake)
  return { scales, port: intake.port }
}

const letter = 'From: oleg@vetluga.example\r\nSubject: Не открывается журнал\r\n\r\nЗдравствуйте!'

async function deliver(port: number): Promise<string> {
  const talk = await talkTo(port)
  await talk.say('EHLO mx.desk.example')
  await talk.say('MAIL FROM:<oleg@vetluga.example>')
  await talk.say('RCPT TO:<support@desk.example>')
  await talk.say('DATA')
  const said = await talk.letter(letter)
  talk.end()
  return said
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A client that sends these words first and then one byte each 100 ms, ten times as fast as it takes. */
function dripping(port: number, words: string, byte: string): { socket: Socket; closed: () => boolean } {
  const socket = createConnection(port, '127.0.0.1')
  let closed = false
  let step = 0
  socket.on('error', () => undefined)
  socket.on('close', () => {
    closed = true
    clearInterval(timer)
  })
  socket.on('data', () => {
    const line = words.split('\n')[step]
    step += 1
    if (line !== undefined && line !== '') socket.write(`${line}\r\n`)
  })
  const timer = setInterval(() => {
    if (step > words.split('\n').length - 1) socket.write(byte)
  }, 100)
  return { socket, closed: () => closed }
}

test('E10 500 connections that send a byte now and then keep nobody out, and are cut off at the limit', async () => {
  const { port, scales } = await door({ commandMs: 3000, graceMs: 3000 })
  const upToData = 'EHLO slow.example\nMAIL FROM:<>\nRCPT TO:<support@desk.example>\nDATA\n'
  const kinds = [
    { words: '', byte: 'E' },
    { words: 'EHLO slow.example\n', byte: 'M' },
    { words: upToData, byte: 'x' },
    { words: upToData, byte: '\r\n' },
  ]
  const slow = Array.from({ length: 500 }, (_, index) => {
    const { words, byte } = kinds[index % kinds.length] ?? { words: '', byte: 'x' }
    return dripping(port, words, byte)
  })
  await wait(500)
  const before = process.memoryUsage.rss()
  for (let count = 0; count < 20; count += 1) {
    const began = performance.now()
    assert.match(await deliver(port), /^250/)
    assert.ok(performance.now() - began < 1000, 'others are served as ever')
  }
  const left = slow.filter((one) => !one.closed()).length
  assert.ok(left <= 200, `${left} are still there`)
  assert.ok(left > 100, 'those within the limit were not cut off for nothing')
  for (let tries = 0; tries < 100 && slow.some((one) => !one.closed()); tries += 1) await wait(100)
  assert.equal(slow.filter((one) => !one.closed()).length, 0, 'all are cut off at the limit')
  assert.ok(process.memoryUsage.rss() - before < 50_000_000, 'memory is flat')
  assert.equal(scales.sizes.length, 20)
})

test('E10 a line without an end is cut off', async () => {
  const { port } = await door({})
  const talk = await talkTo(port)
  talk.socket.write('EHLO '.padEnd(20_000, 'x'))
  assert.match(await talk.reply(), /^421/)
  assert.equal(await talk.reply(), '')
})

test('E10 commands without an end are cut off: unknown, refused, and good for nothing', async () => {
  const { port } = await door({ commandBytes: 20_000, refusals: 30 })
  for (const [command, most] of [
    ['XYZZY', 12],
    ['MAIL FROM:<<', 40],
    ['NOOP', 200_000],
  ] as const) {
    const talk = await talkTo(port)
    await talk.say('EHLO mx.desk.example')
    let said = ''
    let count = 0
    for (; count < most && !said.startsWith('421'); count += 1) {
      said = await talk.say(command)
      if (said === '') break
    }
    assert.ok(count < most, `${command}: still going after ${count}`)
    talk.end()
  }
})

test('E10 a client that asks on and on and never reads the answers is cut off', async () => {
  const { port } = await door({ commandBytes: 2_000_000, commandMs: 1500 })
  const socket = createConnection(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.pause()
  const closed = new Promise((resolve) => socket.on('close', resolve))
  const timer = setInterval(() => socket.write('HELP\r\n'.repeat(2000)), 5)
  const before = process.memoryUsage.rss()
  await wait(3000)
  clearInterval(timer)
  socket.resume()
  await closed
  assert.ok(process.memoryUsage.rss() - before < 100_000_000, 'memory is flat')
})

test('E10 the limit is kept whatever SIZE was said: to the byte, with 552, and with memory flat', async () => {
  const { port, scales } = await door({}, 1_000_000)
  const talk = await talkTo(port)
  await talk.say('EHLO mx.desk.example')
  assert.match(await talk.say('MAIL FROM:<> SIZE=1000001'), /^552/)
  const send = async (bytes: number): Promise<string> => {
    assert.match(await talk.say('MAIL FROM:<> SIZE=100'), /^250/)
    await talk.say('RCPT TO:<support@desk.example>')
    await talk.say('DATA')
    return talk.letter('x'.repeat(bytes - 2))
  }
  assert.match(await send(1_000_000), /^250/)
  assert.match(await send(1_000_001), /^552 5\.3\.4/)
  assert.match(await send(1_500_000), /^552 5\.3\.4/)
  assert.match(await send(10), /^250/, 'the conversation is still in step')
  assert.deepEqual(scales.sizes, [1_000_000, 10], 'what was too big was not stored')
  talk.end()
})

test('E10 a letter without an end is cut off, with memory flat', async () => {
  const { port, scales } = await door({}, 1_000_000)
  const talk = await talkTo(port)
  await talk.say('EHLO mx.desk.example')
  await talk.say('MAIL FROM:<>')
  await talk.say('RCPT TO:<support@desk.example>')
  await talk.say('DATA')
  const before = process.memoryUsage.rss()
  const chunk = Buffer.alloc(65_536, 'x')
  let sent = 0
  while (!talk.socket.destroyed && sent < 200_000_000) {
    if (!talk.socket.write(chunk)) {
      await Promise.race([new Promise((resolve) => talk.socket.once('drain', resolve)), wait(100)])
    }
    sent += chunk.length
  }
  assert.ok(sent < 200_000_000, 'it was cut off')
  assert.ok(process.memoryUsage.rss() - before < 100_000_000, 'memory is flat')
  assert.deepEqual(scales.sizes, [])
})

test('E10 a slow letter that gets on is taken', async () => {
  const { port, scales } = await door({ graceMs: 200, bytesPerSecond: 1000 })
  const talk = await talkTo(port)
  await talk.say('EHLO mx.desk.example')
  await talk.say('MAIL FROM:<>')
  await talk.say('RCPT TO:<support@desk.example>')
  await talk.say('DATA')
  for (let count = 0; count < 10; count += 1) {
    talk.socket.write('x'.repeat(600))
    await wait(100)
  }
  assert.match(await talk.letter(''), /^250/)
  assert.deepEqual(scales.sizes, [6002])
  talk.end()
})

test('E10 whoever says nothing is sent away', async () => {
  const { port } = await door({ idleMs: 300 })
  const talk = await talkTo(port)
  assert.match(await talk.reply(), /^421/)
})
