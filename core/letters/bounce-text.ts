import { statusIn, statusOr } from './bounce-status.ts'
import type { Letter } from './letter.ts'
import { flatWords, localPartOf, oneLineOf, saysAny } from './robot-words.ts'

/** What the readable part of a bounce says. */
interface Notice {
  readonly recipient: string | null
  readonly status: string
  readonly action: 'failed' | 'delayed'
  /** The server's own words, one line of at most 300 characters; the subject where there are none. */
  readonly words: string
  /** From the head of the original that is quoted below the notice. */
  readonly messageId: string | null
}

/**
 * Reads the text of a bounce as people wrote the programs that write it: an address on a line of its own, the reply of
 * the other server at it, and the original below a line of dashes. Only the first 64,000 characters are read.
 */
export function readNotice(letter: Letter): Notice {
  const lines = letter.text.slice(0, 64_000).split('\n')
  const cut = lines.findIndex(isMarker)
  const notice = lines.slice(0, Math.min(cut === -1 ? lines.length : cut, 400))
  const at = recipientLine(letter, notice)
  const recipient = named(letter) ?? at?.address ?? onlyRecipient(letter)
  const words = wordsAt(notice, at) ?? oneLineOf(letter.subject, 300)
  const whole = notice.join('\n')
  const flat = flatWords(`${letter.subject}\n${whole}`, 8000)
  const known = statusIn(words) ?? statusIn(whole)
  const action = saysAny(flat, waits) && !(known ?? '4').startsWith('5') && !saysAny(flat, ends) ? 'delayed' : 'failed'
  return { recipient, status: known ?? statusOr('', action), action, words, messageId: quotedId(lines) }
}

interface Found {
  readonly address: string
  readonly line: number
}

/**
 * A line that is nothing but an address first; else any address, in the order of the lines. Our own, to which the notice
 * came, only where it begins the line: "To: support@…" speaks of the original.
 */
function recipientLine(letter: Letter, notice: readonly string[]): Found | null {
  const wanted = named(letter)?.toLowerCase() ?? null
  const strangers = new Set([...letter.to, ...letter.authors].map((one) => one.address.toLowerCase()))
  let loose: Found | null = null
  for (const [line, text] of notice.entries()) {
    const address = addressIn(text)
    if (address === null || localPartOf(address) === 'postmaster' || isIdField(text)) continue
    if (wanted !== null) {
      if (address.toLowerCase() === wanted) return { address, line }
      continue
    }
    const isStranger = strangers.has(address.toLowerCase())
    if (standsAlone(text, address) && (!isStranger || beginsWith(text, address))) return { address, line }
    if (!isStranger) loose ??= { address, line }
  }
  return loose
}

function addressIn(line: string): string | null {
  return /[^\s<>"'(),:;@[\]«»“”]{1,64}@[\p{L}\p{N}._-]{0,252}[\p{L}\p{N}]/u.exec(line.slice(0, 1000))?.[0] ?? null
}

/** `<a@b>:`, `a@b`, `Имя (a@b)`, `Failed to deliver to '<a@b>'`: nothing follows but signs. */
function standsAlone(line: string, address: string): boolean {
  const end = line.indexOf(address) + address.length
  return end <= 200 && !/[\p{L}\d]/u.test(line.slice(end, end + 40).replace(/<mailto:[^>]{0,100}>?/i, ''))
}

const beginsWith = (line: string, address: string): boolean =>
  /^[\s<"'(]{0,20}$/.test(line.slice(0, Math.max(0, line.indexOf(address))))

/** Exim, Mail.ru, Gmail. */
function named(letter: Letter): string | null {
  return addressIn(letter.head['x-failed-recipients']?.[0] ?? '')
}

function onlyRecipient(letter: Letter): string | null {
  const to = letter.nested[0]?.to ?? []
  return to.length === 1 ? (to[0]?.address ?? null) : null
}

/**
 * What the server said: the paragraph that begins at the address; where it holds only the address, the next one or the
 * line above, if there is a status in it; else the first line with a status.
 */
function wordsAt(notice: readonly string[], at: Found | null): string | null {
  const line = at?.line ?? 0
  const end = at === null ? 0 : paragraphEnd(notice, line)
  const own = at === null ? '' : oneLineOf(notice.slice(line, end).join(' '), 400)
  const rest = at === null ? '' : withoutAddress(own, at.address)
  if (rest.length > 3) return oneLineOf(rest, 300)
  const next = notice.findIndex((text, index) => index > end && text.trim() !== '')
  const following = next === -1 ? '' : oneLineOf(notice.slice(next, paragraphEnd(notice, next)).join(' '), 300)
  const above = oneLineOf(notice[line - 1] ?? '', 300)
  const near = [following, above, own].find((words) => statusIn(words) !== null)
  if (near !== undefined) return oneLineOf(near, 300)
  return (
    notice.map((text) => oneLineOf(text, 300)).find((words) => statusIn(words) !== null) ??
    (own === '' ? null : oneLineOf(own, 300))
  )
}

/** At an empty line, at the next recipient, or after eight lines. */
function paragraphEnd(notice: readonly string[], from: number): number {
  const end = notice.findIndex((line, index) => {
    if (index <= from) return false
    const address = addressIn(line)
    return line.trim() === '' || (address !== null && beginsWith(line, address) && standsAlone(line, address))
  })
  return Math.min(end === -1 ? notice.length : end, from + 8)
}

function withoutAddress(words: string, address: string): string {
  const begin = words.indexOf(address)
  if (begin === -1 || begin > 60) return words
  return words.slice(begin + address.length).replace(/^[\s>'")\]:;,.–-]{1,20}/, '')
}

/** Where the original begins: in the words of the programs, or with a field of its head. */
function isMarker(line: string): boolean {
  if (/^(received|message-id|return-path|dkim-signature|mime-version|content-type)\s?:/i.test(line)) return true
  const flat = flatWords(line, 200)
  return (
    /^-{2,} ?(this is a copy|below this line|original message|unsent message|returned message|message header|the header|included is a copy|исходное сообщение|копия)/.test(
      flat,
    ) ||
    /^(original message (headers|follows)|message headers follow|the original message (follows|is)|(below is )?a copy of the original|исходные заголовки|заголовки исходного|исходное сообщение)/.test(
      flat,
    )
  )
}

const isIdField = (line: string): boolean => /^[>\s]{0,8}(original-)?message-id\s?:/i.test(line)

/** `Message-ID: <…>`, the id on the same line or folded onto the next. */
function quotedId(lines: readonly string[]): string | null {
  const at = lines.findIndex(isIdField)
  if (at === -1) return null
  const field = `${lines[at]?.slice(0, 1000) ?? ''} ${lines[at + 1]?.slice(0, 1000) ?? ''}`
  return /<([^<>\s]{1,900})>/.exec(field)?.[1] ?? null
}

const waits = [
  'delayed',
  '(delay)',
  'not yet been delivered',
  'will keep trying',
  'will continue',
  'continue to try',
  'will be retried',
  'will retry',
  'still trying',
  'warning message only',
  'do not need to resend',
  'delivery incomplete',
  'задерж',
  'доставка отложена',
  'еще не доставлен',
  'будут продолжены',
  'будут продолжаться',
  'будет продолжать',
  'продолжает попытки',
  'попытки доставки продолж',
]

/** What a server says when it has given up, in the same letter as "we tried for 4 days". */
const ends = [
  'given up',
  'permanent error',
  'not going to try',
  'failed permanently',
  'попытки прекращены',
  'больше не будет',
]
