/** A letter as somebody's mail program would send it: plain text in UTF-8, unless its head says otherwise. */
export interface Eml {
  readonly from: string
  readonly to?: string
  readonly cc?: string
  readonly subject?: string
  readonly text?: string
  /** Without angle brackets; null: none. */
  readonly id?: string | null
  readonly inReplyTo?: string
  readonly references?: string
  readonly date?: string
  /** Further lines of the head. */
  readonly head?: readonly string[]
}

let count = 0

/** The bytes of a letter, each with an id of its own. */
export function eml(letter: Eml): Buffer {
  const nth = ++count
  const {
    id = `letter-${nth}.${process.pid}@alfa.example`,
    text = `Добрый день! Не открывается схема котельной, случай ${nth}.`,
  } = letter
  const head = [
    `From: ${letter.from}`,
    `To: ${letter.to ?? 'support@help.example'}`,
    ...(letter.cc === undefined ? [] : [`Cc: ${letter.cc}`]),
    `Subject: ${letter.subject ?? 'Не открывается схема котельной'}`,
    `Date: ${letter.date ?? 'Fri, 20 Nov 2026 16:29:00 +0300'}`,
    ...(id === null ? [] : [`Message-ID: <${id}>`]),
    ...(letter.inReplyTo === undefined ? [] : [`In-Reply-To: ${letter.inReplyTo}`]),
    ...(letter.references === undefined ? [] : [`References: ${letter.references}`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...(letter.head ?? []),
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`)
}

/** What our own mail server would say about the sender. */
export const proven = (verdict: 'pass' | 'fail', domain = 'example.test'): string =>
  `Authentication-Results: mx.help.example; dmarc=${verdict} header.from=${domain}; spf=${verdict} smtp.mailfrom=${domain}`
