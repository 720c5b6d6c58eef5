import sanitizeHtml from 'sanitize-html'
import { altText } from './alt.ts'
import { acting, rules } from './allowed.ts'
import { safeAttributes } from './attributes.ts'
import { boundedTokenizer, type Nesting, readableHtml } from './bounded.ts'
import { isPixel, isRemote, picturesOf } from './remote.ts'

export interface SafeLetter {
  readonly html: string
  /** Something that acts was taken out (scripts, forms, frames), or the letter is longer than what is read of it. */
  readonly removed: boolean
  /** How often it wanted a picture of another server (C7). */
  readonly remotePictures: number
}

/** What is read of a letter's HTML, and what may come of it, in characters; the rest is in its text and its original. */
const longest = 2_000_000
/** As deep as browsers' layout bears; an exchange of sixty answers, each within the one before, fits. */
const deepest = 256

/**
 * The HTML of a letter as a safe subset: words, tables, fonts, measures, links that leave for a new window, and pictures
 * of the letter itself as `cid:…`. Nothing in it runs, asks a server, covers the page or knows our names (C1, C5, C7).
 * Never throws; linear (E6); making it safe again changes nothing.
 */
export function sanitiseLetterHtml(html: string): SafeLetter {
  let most = longest
  let safe = sanitiseStart(html, most)
  // A letter of nothing but `&` grows fivefold when it is written properly.
  while (safe.html.length > longest) {
    most = Math.floor((most * longest) / safe.html.length / 1.1)
    safe = sanitiseStart(html, most)
  }
  // Elements that were left out stood between others that can't stand in each other: read again, as a browser will.
  return { ...safe, html: sanitiseStart(safe.html, longest).html }
}

function sanitiseStart(html: string, most: number): SafeLetter {
  const letter = readableHtml(html.slice(0, most)).toWellFormed()
  const found: Found = { depth: 0, deepest, removed: html.length > most, remotePictures: 0 }
  const safe = sanitizeHtml(letter, {
    ...rules,
    transformTags: {
      img: (tag, given) => pictureOrWords(tag, given, found),
      body: (tag, given) => {
        kept(tag, given, found)
        return { tagName: 'div', attribs: bodyStyle(given) }
      },
      '*': (tag, given) => kept(tag, given, found),
    },
    parser: parserOf(letter, found),
    onOpenTag: (tag, given) => {
      found.depth += 1
      if (acting.has(tag) || /refresh/i.test(given['http-equiv'] ?? '')) found.removed = true
    },
    onCloseTag: () => {
      found.depth -= 1
    },
  })
  return { html: safe, removed: found.removed, remotePictures: found.remotePictures }
}

interface Found extends Nesting {
  removed: boolean
  remotePictures: number
}

/** Set by hand: the types of the library are written for another version of the parser than the one it runs. */
function parserOf(letter: string, found: Found): NonNullable<sanitizeHtml.IOptions['parser']> {
  const parser: NonNullable<sanitizeHtml.IOptions['parser']> = {}
  Object.assign(parser, { Tokenizer: boundedTokenizer(letter, found, () => (found.removed = true)) })
  return parser
}

type Given = Record<string, string>

function kept(tagName: string, given: Given, found: Found): sanitizeHtml.Tag {
  const { attributes, active } = safeAttributes(tagName, given)
  found.remotePictures += picturesOf(tagName, given)
  found.removed ||= active
  return { tagName, attribs: attributes }
}

function pictureOrWords(tagName: string, given: Given, found: Found): sanitizeHtml.Tag {
  if (/^\s*cid:\S/i.test(given['src'] ?? '')) return { tagName, attribs: given }
  const words = wordsFor(given)
  kept(tagName, given, found)
  return words === '' ? { tagName: 'nothing', attribs: {} } : { tagName: 'span', attribs: {}, text: words }
}

function wordsFor(given: Given): string {
  if (isPixel(given)) return ''
  if (given['alt'] !== undefined) return altText(given['alt'])
  return isRemote(given['src'] ?? '') ? '[картинка с другого сервера]' : '[картинка]'
}

/** The letter's own ground and fonts; the page that shows it has a body of its own. */
const bodyStyle = ({ style, bgcolor, text }: Given): Given => ({
  style: [
    ...(bgcolor === undefined ? [] : [`background-color:${bgcolor}`]),
    ...(text === undefined ? [] : [`color:${text}`]),
    ...(style === undefined ? [] : [style]),
  ].join(';'),
})

/**
 * Sanitised HTML with the letter's own pictures: `addressOf` answers what to show for a `cid:` (null: not there, its
 * description stands instead). Reads only what `sanitiseLetterHtml` writes, where `<` begins nothing but a tag.
 */
export const withPictures = (html: string, addressOf: (cid: string) => string | null): string =>
  html.replaceAll(/<img( [^<>]*)\/>/g, (_, attributes: string) => {
    const [, cid = ''] = / src="cid:([^"]*)"/i.exec(attributes) ?? []
    const address = addressOf(contentId(cid))
    if (address !== null) return `<img${attributes.replace(/ src="[^"]*"/, () => ` src="${written(address)}"`)}/>`
    const [, alt] = / alt="([^"]*)"/.exec(attributes) ?? []
    return `<span>${alt === undefined || alt === '' ? '[картинка]' : `[${alt}]`}</span>`
  })

/** RFC 2392: a Content-ID stands in an address with its odd characters written as %xx. */
function contentId(address: string): string {
  const text = address
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const written = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
