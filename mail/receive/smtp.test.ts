import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { after, describe, test } from 'node:test'
import type { Instant } from '../../core/time/instant.ts'
import { type Intake, type IntakeOptions, openIntake } from './smtp.ts'
import { openLines, openShelf } from './testing/shelf.ts'
import { type Talk, talkTo } from './testing/talk.ts'

const open: Intake[] = []
after(() => Promise.all(open.map((intake) => intake.stop())))

const now = () => Date.parse('2026-11-20T16:30:00+03:00') as Instant

async function door(options: Partial<IntakeOptions> = {}) {
  const shelf = openShelf()
  const { log, lines } = openLines()
  const intake = await openIntake({
    listen: 'smtp://127.0.0.1:0',
    maxSize: 100_000,
    accepts: (address) => address.endsWith('@desk.example'),
    store: shelf.store,
    now,
    log,
    ...options,
  })
  open.push(intake)
  return { shelf, lines, intake, talk: await talkTo(intake.port) }
}

const letter = 'From: Олег <oleg@vetluga.example>\r\nSubject: Не открывается журнал\r\n\r\nЗдравствуйте!\r\n'

async function begin(talk: Talk, to: readonly string[] = ['support@desk.example']): Promise<void> {
  assert.match(await talk.say('MAIL FROM:<oleg@vetluga.example> BODY=8BITMIME SMTPUTF8'), /^250/)
  for (const address of to) assert.match(await talk.say(`RCPT TO:<${address}>`), /^250 2\.1\.5/)
  assert.match(await talk.say('DATA'), /^354/)
}

describe('the door for letters by SMTP', () => {
  test('it greets at once, announces its size limit, and offers neither sign-in nor anything of the kind', async () => {
    const { intake } = await door({ maxSize: 26_214_400 })
    const began = performance.now()
    const talk = await talkTo(intake.port)
    assert.ok(performance.now() - began < 90, 'smtp-server waits 100 ms by itself')
    const features = await talk.say('EHLO mx.desk.example')
    for (const one of ['SIZE 26214400', '8BITMIME', 'SMTPUTF8', 'PIPELINING', 'ENHANCEDSTATUSCODES']) {
      assert.ok(features.includes(one), `${one} in ${features}`)
    }
    assert.doesNotMatch(features, /AUTH|STARTTLS|XCLIENT|XFORWARD/)
    for (const command of ['AUTH PLAIN AGEAYg==', 'STARTTLS', 'WIZ open', 'XCLIENT NAME=a.example', 'BDAT 5']) {
      assert.match(await talk.say(command), /^500/)
    }
    talk.end()
  })

  test('the letter is stored byte by byte as it came, with its envelope', async () => {
    const { talk, shelf } = await door()
    await talk.say('EHLO mx.desk.example')
    await begin(talk, ['support+k7Qw@DESK.example', 'help@desk.example'])
    const odd = Buffer.concat([
      Buffer.from('.leading\r\n..two\r\nbare\nlf\n.\nlone dot\r\n'),
      Buffer.from([0, 0xff, 0xc0]),
      Buffer.from(`${'x'.repeat(5000)}\r\n`),
    ])
    const stuffed = odd.toString('latin1').replaceAll(/^\./gm, '..')
    assert.match(await talk.letter(Buffer.from(stuffed.slice(0, -2), 'latin1')), /^250 2\.6\.0/)
    assert.deepEqual(shelf.kept[0]?.arrival, {
      source: 'smtp',
      envelopeFrom: 'oleg@vetluga.example',
      envelopeTo: ['support+k7Qw@desk.example', 'help@desk.example'],
    })
    assert.equal(shelf.kept[0]?.raw.toString('hex'), odd.toString('hex'))
    talk.end()
  })

  test('a bounce, which has no sender, is taken', async () => {
    const { talk, shelf } = await door()
    await talk.say('HELO mx.desk.example')
    assert.match(await talk.say('MAIL FROM:<>'), /^250/)
    await talk.say('RCPT TO:<support@desk.example>')
    await talk.say('DATA')
    assert.match(await talk.letter(letter), /^250/)
    const arrival = shelf.kept[0]?.arrival
    assert.equal(arrival?.source === 'smtp' && arrival.envelopeFrom, '')
    talk.end()
  })

  test('it relays nothing, and takes a hundred recipients at most', async () => {
    const { talk, shelf } = await door()
    await talk.say('EHLO mx.desk.example')
    await talk.say('MAIL FROM:<oleg@vetluga.example>')
    assert.match(await talk.say('RCPT TO:<anna@elsewhere.example>'), /^550 5\.7\.1 /)
    assert.match(await talk.say('RCPT TO:<anna%elsewhere.example@other.example>'), /^550 5\.7\.1 /)
    assert.match(await talk.say('DATA'), /^503/)
    for (let count = 0; count < 100; count += 1) await talk.say(`RCPT TO:<support+${count}@desk.example>`)
    assert.match(await talk.say('RCPT TO:<support+100@desk.example>'), /^452 4\.5\.3/)
    await talk.say('DATA')
    assert.match(await talk.letter(letter), /^250/)
    const arrival = shelf.kept[0]?.arrival
    assert.equal(arrival?.source === 'smtp' ? arrival.envelopeTo.length : 0, 100)
    talk.end()
  })

  test('a recipient that can’t be looked up is asked for again later', async () => {
    const { talk } = await door({ accepts: () => Promise.reject(new Error('the database is away')) })
    await talk.say('EHLO mx.desk.example')
    await talk.say('MAIL FROM:<oleg@vetluga.example>')
    assert.match(await talk.say('RCPT TO:<support@desk.example>'), /^451 4\.3\.0/)
    talk.end()
  })

  test('LMTP answers for every recipient', async () => {
    const { talk, shelf } = await door({ listen: 'lmtp://127.0.0.1:0' })
    assert.match(await talk.say('EHLO mx.desk.example'), /^500/)
    assert.match(await talk.say('LHLO mx.desk.example'), /^250/)
    await begin(talk, ['support@desk.example', 'help@desk.example'])
    assert.match(await talk.letter(letter), /^250 2\.6\.0/)
    assert.match(await talk.reply(), /^250 2\.6\.0/)
    assert.equal(shelf.kept.length, 1, 'one letter, whoever it is for')
    shelf.mood = () => Promise.reject(new Error('no'))
    await begin(talk, ['support@desk.example', 'help@desk.example'])
    assert.match(await talk.letter(letter), /^451 4\.3\.0/)
    assert.match(await talk.reply(), /^451 4\.3\.0/)
    talk.end()
  })

  test('it listens on this machine only', async () => {
    for (const listen of [
      'smtp://0.0.0.0:2525',
      'lmtp://192.0.2.7:24',
      'smtp://[::]:25',
      'smtp://mail.desk.example:25',
    ]) {
      await assert.rejects(door({ listen }), /loopback address only/)
    }
    for (const listen of [
      '2525',
      'http://127.0.0.1:25',
      'smtp://127.0.0.1',
      'smtp://127.0.0.1:25/in',
      'smtp://u@127.0.0.1:25',
    ]) {
      await assert.rejects(door({ listen }), /needs an address like smtp:/)
    }
    const { intake } = await door()
    await assert.rejects(door({ listen: `smtp://127.0.0.1:${intake.port}` }), /EADDRINUSE/)
  })

  test('stopping lets a letter on its way come in, and nobody else', async () => {
    const { talk, shelf, intake } = await door()
    const idle = await talkTo(intake.port)
    await talk.say('EHLO mx.desk.example')
    await begin(talk)
    talk.socket.write(letter)
    const stopped = intake.stop()
    assert.match(await idle.reply(), /^421/)
    assert.match(await talk.letter(''), /^250/)
    assert.equal(shelf.kept.length, 1)
    talk.end()
    await stopped
    await assert.rejects(once(createConnection(intake.port, '127.0.0.1'), 'connect'), /ECONNREFUSED/)
  })
})

