import { smtpPeer } from '../../mail/send/testing/server.ts'
import type { StartWorker } from '../../server/start.ts'
import { startOutbox, type Outbox } from '../../mail/send/outbox.ts'
import { until } from './until.ts'

/** A letter as it left the house over SMTP. */
export interface Letter {
  readonly to: string
  readonly subject: string
  /** The plain part, decoded. */
  readonly text: string
}

/** The post of a story: the real outbox, and a real mail server that takes what it sends. */
export interface PostOffice {
  readonly workers: readonly StartWorker[]
  /** Letters that this address has got so far, oldest first. */
  readonly to: (address: string) => readonly Letter[]
  /** Waits for a letter whose subject or text has these words. */
  readonly wait: (address: string, words: string | RegExp) => Promise<Letter>
  readonly wake: () => void
  readonly close: () => Promise<void>
}

export async function openPostOffice(): Promise<PostOffice> {
  const peer = await smtpPeer()
  let outbox: Outbox | undefined
  const all = (): Letter[] =>
    peer.taken.flatMap(({ to, raw }) => to.map((address) => ({ to: address, ...contentOf(raw) })))
  const to = (address: string): readonly Letter[] => all().filter((letter) => letter.to === address)
  return {
    workers: [
      async ({ house, listener, log }) => {
        outbox = await startOutbox({
          database: house.database,
          listener,
          mailFrom: 'АСМО-поддержка <support@informatika.example>',
          smtpUrl: peer.url,
          baseUrl: 'http://127.0.0.1',
          now: house.now,
          log,
          pollMs: 500,
        })
        return outbox
      },
    ],
    to,
    wait: (address, words) =>
      until(
        () => to(address).find(({ subject, text }) => matches(`${subject}\n${text}`, words)),
        () => `no letter to ${address} says ${words}; ${JSON.stringify(to(address).map((one) => one.subject))}`,
      ),
    wake: () => outbox?.wake(),
    close: () => peer.close(),
  }
}

function matches(text: string, words: string | RegExp): boolean {
  const plain = text.replaceAll(/\s+/g, ' ')
  return typeof words === 'string' ? plain.includes(words) : words.test(plain)
}

function contentOf(raw: string): { subject: string; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const subject = /^Subject: (.*(?:\r\n[ \t].*)*)/im.exec(head)?.[1] ?? ''
  return { subject: decodedWords(subject), text: plainPart(head, body) }
}

function plainPart(head: string, body: string): string {
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(head)?.[1]
  if (boundary === undefined) return decodedBody(head, body)
  for (const part of body.split(`--${boundary}`)) {
    const [partHead = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n')
    if (/^content-type:\s*multipart/im.test(partHead)) return plainPart(partHead, rest.join('\r\n\r\n'))
    if (/^content-type:\s*text\/plain/im.test(partHead)) return decodedBody(partHead, rest.join('\r\n\r\n'))
  }
  return ''
}

function decodedBody(head: string, body: string): string {
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? quotedPrintable(body) : body
}

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replaceAll(/=\r\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

const decodedWords = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64').toString('utf8')
        : quotedPrintable(words.replaceAll('_', ' ')),
    )
