import { linesOf } from './fold-lines.ts'
import type { Lines } from './fold-lines.ts'
import { quotesOf } from './fold-quotes.ts'
import { signatureStart } from './fold-signature.ts'

/** A piece of a letter's text. The pieces in their order, put together, are the text to the letter (U12). */
export interface Segment {
  /** `said`: written anew. `quote`: history, with the line that announces it. `signature`: from its mark on. */
  readonly kind: 'said' | 'quote' | 'signature'
  readonly text: string
}

/**
 * Divides a text into what was written anew and what is folded away; nothing is lost: kept + folded = whole. In linear
 * time, whatever the text (E6). Below an Outlook head all is quote: answers written into it can't be told from it.
 */
export function foldText(text: string): readonly Segment[] {
  const lines = linesOf(text)
  const { quoted, forwards } = quotesOf(lines)
  const kinds = quoted.map((quote): Kind => (quote ? 'quote' : 'said'))
  foldGaps(lines, kinds)
  foldSignatures(lines, kinds)
  if (!forwards && !saysSomething(lines, kinds)) unfoldSignatures(kinds)
  return segmentsOf(text, { lines, kinds })
}

/** What the sender wrote anew, trimmed; the whole where nothing would be left. */
export const replyOf = (segments: readonly Segment[]): string => {
  const said = segments.filter(({ kind }) => kind === 'said').map(({ text }) => text)
  const reply = said.join('').trim()
  return reply === ''
    ? segments
        .map(({ text }) => text)
        .join('')
        .trim()
    : reply
}

/** What is folded away, in its order. */
export const quotedOf = (segments: readonly Segment[]): string =>
  segments
    .filter(({ kind }) => kind !== 'said')
    .map(({ text }) => text)
    .join('')

type Kind = Segment['kind']

/** Empty lines above history go with it, also where nothing is said between two pieces of it. */
function foldGaps(lines: Lines, kinds: Kind[]): void {
  for (const { from, end } of stretchesOf(kinds)) {
    if (kinds[from] !== 'said') continue
    let last = end
    while (last > from && lines.look(last - 1) === '') last -= 1
    if (end < kinds.length || (last === from && from > 0)) kinds.fill('quote', last, end)
  }
}

function foldSignatures(lines: Lines, kinds: Kind[]): void {
  for (const { from, end } of stretchesOf(kinds)) {
    if (kinds[from] === 'said') kinds.fill('signature', signatureStart(lines, { from, end }), end)
  }
}

/** An answer of nothing but a signature shows at least that. */
function unfoldSignatures(kinds: Kind[]): void {
  for (const [index, kind] of kinds.entries()) if (kind === 'signature') kinds[index] = 'said'
}

const saysSomething = (lines: Lines, kinds: readonly Kind[]): boolean =>
  kinds.some((kind, index) => kind === 'said' && lines.look(index) !== '')

/** Lines of one kind after another; `end` is the first line of the next. */
function stretchesOf(kinds: readonly Kind[]): { from: number; end: number }[] {
  const stretches: { from: number; end: number }[] = []
  let from = 0
  for (let at = 1; at <= kinds.length; at += 1) {
    if (at < kinds.length && kinds[at] === kinds[from]) continue
    stretches.push({ from, end: at })
    from = at
  }
  return kinds.length === 0 ? [] : stretches
}

function segmentsOf(text: string, { lines, kinds }: { lines: Lines; kinds: readonly Kind[] }): Segment[] {
  return stretchesOf(kinds).map(({ from, end }) => ({
    kind: kinds[from] ?? 'said',
    text: text.slice(lines.start(from), lines.start(end)),
  }))
}
