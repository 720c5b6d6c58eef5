import assert from 'node:assert/strict'
import { chmodSync, chownSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { type Dovecot, startDovecot } from '../testing/dovecot.ts'
import { openScales } from './testing/shelf.ts'
import { letter, pause, until, user, watch, type Watched } from './testing/mailbox.ts'

describe('a mailbox of a real Dovecot', () => {
  let dovecot: Dovecot
  let number = 0
  let address = user
  const watched: Watched[] = []

  before(async () => {
    const users = Array.from({ length: 20 }, (_, index) => `box${index}@desk.example`)
    dovecot = await startDovecot({ users })
  })
  after(() => dovecot.stop())
  beforeEach(() => {
    address = `box${(number += 1)}@desk.example`
  })
  afterEach(() => Promise.all(watched.splice(0).map(({ watcher }) => watcher.stop())))

  const open = (wishes: Parameters<typeof watch>[1] = {}): Watched => {
    const settings = { user: address, ...wishes.settings }
    const one = watch(dovecot, { ...wishes, settings })
    watched.push(one)
    return one
  }
  const deliver = (...subjects: string[]) =>
    Promise.all(subjects.map((subject) => dovecot.deliver(address, letter(subject))))

  async function folder(name: string): Promise<{ uids: number[]; seen: number }> {
    const client = await dovecot.client(address)
    try {
      await client.mailboxOpen(name, { readOnly: true })
      const all = await client.search({ all: true }, { uid: true })
      const seen = await client.search({ seen: true }, { uid: true })
      return { uids: all === false || all === undefined ? [] : all, seen: Array.isArray(seen) ? seen.length : 0 }
    } finally {
      await client.logout()
    }
  }

  test('I1 six letters wait, and each is moved when it is stored: all six come, none twice', async () => {
    const names = ['Первое', 'Второе', 'Третье', 'Четвёртое', 'Пятое', 'Шестое']
    for (const name of names) await deliver(name)
    const { subjects, states } = open({ settings: { moveTo: 'Принято' } })
    await until(() => states.some(({ problem, waiting }) => problem === null && waiting === 0))
    assert.deepEqual(subjects(), names)
    await until(async () => (await folder('INBOX')).uids.length === 0)
    assert.equal((await folder('Принято')).uids.length, 6)
    assert.equal((await folder('Принято')).seen, 0, 'nothing was marked as seen')
  })

  test('a letter that arrives is taken at once, since IDLE tells of it', async () => {
    const { shelf, states } = open({ patience: { pollMs: 60_000 } })
    await until(() => states.length > 0)
    for (const name of ['Новое', 'Ещё одно']) {
      const began = performance.now()
      const count = shelf.kept.length
      await deliver(name)
      await until(() => shelf.kept.length > count)
      assert.ok(performance.now() - began < 2000)
    }
    const arrival = shelf.kept[0]?.arrival
    assert.ok(arrival?.source === 'imap')
    assert.ok(arrival.uidValidity > 0 && arrival.uid > 0 && (arrival.internalDate ?? 0) > 0)
    assert.match(String(shelf.kept[0]?.raw), /Здравствуйте! Не открывается журнал\.\r\n$/)
  })

  test('U13 I4 seen letters, letters moved in by hand and letters by the dozen are all taken, once, and stay as they were', async () => {
    const names = Array.from({ length: 15 }, (_, index) => `Прочитано ${index + 10}`)
    await deliver(...names)
    const person = await dovecot.client(address)
    await person.mailboxOpen('INBOX')
    await person.messageFlagsAdd('1:*', ['\\Seen'])
    const first = open()
    await until(() => first.shelf.kept.length === 15)

    // A person reads in a webmail, files an old letter away and back, and copies one in.
    await person.append('INBOX', letter('Старое'), ['\\Seen'], new Date('2019-03-04T10:00:00Z'))
    await person.mailboxCreate('Личное')
    await person.append('Личное', letter('Из другой папки'), ['\\Seen'], new Date('2020-03-04T10:00:00Z'))
    await person.mailboxOpen('Личное')
    await person.messageMove('1:*', 'INBOX')
    await person.logout()
    await until(() => first.shelf.kept.length === 17)
    assert.deepEqual(first.subjects().slice(15).sort(), ['Из другой папки', 'Старое'])

    // Stopped meanwhile: what came then is found by comparing all UIDs with the book.
    await first.watcher.stop()
    await deliver('Пока спали')
    const second = open({ book: first.book, shelf: first.shelf })
    await until(() => first.shelf.kept.length === 18)
    await pause(700)
    assert.equal(new Set(first.subjects()).size, 18)
    assert.equal(first.shelf.kept.length, 18, 'nothing twice')
    assert.equal(second.states.at(-1)?.waiting, 0)
    const { uids, seen } = await folder('INBOX')
    assert.deepEqual([uids.length, seen], [18, 17], 'nothing was moved, deleted or marked')
  })

  test('I4 what the book lacks in the middle is found again by the whole comparison', async () => {
    await deliver('Раз', 'Два', 'Три')
    const { shelf, book } = open({ patience: { reconcileMs: 600 } })
    await until(() => shelf.kept.length === 3)
    const [page] = book.pages.values()
    page?.stored.delete(2)
    await until(() => shelf.kept.length === 4)
    const arrival = shelf.kept[3]?.arrival
    assert.equal(arrival?.source === 'imap' && arrival.uid, 2)
  })

  test('I6 a mailbox with a long history: what is older than its start is passed over, what is moved in later is not', async () => {
    const person = await dovecot.client(address)
    await person.append('INBOX', letter('Архив'), [], new Date('2024-05-06T10:00:00Z'))
    layOld(dovecot.maildir(address), 1099)
    await person.append('INBOX', letter('Свежее'), [], new Date('2026-11-19T10:00:00Z'))
    const { shelf, book, subjects, states } = open()
    await until(() => states.length > 0)
    assert.deepEqual(subjects(), ['Свежее'])
    assert.equal([...book.pages.values()][0]?.skipped.size, 1100)
    await person.append('INBOX', letter('Переложено'), [], new Date('2024-05-07T10:00:00Z'))
    await person.logout()
    await until(() => shelf.kept.length === 2)
    assert.deepEqual(subjects(), ['Свежее', 'Переложено'])
  })

  test('I6 what was taken and deleted stays taken, whatever lies there still', async () => {
    await deliver('Удалённое обращение')
    const first = open()
    await until(() => first.shelf.kept.length === 1)
    await first.watcher.stop()
    first.shelf.kept.length = 0
    const second = open({ book: first.book, shelf: first.shelf })
    await until(() => second.states.length > 2)
    assert.equal(first.shelf.kept.length, 0)
  })

  test('I5 the folder is made anew: an alarm, all letters are offered again for comparison, old ones are not', async () => {
    const person = await dovecot.client(address)
    await person.append('INBOX', letter('Давнее'), [], new Date('2024-05-06T10:00:00Z'))
    await person.logout()
    await deliver('Известное', 'Тоже известное')
    const { shelf, book, states } = open()
    await until(() => shelf.kept.length === 2)
    await dovecot.pause()
    await pause(1100)
    dovecot.renumber(address)
    await dovecot.resume()
    await deliver('Новое после переноса')
    await until(() => shelf.kept.length === 5)
    await until(() => states.at(-1)?.problem?.includes('UIDVALIDITY') === true)
    const texts = shelf.kept.map(({ raw }) => raw.toString('hex'))
    assert.equal(new Set(texts).size, 3, 'the taker knows the same letter by its content')
    assert.equal(book.pages.size, 2)
    const [older, newer] = [...book.pages.values()]
    assert.deepEqual([older?.skipped.size, newer?.skipped.size, newer?.stored.size], [1, 1, 3])
  })

  test('I7 letters that can’t be moved: an alarm, no double, and they are moved when it is possible again', async () => {
    const closed = join(dovecot.maildir(address), '.&BB8EQAQ4BD0ETwRCBD4-')
    await deliver('Раз')
    mkdirSync(closed, { mode: 0o000 })
    const { shelf, states, lines } = open({ settings: { moveTo: 'Принято' } })
    await until(() => states.some(({ problem }) => problem?.includes('переложить') === true))
    await deliver('Два')
    await until(() => shelf.kept.length === 2)
    await pause(700)
    assert.equal(shelf.kept.length, 2, 'nothing twice')
    assert.equal((await folder('INBOX')).uids.length, 2, 'they are where they were')
    assert.deepEqual(states.at(-1)?.waiting, 0)
    chmodSync(closed, 0o700)
    rmSync(closed, { recursive: true })
    await until(async () => (await folder('INBOX')).uids.length === 0)
    await until(() => states.at(-1)?.problem === null)
    assert.equal((await folder('Принято')).uids.length, 2)
    assert.equal(shelf.kept.length, 2)
    assert.ok(lines.length > 0)
  })

  test('I7 a letter that somebody else moved away is done with', async () => {
    const { shelf, book, states } = open({ settings: { moveTo: 'Принято' } })
    await until(() => states.length > 0)
    const [page] = book.pages.values()
    page?.stored.add(4_000_000)
    await deliver('Раз')
    await until(() => shelf.kept.length === 1 && page?.moved.has(4_000_000) === true)
    assert.equal(states.at(-1)?.problem ?? null, null)
  })

  test('a server that restarts: the next letter comes, and none twice', async () => {
    const { shelf, states } = open()
    await deliver('До')
    await until(() => shelf.kept.length === 1)
    await dovecot.pause()
    await until(() => states.at(-1)?.connected === false)
    assert.match(states.at(-1)?.problem ?? '', /не отвечает|оборвалось/)
    await dovecot.resume()
    await deliver('После')
    await until(() => shelf.kept.length === 2)
    await until(() => states.at(-1)?.connected === true && states.at(-1)?.problem === null)
    assert.equal(shelf.kept.length, 2)
  })

  test('a letter above the limit stays in the mailbox, is told of, and is not asked for again', async () => {
    await deliver('Раз')
    await dovecot.deliver(address, `${letter('Большое')}${'Очень длинно. '.repeat(60_000)}\r\n`)
    await deliver('Два')
    const { subjects, states, book } = open({ maxSize: 100_000 })
    await until(() => states.length > 2)
    assert.deepEqual(subjects().sort(), ['Два', 'Раз'])
    assert.match(states[0]?.problem ?? '', /больше допустимого размера/)
    assert.equal(states.at(-1)?.problem, null)
    assert.equal([...book.pages.values()][0]?.skipped.size, 1)
    assert.equal((await folder('INBOX')).uids.length, 3)
  })

  test('a big letter passes in pieces: byte by byte the same, with memory flat', async () => {
    const body = `${'Журнал не открывается, прилагаю всё, что есть.\r\n'.repeat(20)}`
    const raw = letter('Вложение') + body.repeat(30_000)
    await dovecot.deliver(address, raw)
    const scales = openScales()
    const before = process.memoryUsage().rss
    open({ maxSize: 100_000_000, store: scales.store, patience: { answerMs: 20_000 } })
    await until(() => scales.sizes.length === 1)
    const grown = process.memoryUsage().rss - before
    const size = scales.sizes[0] ?? 0
    assert.ok(size > Buffer.byteLength(raw) && size < Buffer.byteLength(raw) + 1000, 'with its Received lines')
    assert.ok(size > 40_000_000)
    assert.ok(grown < size, `${grown} bytes more for a letter of ${size}`)
  })

  test('a folder that is missing, and a password that is wrong, are told in words; the password is in no log and no word (B7)', async () => {
    const missing = open({ settings: { folder: 'Заявки' } })
    await until(() => missing.states.length > 0)
    assert.match(missing.states[0]?.problem ?? '', /нет такой папки/)
    const wrong = open({ settings: { password: 'не-тот-пароль-канарейка' } })
    await until(() => wrong.states.length > 0)
    assert.match(wrong.states[0]?.problem ?? '', /не принял имя или пароль.*пароль приложения/)
    assert.equal(wrong.states[0]?.connected, false)
    for (const { lines, states } of [missing, wrong]) {
      assert.ok(lines.length > 0)
      assert.doesNotMatch(lines.join('\n') + JSON.stringify(states), /канарейка/)
    }
  })

  test('wake looks at once, and stop ends at once', async () => {
    const { watcher, states } = open({ patience: { pollMs: 60_000 } })
    await until(() => states.length === 1)
    watcher.wake()
    await until(() => states.length === 2)
    const began = performance.now()
    await watcher.stop()
    assert.ok(performance.now() - began < 3000)
  })
})

/** Letters of May 2024 by the file: a thousand by IMAP take their time. */
function layOld(maildir: string, count: number): void {
  const { uid, gid } = statSync(maildir)
  const then = Date.parse('2024-05-06T10:00:00Z') / 1000
  for (let index = 0; index < count; index += 1) {
    const file = join(maildir, 'cur', `${then}.M${index}.archive:2,S`)
    writeFileSync(file, letter(`Архив ${index}`))
    chownSync(file, uid, gid)
    utimesSync(file, then, then)
  }
}
