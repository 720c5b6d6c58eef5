import { type Blanks, blanksBetween, isBlankLine, noBlanks, partsOf, withBlank } from './blanks.ts'

/** Where the next words stand: how deep in quotes, and behind what blanks. */
interface Place {
  readonly quotes: number
  readonly indent: string
}

/** What the next words may stand below: given these words, a line or nothing. */
type Rule = (words: string) => string | null

/** A text that grows line by line as a letter is read, and stops growing at a bound. */
export interface Lines {
  /** Words as HTML has them: any blanks between them are one. */
  words: (text: string) => void
  /** Text whose blanks and line ends count (`pre`). */
  verbatim: (text: string) => void
  /** `br`. */
  lineEnd: () => void
  /** A block begins or ends: what follows stands on a new line, with `apart` after an empty one. */
  boundary: (apart?: 'apart') => void
  /** What follows stands in the next cell of the row that the line is. */
  nextCell: () => void
  /** Forgets the blanks that fill a cell and the space below its last paragraph. */
  cellEnd: () => void
  /** What the line that begins next begins with, instead of its indent. */
  mark: (text: string | null) => void
  rule: (above: Rule) => void
  move: (place: Place) => void
  /** Nothing more is taken up. */
  isFull: () => boolean
  whole: () => string
}

const deepestQuote = 20
const mostTabs = 20

/** `most`: characters after which nothing is added. */
export function openLines(most: number): Lines {
  const page = openPage(most)
  let place: Place = { quotes: 0, indent: '' }
  let line: string[] = []
  let written = 0
  let blanks: Blanks = noBlanks
  let broken: 'no' | 'bare' | 'after blanks' = 'no' // the line has ended, unless a cell of its row follows
  let lastQuotes = 0
  let tabs = 0
  let marker: string | null = null
  let above: Rule | null = null
  let apart: number | null = null // an empty line is wanted, at this depth of quotes
  let writtenEmpty = false // it is no mere space between blocks

  const wantApart = () => {
    apart = Math.min(apart ?? place.quotes, place.quotes)
  }
  const finish = () => {
    page.add(line.join(''), broken === 'no' ? blanks !== noBlanks : broken === 'after blanks')
    line = []
    written = 0
    broken = 'no'
    tabs = 0
  }
  const begin = (words: string) => {
    const rule = above?.(words) ?? null
    if (rule !== null) wantApart()
    // What is quoted stands directly below the line that announces it: so it is found (U12).
    if (apart !== null && (writtenEmpty || place.quotes <= lastQuotes)) page.addEmpty(Math.min(apart, place.quotes))
    if (rule !== null) page.add(quoting(place.quotes) + rule)
    apart = null
    writtenEmpty = false
    above = null
    lastQuotes = place.quotes
    line.push(quoting(place.quotes), marker ?? place.indent)
    marker = null
  }
  const write = (words: string) => {
    if (page.isFull(written)) return
    if (broken !== 'no') finish()
    const first = line.length === 0
    if (first) begin(words)
    line.push(!first && tabs > 0 ? '\t'.repeat(Math.min(tabs, mostTabs)) : blanksBetween(blanks, first))
    line.push(words.slice(0, most))
    written += words.length + 1
    tabs = 0
    blanks = noBlanks
  }
  const boundary = (wanted?: 'apart') => {
    if (line.length > 0 && broken === 'no') broken = blanks === noBlanks ? 'bare' : 'after blanks'
    else if (blanks.hard > 0) {
      wantApart() // a paragraph of nothing but `&nbsp;` is how Word writes an empty line
      writtenEmpty = true
    }
    blanks = noBlanks
    if (wanted === 'apart') wantApart()
  }
  const lineEnd = (inARow: number) => {
    const ended = line.length > 0
    const hadBroken = broken !== 'no'
    if (ended) finish()
    if (!ended || hadBroken) page.addEmpty(place.quotes, inARow)
    blanks = noBlanks
  }
  return {
    words: (text) => {
      if (text === '\u00A0') {
        blanks = { soft: blanks.soft, hard: blanks.hard + 1 } // each comes alone, and padding is made of thousands
        return
      }
      for (const part of partsOf(text)) {
        if (page.isFull(written)) return
        if (part.blank) blanks = withBlank(blanks, part.text)
        else write(part.text)
      }
    },
    verbatim: (text) => {
      const [start = '', ...more] = text.replaceAll('\u00A0', ' ').split('\n')
      if (start !== '') write(start)
      for (const next of more) {
        lineEnd(Infinity)
        if (next !== '') write(next)
      }
    },
    lineEnd: () => lineEnd(1),
    boundary,
    nextCell: () => {
      if (line.length > 0) tabs += 1
      broken = 'no'
      apart = null
      writtenEmpty = false
      blanks = noBlanks
    },
    cellEnd: () => {
      blanks = noBlanks
      apart = null
      writtenEmpty = false
    },
    mark: (text) => {
      marker = text
    },
    rule: (wanted) => {
      above = wanted
    },
    move: (next) => {
      place = next
      if (apart !== null) apart = Math.min(apart, next.quotes)
    },
    isFull: () => page.isFull(written),
    whole: () => {
      if (line.length > 0) finish()
      return page.whole()
    },
  }
}

const quoting = (quotes: number): string => '> '.repeat(Math.min(quotes, deepestQuote))

/** The finished lines: none is empty at either end, and no two but those that were asked for. */
function openPage(most: number) {
  const lines: string[] = []
  let size = 0
  let emptyTail = 0
  const put = (text: string) => {
    if (size > most) return
    lines.push(text)
    size += text.length + 1
  }
  const addEmpty = (quotes: number, inARow = 1) => {
    if (lines.length === 0 || emptyTail >= inARow) return
    put(quoting(quotes).trimEnd())
    emptyTail += 1
  }
  const add = (text: string, blankAfter = false) => {
    if (isBlankLine(text)) return addEmpty(text.split('>').length - 1)
    const trimmed = text.trimEnd()
    put(isSignatureMark(trimmed) && (blankAfter || trimmed !== text) ? `${trimmed} ` : trimmed)
    emptyTail = 0
  }
  return {
    add,
    addEmpty,
    isFull: (written: number) => size + written > most,
    whole: () => lines.slice(0, lines.length - emptyTail).join('\n'),
  }
}

/** RFC 3676, 4.3: the blank after the hyphens tells the mark of a signature from two hyphens. */
const isSignatureMark = (line: string): boolean => line.length <= 2 + 2 * deepestQuote && /^(?:> )*--$/.test(line)
