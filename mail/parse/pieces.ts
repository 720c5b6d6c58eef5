/** A piece of what one reads, in its place: as plain text, as HTML, or as both, of which one is enough. */
export interface Piece {
  readonly plain: string | null
  readonly html: string | null
}

/** What multipart/alternative offers, as one: its first plain text and its last HTML (RFC 2046 5.1.4). */
export function chooseAlternative(choices: readonly (readonly Piece[])[]): readonly Piece[] {
  const plain = choices.find((pieces) => pieces.some((piece) => piece.plain !== null)) ?? []
  const html = choices.findLast((pieces) => pieces.some((piece) => piece.html !== null)) ?? []
  if (html.length === 0 || plain === html) return plain
  if (plain.length === 0) return html
  return [{ plain: joined(plain.map((piece) => piece.plain ?? '')), html: htmlOf(html) }]
}

/** The HTML of a letter, plain pieces in their places; null: there is none. */
export function htmlOf(pieces: readonly Piece[]): string | null {
  if (pieces.every(({ html }) => html === null)) return null
  return pieces.map(({ plain, html }) => html ?? asHtml(plain ?? '')).join('\n')
}

/** The readable whole: plain text where there is some and it is no mere hint at the HTML, else what the HTML says. */
export const textOf = (pieces: readonly Piece[], toText: (html: string) => string): string =>
  joined(pieces.map((piece) => textOfPiece(piece, toText)))

function textOfPiece({ plain, html }: Piece, toText: (html: string) => string): string {
  if (html === null) return plain ?? ''
  if (plain === null || plain.trim() === '') return toText(html)
  // «Ваша почтовая программа не показывает HTML», and nothing else.
  if (plain.length > 600 || !/html/i.test(plain)) return plain
  const text = toText(html)
  return text.trim().length > plain.trim().length ? text : plain
}

function joined(texts: readonly string[]): string {
  const said = texts.filter((text) => text.trim() !== '')
  return said.map((text, index) => (index < said.length - 1 && !text.endsWith('\n') ? `${text}\n` : text)).join('')
}

const asHtml = (plain: string): string =>
  `<div>${plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>\n')}</div>`
