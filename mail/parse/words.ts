import { isUtf8 } from 'node:buffer'
import { chooseCharset, decodeBytes } from './charset.ts'
import { base64Bytes, quotedBytes } from './transfer.ts'

/**
 * Decodes the encoded words of RFC 2047 in a text, in the broken forms too in which they come: cut in the middle of a
 * character (bytes of neighbours of one charset are joined first), with spaces inside, without padding, glued to other
 * text, with a language (RFC 2231). What is no encoded word stays. Linear.
 */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text
  const pieces: string[] = []
  let run: Word[] = []
  let from = 0
  const flush = (): void => {
    if (run.length > 0) pieces.push(decodeRun(run))
    run = []
  }
  for (const word of wordsOf(text)) {
    const between = text.slice(from, word.start)
    if (run.length === 0 || between.trim() !== '') {
      flush()
      pieces.push(between)
    } else if (run.at(-1)?.charset !== word.charset) flush()
    run.push(word)
    from = word.end
  }
  flush()
  pieces.push(text.slice(from))
  return pieces.join('')
}

interface Word {
  readonly start: number
  readonly end: number
  readonly charset: string
  readonly encoding: 'b' | 'q'
  readonly content: string
}

/** What may stand between `=?` and `?=` of one word; RFC 2047 allows 75, and nobody heeds it. */
const LONGEST = 5000

function* wordsOf(text: string): Generator<Word> {
  let at = text.indexOf('=?')
  while (at >= 0) {
    const word = wordAt(text, at)
    if (word !== null) yield word
    at = text.indexOf('=?', word?.end ?? at + 2)
  }
}

const opening = /=\?([^?\s=]{1,60})\?([bq])\?/iy

function wordAt(text: string, start: number): Word | null {
  opening.lastIndex = start
  const match = opening.exec(text)
  if (match === null) return null
  const from = opening.lastIndex
  const end = text.slice(from, from + LONGEST).indexOf('?=')
  if (end < 0) return null
  const charset = (match[1] ?? '').toLowerCase().replace(/\*.*$/, '')
  const encoding = match[2]?.toLowerCase() === 'b' ? 'b' : 'q'
  return { start, end: from + end + 2, charset, encoding, content: text.slice(from, from + end) }
}

function decodeRun(run: readonly Word[]): string {
  const charset = run[0]?.charset ?? ''
  const bytes = Buffer.concat(run.map(bytesOf))
  const whole = isUtf8(bytes) ? bytes : (joinedBytes(run) ?? bytes)
  return decodeBytes(whole, chooseCharset(whole, charset).charset)
}

/** Some cut the base64 itself, not the bytes: then only the joined text is UTF-8. Null: it is not that. */
function joinedBytes(run: readonly Word[]): Buffer | null {
  if (run.length < 2 || run.some(({ encoding }) => encoding !== 'b')) return null
  const { bytes } = base64Bytes(Buffer.from(run.map(({ content }) => content).join(''), 'latin1'))
  return isUtf8(bytes) ? bytes : null
}

function bytesOf({ encoding, content }: Word): Buffer {
  // A character outside Latin 1 can't stand there: as UTF-8 it at least stays what it is.
  const bytes = Buffer.from(content, /[^\0-\xff]/.test(content) ? 'utf8' : 'latin1')
  if (encoding === 'b') return base64Bytes(bytes).bytes
  return quotedBytes(Buffer.from(content.replaceAll('_', '=20'), /[^\0-\xff]/.test(content) ? 'utf8' : 'latin1')).bytes
}
