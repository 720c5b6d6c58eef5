import { type Piece, textOf } from './pieces.ts'

/** The pieces as one text. What reads HTML is loaded with the first HTML: most of explaining a plain letter is starting. */
export async function readableText(pieces: readonly Piece[]): Promise<string> {
  if (pieces.every(({ html }) => html === null)) return textOf(pieces, () => '')
  const { htmlToText } = await import('../html/to-text.ts')
  return textOf(pieces, htmlToText)
}
