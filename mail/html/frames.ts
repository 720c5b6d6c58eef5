import { altText } from './alt.ts'
import { beginsHead, type Meaning } from './elements.ts'
import type { Lines } from './lines.ts'
import { linkAfter } from './links.ts'
import { bulletOf, type List, listOf, wordMark } from './marks.ts'
import { isPixel } from './remote.ts'

/** An element as it stands in the letter. */
interface Element {
  readonly tag: string
  readonly given: Readonly<Record<string, string>>
  readonly meaning: Meaning
}

/** An open element, and how the words in it are read. */
export interface Frame extends Element {
  readonly hidden: 'never' | 'gone' | 'tiny' | 'no'
  readonly verbatim: boolean
  readonly quotes: number
  readonly indent: string
  readonly list: List | null
  readonly row: Row | null
  /** What the words are collected in, of a link or of a mark that Word wrote. */
  readonly heard: { words: string } | null
  readonly inMark: boolean
  /** The same in all frames of a letter; tight: its style sheet takes the space between its paragraphs away. */
  readonly letter: { tight: boolean }
}

/** A row of a table: whether words stand in it, whether a cell has just begun, whether The Bat! painted its bar. */
interface Row {
  begun: boolean
  freshCell: boolean
  quoted: boolean
}

/** What stands around the outermost element. */
export const openGround = (): Frame => ({
  tag: '',
  given: {},
  meaning: { block: 'block', quote: false, seen: 'shown', verbatim: null, rule: null, wordMark: false, bar: false },
  hidden: 'no',
  verbatim: false,
  quotes: 0,
  indent: '',
  list: null,
  row: null,
  heard: null,
  inMark: false,
  letter: { tight: false },
})

/** An element that opens within `around`. */
export const frameIn = (around: Frame, { tag, given, meaning }: Element): Frame => ({
  tag,
  given,
  meaning,
  hidden: hiddenIn(around, meaning),
  verbatim: meaning.verbatim ?? around.verbatim,
  quotes: around.quotes + Number(meaning.quote) + Number(isCell(tag) && around.row?.quoted === true),
  indent: tag === 'li' ? `${around.indent}  `.slice(0, mostIndent) : around.indent,
  list: listOf(tag, given['start']) ?? around.list,
  row: rowIn(around, tag),
  heard: tag === 'a' || meaning.wordMark ? { words: '' } : around.heard,
  inMark: meaning.wordMark || around.inMark,
  letter: around.letter,
})

/** The element begins. */
export function openFrame(frame: Frame, lines: Lines): void {
  const { tag, given, meaning, row, quotes, indent } = frame
  if (tag === 'br') lines.lineEnd()
  if (tag === 'img' && !isPixel(given)) hear(altText(given['alt']), { frame, lines })
  if (isCell(tag)) openCell(frame, lines)
  else if (meaning.block !== 'inline' && row?.freshCell !== true) lines.boundary(spaceOf(frame))
  if (meaning.rule !== null) lines.rule(ruleOf(meaning.rule))
  lines.move({ quotes, indent })
  if (tag === 'li') lines.mark(indent.slice(2) + bulletOf(frame.list, given['value']))
}

/** Words stand in the element. */
export function hear(text: string, { frame, lines }: { frame: Frame; lines: Lines }): void {
  if (frame.heard !== null && frame.heard.words.length < mostHeard) frame.heard.words += text
  if (frame.inMark) return
  if (frame.row !== null && text.trim() !== '') {
    frame.row.begun = true
    frame.row.freshCell = false
  }
  if (frame.verbatim) lines.verbatim(text)
  else lines.words(text)
}

/** The element ends; what follows stands in `around`. */
export function closeFrame(frame: Frame, { around, lines }: { around: Frame; lines: Lines }): void {
  const { tag, given, meaning, heard } = frame
  if (meaning.wordMark) hear(wordMark(heard?.words ?? ''), { frame: around, lines })
  if (tag === 'a') hear(linkAfter(given['href'] ?? '', heard?.words ?? ''), { frame: around, lines })
  if (isCell(tag)) lines.cellEnd()
  else if (meaning.block !== 'inline') lines.boundary(meaning.quote ? 'apart' : spaceOf(frame))
  if (tag === 'li') lines.mark(null)
  lines.move({ quotes: around.quotes, indent: around.indent })
}

const mostIndent = 20
const mostHeard = 3000
const outlookRule = '_'.repeat(32)

const spaceOf = ({ meaning, tag, letter }: Frame): 'apart' | undefined =>
  meaning.block === 'apart' && !(letter.tight && tag === 'p') ? 'apart' : undefined

const isCell = (tag: string): boolean => tag === 'td' || tag === 'th'

function hiddenIn(around: Frame, { seen }: Meaning): Frame['hidden'] {
  if (seen === 'never' || around.hidden === 'never') return 'never'
  if (seen === 'gone' || around.hidden === 'gone') return 'gone'
  if (seen === 'inherited') return around.hidden
  return seen === 'tiny' ? 'tiny' : 'no'
}

function rowIn(around: Frame, tag: string): Row | null {
  if (tag === 'tr') return { begun: false, freshCell: false, quoted: false }
  return tag === 'table' ? null : around.row
}

function openCell({ row, meaning }: Frame, lines: Lines): void {
  if (row === null) return lines.boundary()
  if (row.begun) lines.nextCell()
  row.freshCell = true
  row.quoted ||= meaning.bar
}

const ruleOf = (kind: 'line' | 'head' | 'perhaps head') => (words: string) => {
  if (kind === 'head' || beginsHead(words)) return outlookRule
  return kind === 'line' ? '---' : null
}
