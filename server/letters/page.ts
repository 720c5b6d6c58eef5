/**
 * What the frame of a letter may do: show the files of its request and its own styles, open links elsewhere, and be
 * framed by us. No script, no form, no other address (C1, C5, C7); the HTML was made safe before it was stored, this is
 * the second wall. Its origin stays ours, so that the pictures' session cookie comes along.
 */
export const LETTER_POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
].join('; ')

/** Sanitised HTML of a letter as a page of its own. Pictures are asked for as pictures, not as downloads. */
export const letterPage = (html: string): string =>
  `<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer"><base target="_blank"><style>${STYLE}</style></head>
<body>${html.replaceAll(PICTURE, '$1?inline=1"')}</body></html>
`

const PICTURE = /( src="\/api\/v1\/files\/[\da-f-]{36})"/g

/** Letters are written for white paper, whatever the screen around them. */
const STYLE = `
:root { color-scheme: light; background: #fff; color: #1c1c1c; }
body { margin: 12px; font: 14px/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; }
table { max-width: 100%; }
pre { white-space: pre-wrap; }
blockquote { margin: 8px 0 8px 4px; padding-left: 10px; border-left: 2px solid #c8c8c8; }
`
