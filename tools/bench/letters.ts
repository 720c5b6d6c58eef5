import { createHash } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { subjectOf, textOf } from './words.ts'

/** A letter of one of so many people, plain text of about a kilobyte, with an attachment of so many bytes or without. */
export function letterOf(index: number, given: { readonly from: string; readonly attachment?: number }): Buffer {
  const { from, attachment = 0 } = given
  const head = [
    `From: =?utf-8?B?${base64('Иван Иванов')}?= <${from}>`,
    'To: support@help.example',
    // Words without digits: a number would be looked up as a request's.
    `Subject: =?utf-8?B?${base64(subjectOf(index).replaceAll(/\d+/g, ''))}?=`,
    `Message-ID: <${index}.${process.pid}.${Math.round(performance.timeOrigin)}@bench.example>`,
    'Date: Fri, 20 Nov 2026 16:29:00 +0300',
    'MIME-Version: 1.0',
  ]
  const text = `${textOf(index)}\n${index}`
  const plain = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    lines(Buffer.from(text)),
  ]
  if (attachment === 0) return Buffer.from([...head, ...plain, ''].join('\r\n'))
  const bytes = bytesOf(index, attachment)
  const file = [
    'Content-Type: application/octet-stream',
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="journal-${index}.bin"`,
    '',
    lines(bytes),
  ]
  const parts = ['Content-Type: multipart/mixed; boundary="b1"', '', '--b1', ...plain, '--b1', ...file, '--b1--', '']
  return Buffer.from([...head, ...parts].join('\r\n'))
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const lines = (bytes: Buffer): string => bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')

/** Bytes of which no two letters have the same, so that each is kept by itself. */
function bytesOf(index: number, length: number): Buffer {
  const seed = createHash('sha512').update(`${index}`).digest()
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at += seed.length) seed.copy(bytes, at)
  return bytes
}

/** A connection that delivers one letter after another over SMTP; answers when 250 is said. */
export interface Sender {
  send(from: string, raw: Buffer): Promise<void>
  close(): void
}

export async function openSender(port: number): Promise<Sender> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  const reply = replies(socket)
  await reply()
  const say = async (line: string | Buffer, wanted: string): Promise<void> => {
    socket.write(line)
    const said = await reply()
    if (!said.startsWith(wanted)) throw new Error(`the door said ${said.trim()}`)
  }
  await say('EHLO bench.example\r\n', '250')
  return {
    send: async (from, raw) => {
      await say(`MAIL FROM:<${from}>\r\n`, '250')
      await say('RCPT TO:<support@help.example>\r\n', '250')
      await say('DATA\r\n', '354')
      socket.write(raw)
      await say('\r\n.\r\n', '250')
    },
    close: () => socket.destroy(),
  }
}

function replies(socket: Socket): () => Promise<string> {
  let text = ''
  let wake: (() => void) | undefined
  let over: Error | undefined
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    text += chunk
    wake?.()
  })
  const end = (error?: Error): void => {
    over = error ?? new Error('the door was shut')
    wake?.()
  }
  socket.on('error', end).on('close', () => end())
  return async () => {
    for (;;) {
      const whole = /^(?:\d{3}-[^\n]*\n)*\d{3}[^\n]*\n/.exec(text)?.[0]
      if (whole !== undefined) {
        text = text.slice(whole.length)
        return whole
      }
      if (over !== undefined) throw over
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
}
