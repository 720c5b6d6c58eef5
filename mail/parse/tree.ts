import type { LetterProblem } from '../../core/letters/letter.ts'
import { limits } from './limits.ts'
import { type OpenPart, type Part, openPart } from './part.ts'

/** A letter divided into its parts, and from where on it was not read any more (there are too many). */
export interface Tree {
  readonly root: Part
  readonly unread: number | null
}

/** A multipart that is open, by its delimiter `--boundary`. */
interface Frame {
  readonly part: OpenPart
  readonly delimiter: string
}

/**
 * Divides a letter into its parts in one pass over its lines (RFC 2046): a delimiter of an outer multipart ends the
 * inner ones, a missing last one the end. What is nested too deep is one part, what comes after too many is not read
 * (E7). Attached letters are not looked into: that is another tree.
 */
export function readTree(raw: Buffer, problems: Set<LetterProblem>): Tree {
  const frames: Frame[] = []
  const open = new Map<string, Frame>()
  const delimiterAt = (at: number): Delimiter | null => readDelimiter(raw, at, open)
  const isBoundary = (at: number): boolean => delimiterAt(at) !== null
  let count = 0

  const begin = (start: number, type: string): OpenPart => {
    const part = openPart(raw, { start, type, isBoundary })
    count += 1
    if (part.headTooLong) problems.add('head_too_long')
    if (!part.content.value.startsWith('multipart/')) return part
    if (frames.length >= limits.depth) {
      problems.add('too_deep')
      part.content = { value: 'application/octet-stream', parameters: new Map() }
      return part
    }
    const boundary = part.content.parameters.get('boundary') ?? ''
    if (boundary === '') problems.add('structure_damaged')
    const delimiter = boundary === '' ? guessedDelimiter(raw, part.start) : `--${boundary}`.trimEnd()
    if (delimiter === null) return part
    const frame = { part, delimiter }
    frames.push(frame)
    open.set(delimiter, frame)
    return part
  }
  const closeInner = (outermost: number, end: number): void => {
    for (const { part, delimiter } of frames.splice(outermost)) {
      part.end = end
      open.delete(delimiter)
    }
    // Who uses a boundary twice means the innermost, and then the one around it.
    for (const frame of frames) open.set(frame.delimiter, frame)
  }

  const root = begin(skipEnvelope(raw), 'text/plain')
  let current: OpenPart | null = root
  let at = root.start
  while (at < raw.length && frames.length > 0) {
    const found = delimiterAt(at)
    const next = found?.next ?? nextLine(raw, at)
    if (found === null) {
      at = next
      continue
    }
    const end = beforeLineEnd(raw, at)
    const index = frames.indexOf(found.frame)
    closeInner(found.closing ? index : index + 1, end)
    if (current !== null) current.end = Math.max(current.start, end)
    current = null
    at = next
    if (found.closing) continue
    if (count >= limits.parts) {
      problems.add('too_many_parts')
      for (const { part } of frames) part.end = end
      settle(root, problems)
      return { root, unread: at }
    }
    const type = found.frame.part.content.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    current = begin(next, type)
    found.frame.part.parts.push(current)
    at = current.start
  }
  settle(root, problems)
  return { root, unread: null }
}

/** RFC 2046 allows 70 characters. */
const LONGEST = 250
const LF = 10
const CR = 13
const DASH = 45

interface Delimiter {
  readonly frame: Frame
  readonly closing: boolean
  readonly next: number
}

function readDelimiter(raw: Buffer, at: number, open: ReadonlyMap<string, Frame>): Delimiter | null {
  if (raw[at] !== DASH || raw[at + 1] !== DASH || open.size === 0) return null
  const next = nextLine(raw, at)
  if (next - at > LONGEST + 100) return null
  const line = raw.toString('latin1', at, next).trimEnd()
  const frame = open.get(line)
  if (frame !== undefined) return { frame, closing: false, next }
  const closed = line.endsWith('--') ? open.get(line.slice(0, -2)) : undefined
  return closed === undefined ? null : { frame: closed, closing: true, next }
}

function nextLine(raw: Buffer, at: number): number {
  const feed = raw.indexOf(LF, at)
  return feed < 0 ? raw.length : feed + 1
}

function beforeLineEnd(raw: Buffer, lineStart: number): number {
  const end = raw[lineStart - 1] === LF ? lineStart - 1 : lineStart
  return end < lineStart && raw[end - 1] === CR ? end - 1 : end
}

/** A line of an mbox file in front of the head. */
const skipEnvelope = (raw: Buffer): number => {
  const marked = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0
  return raw.toString('latin1', marked, marked + 5) === 'From ' ? nextLine(raw, marked) : marked
}

/** The first line with two dashes that a head follows: what a multipart without a boundary is likely divided by. */
function guessedDelimiter(raw: Buffer, start: number): string | null {
  const text = raw.toString('latin1', start, start + 8192)
  for (const { 0: match, index } of text.matchAll(/^--[^\r\n]{1,100}/gm)) {
    if (/^\r?\ncontent-/i.test(text.slice(index + match.length, index + match.length + 12))) return match.trimEnd()
  }
  return null
}

/** A multipart in which nothing was found is read as the text that it may be. */
function settle(root: OpenPart, problems: Set<LetterProblem>): void {
  const waiting = [root]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    waiting.push(...part.parts)
    if (!part.content.value.startsWith('multipart/') || part.parts.length > 0) continue
    problems.add('structure_damaged')
    part.content = { value: 'text/plain', parameters: new Map() }
  }
}
