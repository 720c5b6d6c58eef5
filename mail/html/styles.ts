import { type Declaration, declarationsOf } from './css.ts'

/** What is left of a style attribute, and what it wanted beyond. */
export interface SafeStyle {
  readonly style: string
  /** Something that runs or covers: expression(), behaviors, bindings. */
  readonly active: boolean
}

/**
 * A style attribute by the list below: looks and measures, nothing that loads, runs, moves out of the text's flow or
 * covers what stands around it (C5). Escapes and comments of CSS fit no value of the list, so nothing hides in them.
 */
export function safeStyle(text: string): SafeStyle {
  const declarations = declarationsOf(text)
  const kept = declarations.flatMap((one) => keptOf(one))
  return {
    style: [...new Map(kept).entries()].map(([property, value]) => `${property}:${value}`).join(';'),
    active: declarations.some(isActive),
  }
}

function keptOf({ property, value }: Declaration): [string, string][] {
  const fits = allowed.get(property)
  return fits?.test(value) === true ? [[property, value]] : []
}

const isActive = ({ property, value }: Declaration): boolean =>
  property === 'behavior' || property === '-moz-binding' || /expression\s*\(|javascript\s*:/i.test(value)

// Each of these looks at a character once: no part of one can match what the part after it matches.
const number = String.raw`(?:\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})`
const length = `(?:${number}(?:px|pt|pc|em|ex|rem|ch|cm|mm|in|vw|%)?)`
const colour = String.raw`(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\([\d\s.,%/]{5,40}\))`
const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'i')
const upToFour = (part: string) => whole(`${part}(?: ${part}){0,3}`)

const word = whole('[a-z]{2,16}(?:-[a-z]{2,16}){0,3}')
const words = whole('[a-z-]{1,24}(?: [a-z-]{1,24}){0,3}')
const colours = whole(colour)
const measure = whole(`${length}|auto|none|(?:min|max|fit)-content|inherit|normal`)
const gaps = upToFour(`(?:${length}|auto)`)
const border = whole(String.raw`(?:${length}|${colour})(?:\s(?:${length}|${colour})){0,2}`)

const sides = ['top', 'right', 'bottom', 'left']
const each = (pattern: RegExp, properties: readonly string[]) =>
  properties.map((one): [string, RegExp] => [one, pattern])

const allowed: ReadonlyMap<string, RegExp> = new Map([
  ...each(colours, ['color', 'background-color', 'background', ...sides.map((side) => `border-${side}-color`)]),
  ...each(upToFour(colour), ['border-color']),
  ...each(measure, ['width', 'height', 'min-width', 'max-width', 'min-height', 'max-height']),
  ...each(gaps, ['margin', 'padding', 'border-width', 'border-spacing', 'border-radius']),
  ...each(
    gaps,
    sides.flatMap((side) => [`margin-${side}`, `padding-${side}`, `border-${side}-width`]),
  ),
  ...each(border, ['border', ...sides.map((side) => `border-${side}`)]),
  ...each(words, ['border-style', 'text-decoration', 'text-decoration-line', 'list-style', 'font-variant']),
  ...each(
    word,
    sides.map((side) => `border-${side}-style`),
  ),
  ...each(word, ['border-collapse', 'text-align', 'text-transform', 'font-style', 'list-style-type', 'direction']),
  ...each(word, ['white-space', 'word-break', 'word-wrap', 'overflow-wrap', 'table-layout', 'empty-cells', 'clear']),
  ...each(measure, ['line-height', 'letter-spacing', 'word-spacing']),
  ...each(whole('visible|hidden'), ['visibility']),
  ...each(whole('left|right|none'), ['float']),
  ...each(whole('hidden'), ['overflow']), // a preheader of no height stays unseen
  ...each(whole('block|inline|inline-block|none|list-item|table|table-(?:row|cell|row-group|caption)'), ['display']),
  ...each(whole(`-?${length}`), ['text-indent']),
  ...each(whole(`${length}|[a-z-]{3,12}`), ['font-size', 'vertical-align']),
  ...each(whole('[1-9]00|[a-z]{4,8}'), ['font-weight']),
  ...each(/^[\p{L}\d\s,"'_-]{1,200}$/u, ['font-family']),
  ...each(/^[\p{L}\d\s,"'_./%-]{1,200}$/u, ['font']),
])
