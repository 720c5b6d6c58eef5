/** Whom a letter is from or to. */
export interface Correspondent {
  readonly name: string
  readonly address: string
}

/** A part of a letter, or a whole of parts. */
export interface Part {
  /** With its parameters; where it holds parts, without a boundary. */
  readonly type: string
  /** Further fields of its head. */
  readonly head?: readonly string[]
  readonly content: string | Buffer | readonly Part[]
}

/** The bytes of a letter as a mail program of today writes them (RFC 5322, RFC 2045): everything in base64. */
export function written(given: {
  readonly from: Correspondent
  readonly to: Correspondent
  readonly subject: string
  /** Fields that stand above and below the usual ones. */
  readonly trace: readonly string[]
  readonly head: readonly string[]
  readonly body: Part
}): Buffer {
  const { from, to, subject, trace, head, body } = given
  const lines = [
    ...trace,
    `From: ${mailbox(from)}`,
    `To: ${mailbox(to)}`,
    `Subject: ${encoded(subject)}`,
    ...head,
    'MIME-Version: 1.0',
    ...linesOf(body, 'asmo'),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}

export const plain = (text: string): Part => ({ type: 'text/plain; charset=utf-8', content: text })

function linesOf({ type, head = [], content }: Part, boundary: string): string[] {
  if (typeof content === 'string' || Buffer.isBuffer(content)) {
    const bytes = Buffer.from(content).toString('base64')
    return [
      `Content-Type: ${type}`,
      'Content-Transfer-Encoding: base64',
      ...head,
      '',
      ...(bytes.match(/.{1,76}/g) ?? []),
    ]
  }
  const inner = content.flatMap((part, index) => [`--${boundary}`, ...linesOf(part, `${boundary}-${index}`)])
  return [`Content-Type: ${type}; boundary="${boundary}"`, ...head, '', ...inner, `--${boundary}--`]
}

const mailbox = ({ name, address }: Correspondent): string => (name === '' ? address : `${encoded(name)} <${address}>`)

/** RFC 2047: words of at most 75 characters, none of which ends within a letter. */
function encoded(text: string): string {
  const pieces: string[] = ['']
  for (const character of text) {
    const piece = `${pieces.at(-1) ?? ''}${character}`
    if (Buffer.byteLength(piece) <= 45) pieces[pieces.length - 1] = piece
    else pieces.push(character)
  }
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ')
}