describe('I10 250 is said when the letter is stored, and not before', () => {
  test('I10 while the store is at work nothing is said', async () => {
    const { talk, shelf } = await door()
    const asked = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<undefined>()
    shelf.mood = () => {
      asked.resolve()
      return answer.promise
    }
    await talk.say('EHLO mx.desk.example')
    await begin(talk)
    const said = talk.letter(letter)
    await asked.promise
    const early = await Promise.race([said, new Promise((resolve) => setTimeout(() => resolve('silence'), 200))])
    assert.equal(early, 'silence')
    assert.equal(shelf.kept.length, 0)
    answer.resolve(undefined)
    assert.match(await said, /^250/)
    assert.equal(shelf.kept.length, 1)
    talk.end()
  })

  test('I10 what can’t be stored stays with its sender, who may try again at once', async () => {
    const { talk, shelf, lines } = await door()
    shelf.mood = () => Promise.reject(new Error('the database is away'))
    await talk.say('EHLO mx.desk.example')
    await begin(talk)
    assert.match(await talk.letter(letter), /^451 4\.3\.0/)
    assert.equal(shelf.kept.length, 0)
    assert.match(lines.join('\n'), /"level":"error".*could not be stored.*the database is away/)
    shelf.mood = () => undefined
    await begin(talk)
    assert.match(await talk.letter(letter), /^250/)
    assert.equal(shelf.kept.length, 1)
    talk.end()
  })

  test('I10 a store that gives up at the first bytes of a big letter, or reads none of it, is no 250', async () => {
    let first = true
    const { talk } = await door({
      maxSize: 5_000_000,
      store: async (raw) => {
        if (!first) return 'stored'
        first = false
        for await (const chunk of raw) assert.equal(chunk.length, 0, 'the disk is full')
        return 'stored'
      },
    })
    await talk.say('EHLO mx.desk.example')
    for (let round = 0; round < 2; round += 1) {
      await begin(talk)
      assert.match(await talk.letter(letter + 'x'.repeat(3_000_000)), /^451/)
    }
    assert.match(await talk.say('NOOP'), /^250/, 'the conversation is still in step')
    talk.end()
  })

  test('I10 a letter that breaks off is not stored', async () => {
    const { talk, shelf, lines } = await door()
    await talk.say('EHLO mx.desk.example')
    await begin(talk)
    talk.socket.write(letter)
    await new Promise((resolve) => setTimeout(resolve, 50))
    talk.end()
    for (let tries = 0; tries < 100 && !lines.join('').includes('hung up'); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    assert.match(lines.join('\n'), /hung up in the middle/)
    assert.equal(shelf.kept.length, 0)
  })
})
