import { chooseCharset, decodeBytes } from './charset.ts'
import { limits } from './limits.ts'
import { decodeWords } from './words.ts'

/** A value with parameters: Content-Type, Content-Disposition. */
export interface Parameterised {
  /** Lower case, without parameters. */
  readonly value: string
  /** By lower-case name, decoded. */
  readonly parameters: ReadonlyMap<string, string>
}

/**
 * Reads `value; name=value; …` with RFC 2231 (a charset, continuations, both mixed), with the encoded words that most
 * programs write instead, and with what is merely written there: spaces and quotes without quotes around. Linear.
 */
export function readParameterised(field: string): Parameterised {
  const [value = '', ...rest] = divided(field)
  const found = new Map<string, Written>()
  for (const segment of rest.slice(0, limits.parameters)) note(found, segment)
  const parameters = new Map([...found].map(([name, written]) => [name, readWritten(written)]))
  return { value: (value.split('(')[0] ?? '').trim().toLowerCase(), parameters }
}

/** What a field says of one parameter: at once, with its charset, or in numbered pieces. */
interface Written {
  plain?: string
  extended?: string
  readonly pieces: Map<number, { readonly text: string; readonly extended: boolean }>
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const SEMICOLON = 0x3b

/** Cuts at the semicolons outside quotes. A quote with text right behind it closes nothing: `"ООО "Ромашка".docx"`. */
function divided(field: string): string[] {
  const segments: string[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at < field.length; at += 1) {
    const code = field.charCodeAt(at)
    if (code === BACKSLASH && quoted) at += 1
    else if (code === QUOTE) quoted = quoted ? !closes(field, at) : opens(field, at)
    else if (code === SEMICOLON && !quoted) {
      segments.push(field.slice(from, at))
      from = at + 1
    }
  }
  segments.push(field.slice(from))
  return segments
}

const opens = (field: string, at: number): boolean =>
  field.charAt(at - 1) === '=' ||
  field
    .slice(at - 20, at)
    .trimEnd()
    .endsWith('=')

const closes = (field: string, at: number): boolean => /^\s*(?:[;(]|$)/.test(field.slice(at + 1, at + 20))

function note(found: Map<string, Written>, segment: string): void {
  const equals = segment.indexOf('=')
  if (equals < 1) return
  const match = /^([^*]{1,100})(?:\*(\d{1,3}))?(\*)?$/.exec(segment.slice(0, equals).trim().toLowerCase())
  const [, name = '', number, star] = match ?? []
  if (name === '') return
  const written: Written = found.get(name) ?? { pieces: new Map() }
  const text = unquoted(segment.slice(equals + 1).trim()).slice(0, limits.parameterCharacters)
  if (number !== undefined) written.pieces.set(Number(number), { text, extended: star !== undefined })
  else if (star !== undefined) written.extended ??= text
  else written.plain ??= text
  found.set(name, written)
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text
  const end = text.lastIndexOf('"')
  // Only what must be escaped is: `C:\отчёт.txt` comes from programs that do not know of it.
  return text.slice(1, end > 0 ? end : undefined).replaceAll(/\\(["\\])/g, '$1')
}

function readWritten({ plain, extended, pieces }: Written): string {
  if (extended !== undefined) return readExtended(extended)
  if (pieces.size > 0) return readPieces([...pieces].sort(([one], [other]) => one - other).map(([, piece]) => piece))
  return decodeWords(plain ?? '')
}

function readPieces(pieces: readonly { readonly text: string; readonly extended: boolean }[]): string {
  if (pieces.every(({ extended }) => !extended)) return decodeWords(pieces.map(({ text }) => text).join(''))
  const { charset, text: first } = charsetOf(pieces[0]?.text ?? '')
  const bytes = pieces.map(({ text, extended }, index) => {
    const content = index === 0 ? first : text
    return extended ? percentBytes(content) : Buffer.from(content)
  })
  return decodeAs(Buffer.concat(bytes), charset)
}

function readExtended(written: string): string {
  const { charset, text } = charsetOf(written)
  return charset === null ? decodeWords(decodeAs(percentBytes(text), null)) : decodeAs(percentBytes(text), charset)
}

/** `koi8-r'ru'…`; the charset is null where there is none. */
function charsetOf(text: string): { charset: string | null; text: string } {
  const first = text.indexOf("'")
  const second = first < 0 ? -1 : text.indexOf("'", first + 1)
  if (second < 0) return { charset: null, text }
  return { charset: first === 0 ? null : text.slice(0, first), text: text.slice(second + 1) }
}

const decodeAs = (bytes: Buffer, charset: string | null): string =>
  decodeBytes(bytes, chooseCharset(bytes, charset).charset)

function percentBytes(text: string): Buffer {
  return Buffer.concat(
    text
      .split(/(%[\da-f]{2})/i)
      .map((piece, index) => (index % 2 === 1 ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece))),
  )
}
