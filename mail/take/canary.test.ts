import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Letter } from '../../core/letters/letter.ts'
import { lines, rawLines } from '../../server/routes.ts'
import { done, emailOf, page, type Who } from '../../server/tickets/testing/house.ts'
import { openPost } from './testing/correspondence.ts'
import type { LetterRow } from './testing/house.ts'
import { proven } from './testing/letters.ts'
import { emlOf, named, png, type RawPart } from './testing/parts.ts'

// Whatever is internal has this word in it: texts, names of files, what stands in them.
const WORD = 'канареечник'
const FILE = `${WORD}.txt`

const { house, post, stop } = await openPost({ now: '2026-11-16T10:00:00+03:00', lines, rawLines })
after(stop)

const HOUR = 3600_000

/** How Outlook, Gmail, Яндекс and Thunderbird put a letter below the answer to it. */
const htmlQuotes = [
  `<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Захар Второй<br><b>Sent:</b> Monday, November 16, 2026 10:01 AM<br><b>To:</b> Жанна Мастер<br><b>Subject:</b> ${WORD}</p></div></div><p class="MsoNormal">${WORD}</p>`,
  `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">пн, 16 нояб. 2026 г. в 10:01, Захар &lt;<a href="mailto:colleague@example.test">colleague@example.test</a>&gt;:<br></div><blockquote class="gmail_quote"><div>${WORD}</div></blockquote></div>`,
  `<div>16.11.2026, 10:01, "Захар" &lt;colleague@example.test&gt;:</div><blockquote><p>${WORD}</p></blockquote>`,
  `<div class="moz-cite-prefix">16.11.2026 10:01, Захар пишет:<br></div><blockquote type="cite" cite="mid:x"><pre>${WORD}</pre></blockquote>`,
  `<div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><b>От:</b> Захар Второй<br><b>Отправлено:</b> 16 ноября 2026 г. 10:01<br><b>Кому:</b> Жанна Мастер<br><b>Тема:</b> ${WORD}<div>&nbsp;</div></div><div>${WORD}</div>`,
]

const customers = ['anna', 'boris', 'chief', 'watcher', 'stranger'] as const satisfies readonly Who[]

/** A file that the specialist has uploaded. */
async function uploaded(): Promise<string> {
  const reply = await fetch(`${house.server.url}/api/v1/files`, {
    method: 'POST',
    headers: {
      'content-type': 'text/plain',
      'x-file-name': encodeURIComponent(FILE),
      'x-asmo': '1',
      'idempotency-key': crypto.randomUUID(),
      cookie: house.as.specialist.cookie() ?? '',
    },
    body: `${WORD} в файле`,
  })
  assert.equal(reply.status, 201)
  return ((await reply.json()) as { id: string }).id
}

/** The specialist answers a letter of ours from his mail program, above everything that it said. */
async function staffAnswers(
  ours: Letter,
  sent: { readonly text?: string; readonly html?: string; readonly parts?: readonly RawPart[] },
): Promise<LetterRow> {
  const to = ours.replyTo[0]?.address ?? ''
  const quoted = ours.text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
  const { text = '', html, parts = [] } = sent
  const raw = emlOf({
    from: emailOf('specialist'),
    to,
    subject: `RE: ${ours.subject}`,
    inReplyTo: `<${ours.messageId}>`,
    references: [...ours.references, ours.messageId ?? ''].map((id) => `<${id}>`).join(' '),
    head: [proven('pass')],
    ...(html === undefined
      ? { text: [text, '', '16.11.2026 10:05, АСМО-поддержка пишет:', ...quoted].join('\n') }
      : { html }),
    parts,
  })
  return house.arrives(raw, [to])
}

