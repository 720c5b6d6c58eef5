/** A piece of a letter's text. The pieces in their order, put together, are the text to the letter (U12). */
export interface Segment {
  /** `said`: written anew. `quote`: history, with the line that announces it. `signature`: from its mark on. */
  readonly kind: 'said' | 'quote' | 'signature'
  readonly text: string
}

/** Divides a text into what was written anew and what is folded away; nothing is lost: kept + folded = whole. */
export function foldText(text: string): readonly Segment[] {
  return text === '' ? [] : [{ kind: 'said', text }]
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
