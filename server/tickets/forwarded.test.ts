import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Given } from '../../core/notices/params.ts'
import { renderLetter } from '../../lang/letters/render.ts'
import { lines, rawLines } from '../routes.ts'
import { aFile, call, done, page, registered, startTicketHouse, type TicketHouse } from './testing/house.ts'

const SECRET = 'Секретцеха'
let house: TicketHouse
let folder: string
let number: number
let letters: readonly SentLetter[]

interface SentLetter {
  readonly ticket: number | null
  readonly template: string
  readonly token: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
}

before(async () => {
  // The page of the screens is the same for everybody: what is in it is not this test's matter, that nothing is added is.
  folder = await mkdtemp(join(tmpdir(), 'asmo-forwarded-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>АСМО-поддержка</title>')
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00', lines, rawLines, webFolder: folder })
  await call(house, { who: 'administrator', method: 'POST', path: `/people/${house.ids.anna}/invitation` })
  await house.server.anyone.call('POST', '/password-resets', { body: { email: 'anna@example.test' } })
  number = await aWholeStory()
  letters = await allLetters()
})
after(async () => {
  await house.server.stop()
  await rm(folder, { recursive: true })
})

/** Everything that is written to a customer about a request, from its receipt to its end. */
async function aWholeStory(): Promise<number> {
  const made = await registered(house, 'anna', { subject: `${SECRET}: нет печати`, description: SECRET })
  await done(house, 'specialist', `${made}/acceptance`)
  await done(house, 'specialist', `${made}/planned-dates`, { date: '2026-11-20', reason: SECRET })
  await done(house, 'specialist', `${made}/questions`, { text: `${SECRET}?` })
  await done(house, 'anna', `${made}/messages`, { text: SECRET })
  const fileIds = [await aFile(house, 'specialist', 'сборка.zip')]
  await done(house, 'specialist', `${made}/deliveries`, { kind: 'software', title: SECRET, instructions: 'И', fileIds })
  const { id } = (await page(house, 'anna', made)).deliveries[0] ?? { id: '' }
  await done(house, 'anna', `${made}/deliveries/${id}/acceptance`)
  await done(house, 'specialist', `${made}/resolutions`, { text: SECRET })
  await done(house, 'anna', `${made}/resolution/acceptance`)
  return made
}

async function allLetters(): Promise<readonly SentLetter[]> {
  const rows = await house.server.house.database.read((reader) =>
    reader.selectFrom('notice').select(['ticket', 'template', 'params']).execute(),
  )
  return rows.map(({ ticket, template, params }) => {
    const given = { template, params } as Given
    const setting = { language: 'ru', baseUrl: house.server.url, zone: 'Europe/Moscow', reason: null } as const
    const token = 'token' in given.params ? given.params.token : null
    return { ticket, template, token, ...renderLetter(given, setting) }
  })
}

const whole = ({ subject, text, html }: SentLetter): string => [subject, text, html].join('\n')
const linksIn = (text: string): string[] => text.match(/https?:\/\/[^\s"'<>)]+/g) ?? []
const aboutRequests = (): SentLetter[] => letters.filter(({ ticket }) => ticket !== null)

test('B5 a letter about a request has no link but to that request, and never a token of an account', () => {
  const tokens = letters.flatMap(({ token }) => (token === null ? [] : [token]))
  assert.equal(tokens.length, 2, 'an invitation and a reset lie in the outbox at the same time')
  const sent = aboutRequests()
  assert.ok(sent.length >= 8)
  for (const letter of sent) {
    const links = linksIn(whole(letter))
    assert.ok(links.length > 0, letter.template)
    assert.deepEqual([...new Set(links)], [`${house.server.url}/tickets/${number}`], letter.template)
    for (const token of tokens) assert.ok(!whole(letter).includes(token), letter.template)
    assert.equal(letter.token, null)
  }
  for (const letter of letters.filter(({ ticket }) => ticket === null)) {
    assert.ok(letter.token !== null)
    assert.ok(whole(letter).includes(`/welcome/${letter.token}`))
    assert.doesNotMatch(whole(letter), /\/tickets\//, 'nor does a letter with a token speak of a request')
  }
})

test('B5 the link of a forwarded letter opens nothing without sign-in and gives no session, before and after the answer', async () => {
  const links = new Set(aboutRequests().flatMap((letter) => linksIn(whole(letter))))
  assert.ok(links.size > 0)
  for (const link of links) {
    const opened = await fetch(link, { redirect: 'manual' })
    const absent = await fetch(link.replace(/\d+$/, '999999'), { redirect: 'manual' })
    assert.equal(opened.status, 200)
    assert.deepEqual(opened.headers.getSetCookie(), [])
    const text = await opened.text()
    assert.equal(text, await absent.text(), 'the same page as for a request that does not exist')
    assert.doesNotMatch(text, new RegExp(SECRET))
  }
  const outside = house.server.browser()
  for (const path of [`/tickets/${number}`, `/tickets/${number}/history`, '/tickets', '/session']) {
    const reply = await outside.call('GET', path)
    assert.equal(reply.status, 401, path)
    assert.doesNotMatch(JSON.stringify(reply.body), new RegExp(SECRET))
    assert.deepEqual(reply.headers.getSetCookie(), [], path)
  }
  assert.equal(outside.cookie(), null)
  const answer = await outside.call('POST', `/tickets/${number}/messages`, { body: { text: 'Я' } })
  assert.equal(answer.status, 401)
})

test('B5 with another session the link is as if the request were not there', async () => {
  for (const who of ['stranger', 'boris'] as const) {
    const theirs = await house.as[who].call('GET', `/tickets/${number}`)
    const none = await house.as[who].call('GET', '/tickets/999999')
    assert.deepEqual([theirs.status, theirs.body], [404, none.body], who)
  }
})
