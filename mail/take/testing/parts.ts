import { crc32, deflateSync } from 'node:zlib'
import { type Eml, eml } from './letters.ts'

/** A part of a letter as its sender made it: nothing of its head is put right. */
export interface RawPart {
  readonly head: readonly string[]
  readonly bytes: string | Buffer
}

/** A letter of several parts in base64. Its words, when it has some, come first, as HTML or plain. */
export function emlOf(
  letter: Eml & { readonly html?: string; readonly parts?: readonly RawPart[]; readonly as?: 'mixed' | 'related' },
): Buffer {
  const { html, text, parts = [], as = 'mixed', head = [] } = letter
  const words: RawPart[] =
    html === undefined && text === undefined
      ? []
      : [
          {
            head: [`Content-Type: text/${html === undefined ? 'plain' : 'html'}; charset=utf-8`],
            bytes: html ?? text ?? '',
          },
        ]
  const whole = eml({ ...letter, text: '', head: [] }).toString()
  const fields = whole.slice(0, whole.indexOf('MIME-Version'))
  const body = [...words, ...parts].flatMap((part) => [
    '--part',
    ...part.head,
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(part.bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
  ])
  const top = [...head, 'MIME-Version: 1.0', `Content-Type: multipart/${as}; boundary=part`]
  return Buffer.from(`${fields}${[...top, '', ...body, '--part--', ''].join('\r\n')}`)
}

/** A part that its sender calls so, by a name in UTF-8 (RFC 2231). */
export const named = (name: string, type: string, bytes: string | Buffer): RawPart => ({
  head: [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name.toWellFormed()).replaceAll("'", '%27')}`,
  ],
  bytes,
})

/** A word of a head (RFC 2047). */
export const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

/** A picture of one dot like no other: the words are in it. */
export const png = (words: string): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('tEXt', Buffer.from(words)),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length)
  around.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}
