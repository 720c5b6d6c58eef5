/** What holds wherever the page is opened, from its head or from itself. */
const walls = [
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
] as const

/**
 * What the frame of a letter may do: show the files of its request and its own styles, open links elsewhere, and be
 * framed by us. No script, no form, no other address (C1, C5, C7); the HTML was made safe before it was stored, this is
 * the second wall. Its origin stays ours, so that the pictures' session cookie comes along.
 */
export const LETTER_POLICY = [
  ...walls,
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
].join('; ')

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
<meta http-equiv="Content-Security-Policy" content="${walls.join('; ')}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="${setsColours(html) ? 'light' : 'light dark'}">
<base target="_blank">
<title>${written(title)}</title>
<style>${style}</style>
</head>
<body>${html.replaceAll(PICTURE, '$1?inline=1"')}</body>
</html>
`

/** Pictures are asked for as pictures, not as downloads. */
const PICTURE = /( src="\/api\/v1\/files\/[\da-f-]{36})"/g

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
