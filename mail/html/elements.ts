import { type Declaration, declarationsOf } from './css.ts'

/** What an element means for the text of a letter. */
export interface Meaning {
  /** Its words stand on lines of their own; apart: with an empty line before and after. */
  readonly block: 'inline' | 'block' | 'apart'
  /** History that the letter quotes. */
  readonly quote: boolean
  /** never: no words at all; gone: hidden, with what is in it; tiny: unless what is in it has a size of its own. */
  readonly seen: 'never' | 'gone' | 'tiny' | 'shown' | 'inherited'
  /** Whether blanks and line ends count; null: as around it. */
  readonly verbatim: boolean | null
  /** A line drawn above it: of itself, the one that Outlook draws above the head of what it quotes, or perhaps that. */
  readonly rule: 'line' | 'head' | 'perhaps head' | null
  /** The bullet or number that Word writes itself. */
  readonly wordMark: boolean
  /** The cell that The Bat! paints as a bar beside what it quotes. */
  readonly bar: boolean
}

type Given = Readonly<Record<string, string>>

/**
 * What the elements of one letter mean, by their own names and attributes. Word repeats the same few styles thousands
 * of times, and most other elements have no attributes: what was read once is remembered, within bounds.
 */
export function openMeanings(): (tag: string, given: Given) => Meaning {
  const bare = new Map<string, Meaning>()
  const styles = new Map<string, Style>()
  return (tag, given) => {
    for (const _ in given) return meaningOf(tag, given, remembered(styles, given['style'] ?? '', styleOf))
    return remembered(bare, tag, () => meaningOf(tag, given, new Map()))
  }
}

const mostRemembered = 200

function remembered<Value>(known: Map<string, Value>, key: string, read: (key: string) => Value): Value {
  const value = known.get(key) ?? read(key)
  if (known.size < mostRemembered) known.set(key, value)
  return value
}

const styleOf = (text: string): Style => new Map(declarationsOf(text).map(lowered))

function meaningOf(tag: string, given: Given, style: Style): Meaning {
  return {
    block: blockOf(tag, given, style),
    quote: isQuote(tag, given, style),
    seen: wordless.has(tag) ? 'never' : Object.hasOwn(given, 'hidden') ? 'gone' : seenBy(style),
    verbatim: verbatimBy(tag, style),
    rule: ruleOf(tag, given, style),
    wordMark: (style.get('mso-list') ?? '').startsWith('ignore'),
    bar: tag === 'td' && given['bgcolor'] !== undefined && /^[1-3](?:px)?$/.test(given['width'] ?? ''),
  }
}

/** Whether Outlook's head of a quoted letter begins with these words; it may write them in pieces. */
export const beginsHead = (words: string): boolean => /^(?:от|from|von|de|від)(?::|$)/i.test(words)

/** Whether a style sheet leaves the space between paragraphs: Outlook's on the web takes it away. */
export const spacesParagraphs = (sheet: string): boolean =>
  !/(?:^|[\s,}])p\s{0,9}\{\s{0,99}margin(?:-top)?\s{0,9}:\s{0,9}0/i.test(sheet.slice(0, 100_000))

const lowered = ({ property, value }: Declaration): [string, string] => [property, value.toLowerCase()]

const wordless = new Set(
  `script style title xml xmp template iframe noembed noframes select datalist audio video canvas map`.split(' '),
)

const blocks = new Set(
  `address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form
  header html legend li main menu nav ol section summary table tbody tfoot thead tr ul hr`.split(/\s+/),
)
const blocksApart = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'listing'])

type Style = ReadonlyMap<string, string>

function blockOf(tag: string, given: Given, style: Style): Meaning['block'] {
  const display = style.get('display')
  if (display === 'inline') return 'inline'
  if (tag === 'p' && isTight(given, style)) return 'block'
  if (blocksApart.has(tag)) return 'apart'
  return blocks.has(tag) || display === 'block' ? 'block' : 'inline'
}

/** Word and Outlook write each line as a paragraph without space, and an empty line as a paragraph with `&nbsp;`. */
const isTight = (given: Given, style: Style): boolean =>
  /(?:^|[\s_])Mso/.test(given['class'] ?? '') ||
  /^0(?:$|[\sa-z%.])/.test(style.get('margin-bottom') ?? style.get('margin') ?? '')

/** Gmail's and others' indent of one's own words is a blockquote without a border. */
function isQuote(tag: string, given: Given, style: Style): boolean {
  if (tag === 'blockquote') return given['type'] !== undefined || given['class'] !== undefined || !isBare(style)
  return tag === 'div' && style.get('border') === 'none' && (style.get('border-left') ?? '').includes('solid')
}

const isBare = (style: Style): boolean =>
  /^(?:none|0|medium none)/.test(style.get('border') ?? '') && !style.has('border-left')

function ruleOf(tag: string, { id }: Given, style: Style): Meaning['rule'] {
  if (tag === 'hr') return 'line'
  if (id?.endsWith('divRplyFwdMsg') === true) return 'head'
  return style.get('border-top')?.includes('solid') === true ? 'perhaps head' : null
}

function seenBy(style: Style): Meaning['seen'] {
  if (style.get('display') === 'none' || style.get('mso-hide') === 'all') return 'gone'
  if (style.get('visibility') === 'hidden' || /^0?\.?0+$/.test(style.get('opacity') ?? '')) return 'gone'
  if (isNothing(style.get('max-height')) && style.get('overflow') === 'hidden') return 'gone'
  const size = style.get('font-size')
  if (size === undefined) return 'inherited'
  return isNothing(size) || size === '1px' ? 'tiny' : 'shown'
}

const isNothing = (measure: string | undefined): boolean => /^0(?:\.0)?(?:px|pt|em|%)?$/.test(measure ?? '')

function verbatimBy(tag: string, style: Style): boolean | null {
  const blanks = style.get('white-space')
  if (blanks !== undefined) return blanks.startsWith('pre') || blanks === 'break-spaces'
  return ['pre', 'listing', 'textarea', 'plaintext'].includes(tag) ? true : null
}
