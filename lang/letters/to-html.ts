import type { Language } from '../../core/people/roles.ts'
import { lines } from './clean.ts'
import type { Block } from './letter.ts'

/**
 * A letter as a small page without scripts, pictures, style sheets or foreign addresses. Every text is encoded here and
 * nowhere else; letters have no other way to make markup (C6, C8). Laid out as Outlook's Word engine, webmail and a
 * telephone all read it: one table 640 pixels wide that shrinks, a row for each piece, the font on every cell, a bar
 * beside quotes as a cell's border. No colour of text or ground is named: a dark reader shows its own.
 */
export function toHtml(page: { language: Language; title: string; blocks: readonly Block[]; footer: string }): string {
  const rows = [
    ...page.blocks.map((block) => row(blockHtml(block), styles.row)),
    row(encode(page.footer), styles.footer),
  ].join('\n')
  return `<!doctype html>
<html lang="${page.language}">
<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><meta name="color-scheme" content="light dark" /><title>${encode(page.title)}</title></head>
<body style="${styles.body}">
<table ${bare} width="640" style="${styles.page}">
${rows}
</table>
</body>
</html>
`
}

/** Text as the content of an element or of a quoted attribute. */
export function encode(text: string): string {
  return lines(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'say':
      return encode(block.text)
    case 'quote':
      return quoteHtml(block.text)
    case 'history':
      return `${encode(block.heading)}${quoteHtml(block.text)}`
    case 'facts':
      return block.rows.map(([label, value]) => `${encode(label)}: <strong>${encode(value)}</strong>`).join('<br />\n')
    case 'go':
      return boxed(`<a href="${encode(block.href)}" style="${styles.go}">${encode(block.label)}</a>`, styles.button)
  }
}

const row = (content: string, style: string): string => `<tr><td style="${style}">${content}</td></tr>`

/** One cell of its own: what has a border that every reader draws. */
const boxed = (content: string, style: string): string =>
  `<table ${bare}><tr><td style="${style}">${content}</td></tr></table>`

const quoteHtml = (text: string): string =>
  boxed(
    `<blockquote style="${styles.words}">${encode(text.trim()).replaceAll('\n', '<br />\n')}</blockquote>`,
    styles.quote,
  )

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const bare = 'role="presentation" border="0" cellpadding="0" cellspacing="0"'
const font = 'font-family:Segoe UI,Arial,Helvetica,sans-serif;font-size:16px;line-height:24px'
const wraps = 'word-break:break-word;overflow-wrap:anywhere'
const styles = {
  body: 'margin:0;padding:16px',
  page: 'width:640px;max-width:100%;table-layout:fixed;border-collapse:collapse',
  row: `${font};${wraps};padding:0 0 16px`,
  quote: `${font};${wraps};padding:4px 0 4px 16px;border-left:3px solid #8c959f`,
  words: 'margin:0',
  button: `${font};padding:8px 16px;border:1px solid #8c959f`,
  go: 'font-weight:bold;text-decoration:none',
  footer:
    'font-family:Segoe UI,Arial,Helvetica,sans-serif;font-size:13px;line-height:20px;padding:12px 0 0;border-top:1px solid #8c959f',
} as const
