import type { Language } from '../../core/people/roles.ts'
import { lines } from './clean.ts'
import type { Block } from './letter.ts'

/**
 * A letter as a small page without tables, scripts, pictures or foreign addresses. Every text is encoded here and
 * nowhere else; letters have no other way to make markup (C6, C8).
 */
export function toHtml(page: { language: Language; title: string; blocks: readonly Block[]; footer: string }): string {
  const body = [...page.blocks.map(blockHtml), `<p style="${styles.footer}">${encode(page.footer)}</p>`].join('\n')
  return `<!doctype html>
<html lang="${page.language}">
<head><meta charset="utf-8" /><title>${encode(page.title)}</title></head>
<body style="${styles.body}">
${body}
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
      return `<p style="${styles.say}">${encode(block.text)}</p>`
    case 'quote':
      return `<blockquote style="${styles.quote}">${encode(block.text.trim()).replaceAll('\n', '<br />\n')}</blockquote>`
    case 'facts':
      return `<p style="${styles.say}">${block.rows.map(([label, value]) => `${encode(label)}: <strong>${encode(value)}</strong>`).join('<br />\n')}</p>`
    case 'go':
      return `<p style="${styles.say}"><a href="${encode(block.href)}" style="${styles.go}">${encode(block.label)}</a></p>`
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const styles = {
  body: 'font:16px/1.5 -apple-system,Segoe UI,Roboto,Arial,sans-serif;color:#1f2328;max-width:640px;overflow-wrap:anywhere;margin:0;padding:16px',
  say: 'margin:0 0 16px',
  quote: 'margin:0 0 16px;padding:8px 16px;border-left:3px solid #c9d1d9;color:#3d444d',
  go: 'color:#0b57d0',
  footer: 'margin:24px 0 0;padding-top:12px;border-top:1px solid #d8dee4;font-size:13px;color:#59636e',
} as const
