import sanitizeHtml from 'sanitize-html'
import { altText } from './alt.ts'
import { keptNames, safeAttributes } from './attributes.ts'
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
  while (safe.html.length > longest) safe = sanitiseStart(html, (most = Math.floor(most / 2)))
  return safe
}

function sanitiseStart(html: string, most: number): SafeLetter {
  const letter = readableHtml(html.slice(0, most)).toWellFormed()
  const found: Found = { depth: 0, deepest, removed: html.length > most, remotePictures: 0 }
  const safe = sanitizeHtml(letter, {
    ...rules,
    transformTags: {
      img: (tag, given) => pictureOrWords(tag, given, found),
      body: (_, given) => ({ tagName: 'div', attribs: bodyStyle(given) }),
      '*': (tag, given) => kept(tag, given, found),
    },
    parser: parserOf(letter, found),
    onOpenTag: (tag, given) => {
      found.depth += 1
      if (acting.has(tag) || Object.hasOwn(given, 'http-equiv')) found.removed = true
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

const tags =
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div
  dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp
  section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr`.split(/\s+/)

/** What a reader of the letter would not see as words of it. */
const wordless = 'script style title xml xmp template iframe noembed noframes select datalist'.split(' ')

const acting = new Set(
  'script iframe frame frameset object embed applet form input button select textarea base portal'.split(' '),
)

/** The library's own wall behind ours: it lets through what our attributes could have made, and no other scheme. */
const rules: sanitizeHtml.IOptions = {
  allowedTags: tags,
  allowedAttributes: Object.fromEntries(tags.map((tag) => [tag, [...keptNames(tag)]])),
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid'] },
  allowProtocolRelative: false,
  parseStyleAttributes: false, // ours is stricter, linear, and does not need a parser of style sheets
  selfClosing: ['br', 'hr', 'img', 'col', 'wbr'],
  nonTextTags: wordless,
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
