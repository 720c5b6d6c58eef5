import { announcementAbove, announces, bareAnnouncementAt } from './fold-announce.ts'
import { headBlockAt, isForwardEnd, isForwardMark, isHead, isHistoryMark, withRuleAbove } from './fold-heads.ts'
import type { HeadBlock } from './fold-heads.ts'
import { linesOf } from './fold-lines.ts'
import type { Lines } from './fold-lines.ts'
import { isQuoted, unquoted } from './fold-marked.ts'
import { signatureStart } from './fold-signature.ts'
import { authorIn } from './forwarded-author.ts'
import type { LetterAddress } from './letter.ts'

/** The first older letter inside a text. */
export interface PassedOn {
  /** Null: a name without an address, or unreadable. */
  readonly author: LetterAddress | null
  /** Empty: it does not say. */
  readonly subject: string
  readonly text: string
  /** What stands above it, without its signature. */
  readonly note: string
  /** It stands below a line that only forwards have; else answers have such heads too. */
  readonly marked: boolean
}

/** Finds the outermost letter that a text passes on; null: it has none, or the history of an answer stands before it. */
export function passedOnIn(text: string): PassedOn | null {
  const lines = linesOf(text)
  for (let at = lines.next(0); at < lines.count; at = lines.next(at + 1)) {
    const found = oldLetterAt(lines, at)
    if (found !== null) return read(text, { lines, at, found })
    if (isHistory(lines, at)) return null
  }
  return null
}

interface Found {
  /** Lines without the mark that Apple Mail puts before each. */
  readonly look: (index: number) => string
  readonly inMarks: boolean
  readonly marked: boolean
  /** The first line below what marks it. */
  readonly head: number
}

function oldLetterAt(lines: Lines, at: number): Found | null {
  const plain = lines.look(at)
  const inside = unquoted(lines.raw(at)).trim()
  const marked = isForwardMark(plain) || (isQuoted(lines.raw(at)) && isForwardMark(inside))
  if (marked || isHistoryMark(plain)) {
    const below = lines.next(at + 1)
    const inMarks = isQuoted(lines.raw(isQuoted(lines.raw(at)) ? at : below))
    const look = inMarks ? (index: number) => unquoted(lines.raw(index)).trim() : lines.look
    let head = below
    while (head < lines.count && look(head) === '') head += 1
    return { look, inMarks, marked, head }
  }
  const block = headBlockAt(lines, at)
  if (block === null || !isHead(block.fields)) return null
  return { look: lines.look, inMarks: false, marked: false, head: at }
}

/** Below marked lines with an announcement, an older letter is part of what is answered. */
function isHistory(lines: Lines, at: number): boolean {
  if (!isQuoted(lines.raw(at))) return bareAnnouncementAt(lines, at, 0) !== null
  return announces(unquoted(lines.raw(at)).trim()) || announcementAbove(lines, at, 0) < at
}

interface Place {
  readonly lines: Lines
  readonly at: number
  readonly found: Found
}

function read(text: string, { lines, at, found }: Place): PassedOn {
  const looked = { look: found.look, count: lines.count }
  const block = headBlockAt(looked, found.head)
  const announced = block === null ? announcedAt(found) : null
  const first = block?.end ?? announced?.end ?? found.head
  const original = text.slice(lines.start(first), lines.start(lastLine(lines, { found, first })))
  const note = signatureStart(lines, { from: 0, end: withRuleAbove(lines, { from: 0, end: at }) })
  return {
    author: authorOf(block, announced),
    subject: block?.fields.get('subject') ?? '',
    text: (found.inMarks ? original.split('\n').map(unquoted).join('\n') : original).trim(),
    note: text.slice(0, lines.start(note)).trim(),
    marked: found.marked,
  }
}

const authorOf = (block: HeadBlock | null, announced: { words: string } | null): LetterAddress | null =>
  authorIn(block?.fields.get('from') ?? announced?.words ?? '')

/** Яндекс announces what it forwards as what it answers: «16.11.2026, 10:00, "Имя" <a@b>:». */
function announcedAt({ look, head }: Found): { words: string; end: number } | null {
  let words = ''
  for (let end = head + 1; end <= head + 3; end += 1) {
    words = `${words} ${look(end - 1)}`.trim()
    if (announces(words)) return { words: words.replace(dateBefore, ''), end }
  }
  return null
}

const dateBefore = /^.*\d{1,2}:\d{2}(?::\d{2})?(?:\s?[+-]\d{4}|\s?[+-]\d\d:\d\d)?,?\s*(?:от\s)?/u

function lastLine(lines: Lines, { found, first }: { found: Found; first: number }): number {
  for (let at = first; at < lines.count; at += 1) {
    const ends = found.inMarks
      ? lines.look(at) !== '' && !isQuoted(lines.raw(at))
      : found.marked && isForwardEnd(lines.look(at))
    if (ends) return at
  }
  return lines.count
}
