import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Given } from '../../core/notices/params.ts'
import { fileShape } from '../../core/tickets/wire.ts'
import { renderLetter } from '../../lang/letters/render.ts'
import { lines, rawLines } from '../routes.ts'
import { done, page, registered, startTicketHouse, type TicketHouse, type Who } from './testing/house.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00', lines, rawLines })
})
after(() => house.server.stop())

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

interface Sent {
  readonly who: Who
  readonly number: number
  readonly sha256: string
}

/** A file of its own content under a name that everybody uses. */
async function uploaded(who: Who, name: string): Promise<{ id: string; sha256: string }> {
  // All of one size, so that nothing but the content tells them apart.
  const content = randomBytes(30_000)
  const response = await fetch(`${house.server.url}/api/v1/files`, {
    method: 'POST',
    body: new Uint8Array(content),
    headers: {
      'x-asmo': '1',
      'content-type': 'image/png',
      'x-file-name': name,
      cookie: house.as[who].cookie() ?? '',
    },
  })
  assert.equal(response.status, 201)
  const file = fileShape.parse(await response.json())
  assert.equal(file.sha256, sha256(content))
  return { id: file.id, sha256: file.sha256 }
}

async function downloaded(who: Who, id: string): Promise<{ status: number; sha256: string }> {
  const response = await fetch(`${house.server.url}/api/v1/files/${id}`, {
    headers: { cookie: house.as[who].cookie() ?? '' },
  })
  return { status: response.status, sha256: sha256(new Uint8Array(await response.arrayBuffer())) }
}

const filesOf = async (who: Who, number: number) =>
  (await page(house, who, number)).timeline.flatMap(({ files }) => files)

test('B4 of many files of one name sent at once to requests of two customers, each request has its own', async () => {
  const requests: { readonly who: Who; readonly number: number }[] = []
  for (let index = 0; index < 12; index += 1) {
    const who = index % 2 === 0 ? 'anna' : 'stranger'
    requests.push({ who, number: await registered(house, who) })
  }
  const sent: Sent[] = await Promise.all(
    requests.flatMap((request) =>
      ['Смотрите снимок', 'И ещё один'].map(async (text) => {
        const file = await uploaded(request.who, 'image.png')
        await done(house, request.who, `${request.number}/messages`, { text, fileIds: [file.id] })
        return { ...request, sha256: file.sha256 }
      }),
    ),
  )
  assert.equal(new Set(sent.map((each) => each.sha256)).size, 24, 'every content is another')
  for (const { who, number } of requests) {
    const files = await filesOf(who, number)
    assert.deepEqual(
      files.map(({ name }) => name),
      ['image.png', 'image.png'],
    )
    const theirs = sent.filter((each) => each.number === number).map((each) => each.sha256)
    assert.deepEqual(new Set(files.map((file) => file.sha256)), new Set(theirs))
    const other: Who = who === 'anna' ? 'stranger' : 'anna'
    for (const file of files) {
      for (const reader of [who, 'specialist'] as const)
        assert.deepEqual(await downloaded(reader, file.id), { status: 200, sha256: file.sha256 })
      assert.equal((await downloaded(other, file.id)).status, 404)
    }
  }
})

test('B4 the letter about a delivery names the checksum of its own file, whatever else is delivered at that moment', async () => {
  const numbers = [
    await registered(house, 'anna'),
    await registered(house, 'stranger'),
    await registered(house, 'boris'),
  ]
  for (const number of numbers) await done(house, 'specialist', `${number}/acceptance`)
  const delivered = await Promise.all(
    numbers.map(async (number) => {
      const file = await uploaded('specialist', 'update.zip')
      await done(house, 'specialist', `${number}/deliveries`, {
        kind: 'software',
        title: 'Исправление',
        instructions: 'Поставить',
        fileIds: [file.id],
      })
      return { number, sha256: file.sha256 }
    }),
  )
  for (const { number, sha256: own } of delivered) {
    const letters = await lettersAbout(number)
    assert.ok(letters.length > 0)
    for (const text of letters) {
      assert.ok(text.includes(own), `the letter about ${number} has its checksum`)
      for (const other of delivered.filter((each) => each.number !== number)) {
        assert.ok(!text.includes(other.sha256), `the letter about ${number} has no checksum of ${other.number}`)
      }
    }
  }
})

/** The letters about deliveries of one request, as they are read. */
async function lettersAbout(number: number): Promise<string[]> {
  const rows = await house.server.house.database.read((reader) =>
    reader
      .selectFrom('notice')
      .select(['template', 'params'])
      .where('ticket', '=', number)
      .where('template', '=', 'delivery')
      .execute(),
  )
  return rows.map(({ template, params }) => {
    const setting = { language: 'ru', baseUrl: house.server.url, zone: 'Europe/Moscow', reason: null } as const
    const { subject, text, html } = renderLetter({ template, params } as Given, setting)
    return [subject, text, html].join('\n')
  })
}
