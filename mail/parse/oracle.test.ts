import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer'
import PostalMime from 'postal-mime'
import { readLetterHere } from './here.ts'

// Well-formed letters, written by one library, read by another one and by us: all three must mean the same.

const words = fc
  .array(
    fc.constantFrom(
      'Схема',
      'участка',
      'не',
      'печатается',
      'ёлка',
      '№ 5',
      'report',
      'a=b',
      '«Объекты»',
      '—',
      '日本',
      '😀',
      'Grüße',
      'x_y?',
      '1,5',
      '(да)',
      '"q"',
      'конец.',
    ),
    { minLength: 1, maxLength: 25 },
  )
  .map((list) => list.join(' '))
const person = fc.record({
  name: words,
  address: fc.constantFrom('ivanov@vetluga.example', 'p.petrov+1@oka.example', 'o_x-y@a.b.example'),
})
const letters = fc.record({
  from: person,
  to: fc.array(person, { minLength: 1, maxLength: 4 }),
  cc: fc.array(person, { maxLength: 3 }),
  subject: words,
  first: words,
  lines: fc.array(
    fc.oneof(
      words,
      fc.constant(''),
      words.map((text) => `> ${text}`),
    ),
    { maxLength: 12 },
  ),
  html: fc.boolean(),
  textEncoding: fc.constantFrom('base64', 'quoted-printable'),
  files: fc.array(
    fc.record({
      filename: words.map((text) => `${text.slice(0, 60).replaceAll(/[?"]/g, '')}.bin`),
      content: fc.uint8Array({ maxLength: 300 }),
    }),
    { maxLength: 3 },
  ),
})

const trimmed = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd()
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('what nodemailer writes and postal-mime reads, we read the same', async () => {
  await fc.assert(
    fc.asyncProperty(letters, async ({ from, to, cc, subject, first, lines, html, textEncoding, files }) => {
      const text = `${[first, ...lines].join('\n')}\n`
      const raw = await new MailComposer({
        from,
        to,
        cc,
        subject,
        text,
        textEncoding: textEncoding === 'base64' ? 'base64' : 'quoted-printable',
        ...(html ? { html: `<p>${subject.replaceAll('<', '&lt;')}</p>` } : {}),
        date: new Date(Date.UTC(2026, 10, 16, 7, 15)),
        messageId: '<4711@vetluga.example>',
        references: ['<1@asmo.example>', '<2@asmo.example>'],
        attachments: files.map(({ filename, content }) => ({ filename, content: Buffer.from(content) })),
      })
        .compile()
        .build()
      const ours = await readLetterHere(raw)
      const theirs = await PostalMime.parse(raw)
      assert.deepEqual(ours.problems, [])
      assert.equal(ours.subject, theirs.subject)
      assert.equal(ours.subject, subject)
      assert.deepEqual(ours.from, { name: theirs.from?.name, address: theirs.from?.address })
      assert.deepEqual(ours.from, { ...from })
      assert.deepEqual(
        ours.to,
        theirs.to?.map(({ name, address }) => ({ name, address })),
      )
      assert.deepEqual(ours.cc, theirs.cc?.map(({ name, address }) => ({ name, address })) ?? [])
      assert.equal(`<${ours.messageId}>`, theirs.messageId)
      assert.equal(ours.references.map((id) => `<${id}>`).join(' '), theirs.references)
      assert.equal(new Date(Number(ours.date)).toISOString(), theirs.date)
      assert.equal(trimmed(ours.text), trimmed(theirs.text ?? ''))
      assert.equal(trimmed(ours.text), trimmed(text))
      assert.equal(ours.html === null, !html)
      assert.deepEqual(
        ours.files.map((file) => [file.type, file.size, file.sha256]),
        theirs.attachments.map(({ mimeType, content }) => {
          assert.ok(content instanceof ArrayBuffer)
          return [mimeType, content.byteLength, sha256(new Uint8Array(content))]
        }),
      )
      assert.deepEqual(
        ours.files.map((file) => file.sha256),
        files.map(({ content }) => sha256(content)),
      )
    }),
    { numRuns: 300 },
  )
})
