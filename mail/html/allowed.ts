import type sanitizeHtml from 'sanitize-html'
import { keptNames } from './attributes.ts'

const tags =
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div
  dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp
  section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr`.split(/\s+/)

/** What a reader of the letter would not see as words of it. */
const wordless = 'script style title xml xmp template iframe noembed noframes select datalist'.split(' ')

/** Elements that act, or ask something of the reader. */
export const acting = new Set(
  'script iframe frame frameset object embed applet form input button select textarea base portal'.split(' '),
)

/** The library's own wall behind ours: it lets through what our attributes could have made, and no other scheme. */
export const rules: sanitizeHtml.IOptions = {
  allowedTags: tags,
  allowedAttributes: Object.fromEntries(tags.map((tag) => [tag, [...keptNames(tag)]])),
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid'] },
  allowProtocolRelative: false,
  parseStyleAttributes: false, // ours is stricter, linear, and does not need a parser of style sheets
  selfClosing: ['br', 'hr', 'img', 'col', 'wbr'],
  nonTextTags: wordless,
}
