import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

/** How deep the elements of a letter are just now. Whoever listens to the parser counts; the tokenizer asks. */
export interface Nesting {
  depth: number
  readonly deepest: number
}

const attributesOfATag = 100

/** Their content is raw text: left out, it would come out as words of the letter. They can't nest, but for `<script/>`. */
const raw = new Set(['script', 'style', 'title', 'textarea', 'xmp'])
const rawDeeper = 16

const childless = new Set(['br', 'hr', 'img', 'wbr', 'col', 'input', 'meta', 'link', 'base', 'area', 'source', 'embed'])

/** Elements end their line of text even where they stand too deep to be seen. */
type Dropped = (name: string) => void

/**
 * A tokenizer that keeps htmlparser2 linear over hostile letters (E6). The parser shifts and searches the list of open
 * elements at each tag, so that 100,000 `<div>` cost seconds and 400,000 a minute; here a tag that would stand deeper
 * than `deepest` is left out (its text stays), with its end tag and its attributes. A tag keeps its first 100
 * attributes; control characters written as entities vanish as the ones that stand there plainly do (`readableHtml`).
 */
export function boundedTokenizer(html: string, nesting: Nesting, onDropped?: Dropped): typeof Tokenizer {
  return class extends Tokenizer {
    constructor(options: { xmlMode?: boolean; decodeEntities?: boolean }, parser: TokenizerCallbacks) {
      super(options, guard(parser, { html, nesting, onDropped: onDropped ?? (() => {}) }))
    }
  }
}

/** The HTML with one kind of line end and without control characters, which browsers read in their own ways (C1). */
export const readableHtml = (html: string): string =>
  html.replaceAll(/\r\n?|\f/g, '\n').replaceAll(/[^\P{Cc}\t\n]/gu, '')

interface Guarded {
  readonly html: string
  readonly nesting: Nesting
  readonly onDropped: Dropped
}

function guard(parser: TokenizerCallbacks, { html, nesting, onDropped }: Guarded): TokenizerCallbacks {
  const unclosed = new Map<string, number>()
  const text = textTo(parser)
  let dropping = false
  let attributes = 0
  const heard = () => !dropping && attributes <= attributesOfATag
  const nameAt = (start: number, end: number) => html.slice(start, end).toLowerCase()
  return {
    onopentagname: (start, end) => {
      text.end()
      const name = nameAt(start, end)
      attributes = 0
      dropping = !fits(name, nesting)
      if (!dropping) return parser.onopentagname(start, end)
      unclosed.set(name, (unclosed.get(name) ?? 0) + 1)
      onDropped(name)
    },
    onopentagend: (end) => {
      if (!dropping) parser.onopentagend(end)
      dropping = false
    },
    onselfclosingtag: (end) => {
      if (!dropping) parser.onselfclosingtag(end)
      dropping = false
    },
    onclosetag: (start, end) => {
      text.end()
      const name = nameAt(start, end)
      const left = unclosed.get(name) ?? 0
      if (left === 0) return parser.onclosetag(start, end)
      unclosed.set(name, left - 1)
      onDropped(name)
    },
    onattribname: (start, end) => {
      attributes += 1
      if (heard()) parser.onattribname(start, end)
    },
    onattribdata: (start, end) => {
      if (heard()) parser.onattribdata(start, end)
    },
    onattribentity: (code) => {
      if (heard() && !isControl(code)) parser.onattribentity(code)
    },
    onattribend: (quote, end) => {
      if (heard()) parser.onattribend(quote, end)
    },
    ontextentity: (code, end) => {
      text.end()
      if (!isControl(code)) parser.ontextentity(code, end)
    },
    ontext: text.more,
    oncdata: (start, end, offset) => {
      text.end()
      parser.oncdata(start, end, offset)
    },
    oncomment: (start, end, offset) => {
      text.end()
      parser.oncomment(start, end, offset)
    },
    ondeclaration: (start, end) => {
      text.end()
      parser.ondeclaration(start, end)
    },
    onprocessinginstruction: (start, end) => {
      text.end()
      parser.onprocessinginstruction(start, end)
    },
    onend: () => {
      text.end()
      parser.onend()
    },
  }
}

/** Pieces of text that touch become one: the tokenizer breaks `<<<<` into as many as it has characters. */
function textTo(parser: TokenizerCallbacks) {
  let from = 0
  let to = 0
  const end = () => {
    if (from < to) parser.ontext(from, to)
    from = to
  }
  const more = (start: number, past: number) => {
    if (start !== to) {
      end()
      from = start
    }
    to = past
  }
  return { more, end }
}

const fits = (name: string, { depth, deepest }: Nesting): boolean =>
  depth < deepest || childless.has(name) || (raw.has(name) && depth < deepest + rawDeeper)

const isControl = (code: number): boolean => (code < 32 && code !== 9 && code !== 10) || (code >= 127 && code < 160)