test('B1 U17 what the staff says among themselves, by mail and on the screen, is in no letter to a customer and on no page', async () => {
  const first = await house.arrives(
    emlOf({ from: emailOf('anna'), cc: emailOf('boris'), subject: 'Не печатается схема', text: 'Печать обрывается.' }),
  )
  const number = Number(first.ticket)
  await done(house, 'specialist', `${number}/acceptance`)

  // On the screen: a note with a file, and an assignment with words.
  await done(house, 'specialist', `${number}/notes`, { text: `Заметка: ${WORD}`, fileIds: [await uploaded()] })
  await done(house, 'dispatcher', `${number}/assignments`, {
    assigneeId: house.ids.colleague,
    note: `Осторожно, ${WORD}`,
  })
  await done(house, 'dispatcher', `${number}/assignments`, {
    assigneeId: house.ids.specialist,
    note: `Ещё раз ${WORD}`,
  })

  // By mail: the specialist answers the letter about the assignment, with a file, a picture and a letter of his own.
  const assigned = await post.arrives(emailOf('specialist'), ({ text }) => text.includes(`Ещё раз ${WORD}`))
  const note = await staffAnswers(assigned, {
    text: `Понял, беру. Сам ${WORD} не трогаю.`,
    parts: [
      named(FILE, 'text/plain', WORD),
      named(`${WORD}.png`, 'image/png', png(WORD)),
      named(`${WORD}.eml`, 'message/rfc822', `Subject: ${WORD}\r\n\r\n${WORD}`),
    ],
  })
  assert.equal(note.fate, 'answered')
  assert.equal((await page(house, 'specialist', number)).timeline.at(-1)?.type, 'note')

  // The customer writes; the specialist answers publicly, and his program quotes what came before, internal words too.
  await house.arrives(emlOf({ from: emailOf('anna'), subject: `Re: № ${number}`, text: 'Есть новости?' }))
  const asked = await post.arrives(emailOf('specialist'), ({ text }) => text.includes('Есть новости?'))
  const outlook = `\n\nFrom: Захар Второй\nSent: Monday, November 16, 2026 10:01 AM\nTo: Жанна Мастер\nSubject: ${WORD}\n\n${WORD}, не пересылать`
  const answer = await staffAnswers(asked, { text: `Сборка 889 готова, ставьте.${outlook}` })
  assert.equal(answer.fate, 'answered')
  assert.equal((await page(house, 'anna', number)).timeline.at(-1)?.text, 'Сборка 889 готова, ставьте.')
  const told = await post.arrives(emailOf('anna'), ({ text }) => text.includes('Сборка 889 готова'))
  assert.match(told.text, /Есть новости\?/, 'the step before is quoted, and it is no note')

  // A note again, and the next public letter quotes the step before it.
  await done(house, 'colleague', `${number}/notes`, { text: `${WORD}: спросить у разработчиков` })
  await done(house, 'specialist', `${number}/questions`, { text: 'Какой принтер?' })
  await post.arrives(emailOf('anna'), ({ text }) => text.includes('Какой принтер?'))
  const late = await staffAnswers(assigned, { text: `И ещё: ${WORD}` })
  assert.equal(late.fate, 'answered')

  // The same from programs that write HTML, with what they quote in their own ways.
  const htmlAnswers: LetterRow[] = []
  for (const [nth, quote] of htmlQuotes.entries()) {
    house.server.clock.move(HOUR)
    await house.arrives(emlOf({ from: emailOf('anna'), subject: `Re: № ${number}`, text: `Уточнение ${nth}` }))
    const about = await post.arrives(emailOf('specialist'), ({ text }) => text.includes(`Уточнение ${nth}`))
    const html = `<div>Ответ ${nth}: ставьте сборку 890.</div>${quote}`
    const row = await staffAnswers(about, { html })
    assert.equal(row.fate, 'answered')
    assert.equal((await page(house, 'anna', number)).timeline.at(-1)?.text, `Ответ ${nth}: ставьте сборку 890.`)
    htmlAnswers.push(row)
  }

  await nothingIn(number, [first, note, answer, late, ...htmlAnswers])
})

/** Reads every letter that left, and everything that a customer's person can ask for about the request. */
async function nothingIn(number: number, letters: readonly LetterRow[]): Promise<void> {
  const { database } = house.server.house
  const left = await post.left()
  const toCustomers = left.filter(({ to }) => customers.some((who) => emailOf(who) === to))
  assert.ok(toCustomers.length >= 4, `${toCustomers.length} letters to customers`)
  assert.ok(
    left.some(({ to, letter }) => to === emailOf('specialist') && letter.text.includes(WORD)),
    'the word is a word',
  )
  for (const { to, letter } of toCustomers) {
    const { text, html, subject, files } = letter
    assert.ok(!`${subject} ${text} ${html} ${JSON.stringify(files)}`.includes(WORD), `${to}: ${subject}`)
  }
  const kept = await database.read((reader) =>
    reader
      .selectFrom('notice')
      .innerJoin('person', 'person.id', 'notice.person_id')
      .select(['notice.params', 'notice.subject', 'notice.body_text', 'notice.body_html'])
      .where('person.side', '=', 'customer')
      .execute(),
  )
  assert.ok(kept.length >= 4 && !JSON.stringify(kept).includes(WORD))

  const files = await database.read((reader) => reader.selectFrom('file').select(['id', 'name']).execute())
  const internal = files.filter(({ name }) => name.includes(WORD))
  assert.equal(internal.length, 4)
  const paths = [
    `/tickets/${number}`,
    `/tickets/${number}/history`,
    '/tickets?view=all',
    `/tickets?view=all&q=${encodeURIComponent(WORD)}`,
    '/organisation',
    '/letters',
    ...letters.flatMap(({ id }) => [`/letters/${id}`, `/letters/${id}/page`, `/letters/${id}/original`]),
    ...internal.flatMap(({ id }) => [`/files/${id}`, `/files/${id}?inline=1`]),
  ]
  let seen = 0
  for (const who of customers) {
    for (const path of paths) {
      const { status, body } = await house.as[who].call('GET', path)
      assert.ok(!JSON.stringify(body ?? '').includes(WORD), `${who} ${path}`)
      if (path.startsWith('/files/')) assert.equal(status, 404, `${who} ${path}`)
      if (status === 200) seen += 1
    }
  }
  assert.ok(seen >= 15, `${seen} pages`)
  assert.ok(JSON.stringify(await page(house, 'colleague', number)).includes(WORD), 'the staff reads it')
}
