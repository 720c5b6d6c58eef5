/** The language of the page's reader, and what the frame is called for those who hear it. */
export interface LetterPage {
  readonly language: 'ru' | 'en'
  readonly title: string
}

/**
 * Sanitised HTML as a whole document for a sandboxed frame: it loads nothing but pictures of this house, runs nothing,
 * and follows the reader's dark theme only where the letter sets no colours of its own (black words on a dark ground).
 */
export const letterPage = (html: string, { language, title }: LetterPage): string =>
  `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="${setsColours(html) ? 'light' : 'light dark'}">
<title>${written(title)}</title>
<style>${style}</style>
</head>
<body>${html}</body>
</html>
`

/** The second wall behind the sanitiser (C1, C7). */
const policy = [
  "default-src 'none'",
  "img-src 'self' data: blob:",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const style = `
body { margin: 12px; font: 15px/1.45 system-ui, sans-serif; background: Canvas; color: CanvasText; overflow-wrap: anywhere }
img { max-width: 100%; height: auto }
table { max-width: 100% }
pre { white-space: pre-wrap }
blockquote { margin: 0.5em 0; padding-left: 0.8em; border-left: 2px solid GrayText }
`

/** `windowtext` is Word's name for whatever colour words have: it changes with the theme. */
const setsColours = (html: string): boolean =>
  (html.match(/<[a-z][^<>]*>/g) ?? []).some((tag) =>
    / (?:bg)?color="|[";](?:background(?:-color)?|color):(?!windowtext|inherit|transparent)/.test(tag),
  )

const written = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
