import { foldText, type Segment } from '../../core/letters/fold.ts'

/**
 * A letter's text for the screen: what was said stands open, history and signatures are folded in their place (U12).
 * Where nothing was said besides them, all of it stands open. Blank pieces and blank lines at the edges are not shown.
 */
export function piecesOf(text: string): readonly Segment[] {
  const pieces = foldText(text)
    .map((piece) => ({ kind: piece.kind, text: trimLines(piece.text) }))
    .filter((piece) => piece.text !== '')
  return pieces.some(({ kind }) => kind === 'said') ? pieces : [{ kind: 'said', text: trimLines(text) }]
}

/** Without blank lines before and space after; the indentation of the first line stays. Linear, unlike `\s+$`. */
function trimLines(text: string): string {
  const kept = text.trimEnd()
  const begin = kept.length - kept.trimStart().length
  return kept.slice(kept.lastIndexOf('\n', begin) + 1)
}
