import type { LetterProblem } from '../../core/letters/letter.ts'
import { chooseCharset, readText } from './charset.ts'
import { unflow } from './flowed.ts'
import { limits } from './limits.ts'
import type { Part } from './part.ts'
import { bodyText } from './plain.ts'
import { decodeTransfer } from './transfer.ts'

/** The text of a text/plain or text/html part, bounded; HTML as it came. */
export function readTextPart(part: Part, bytes: Buffer, problems: Set<LetterProblem>): string {
  const declared = declaredCharset(part, bytes)
  const most = mostBytes(part, declared)
  const { text, problem } = readText(bytes.subarray(0, most), declared)
  if (problem !== null) problems.add(problem)
  if (bytes.length > most) problems.add('text_too_long')
  const clean = bodyText(text)
  const { value, parameters } = part.content
  if (value !== 'text/plain' || parameters.get('format')?.toLowerCase() !== 'flowed') return clean
  return unflow(clean, { dropSpace: parameters.get('delsp')?.toLowerCase() === 'yes' })
}

const mostBytes = ({ content }: Part, declared: string | null): number => {
  if (/utf-?7$/i.test(declared ?? '')) return limits.utf7Bytes
  return content.value === 'text/html' ? limits.htmlBytes : limits.textBytes
}

/** In which charset a letter's text really is, for its head that does not say; null: it is ASCII and says nothing. */
export function charsetOfText(raw: Buffer, root: Part): string | null {
  const part = firstText(root)
  if (part === null) return null
  const most = Math.min(part.end, part.start + limits.sampleBytes * 2)
  const { bytes } = decodeTransfer(raw.subarray(part.start, most), part.encoding)
  return chooseCharset(bytes.subarray(0, limits.sampleBytes), declaredCharset(part, bytes)).charset
}

function firstText(part: Part): Part | null {
  if (part.parts.length === 0) return isText(part) ? part : null
  for (const inner of part.parts) {
    const found = firstText(inner)
    if (found !== null) return found
  }
  return null
}

const isText = ({ content, disposition }: Part): boolean =>
  (content.value === 'text/plain' || content.value === 'text/html') && disposition.value !== 'attachment'

function declaredCharset({ content }: Part, bytes: Buffer): string | null {
  const declared = content.parameters.get('charset')?.trim() ?? ''
  if (declared !== '') return declared
  return content.value === 'text/html' ? charsetOfHtml(bytes.toString('latin1', 0, 4096)) : null
}

/** What a META says. UTF-16 it can't be, or the META could not be read (HTML 13.2.3.2). */
function charsetOfHtml(start: string): string | null {
  const match = /<(?:meta|\?xml)\s[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(start)
  const charset = match?.[1]?.toLowerCase() ?? null
  return charset?.startsWith('utf-16') === true ? null : charset
}
