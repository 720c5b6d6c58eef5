import { safeStyle } from './styles.ts'

/** What is left of the attributes of an element, and what they wanted beyond. */
export interface SafeAttributes {
  readonly attributes: Record<string, string>
  readonly active: boolean
}

type Fits = (value: string) => string | null

/** The attributes of an allowed element by the list below, in the order of the list. */
export function safeAttributes(tag: string, given: Readonly<Record<string, string>>): SafeAttributes {
  const { style, active } = safeStyle(given['style'] ?? '')
  const attributes: Record<string, string> = {}
  for (const [name, fits] of [...everywhere, ...(particular.get(tag) ?? [])]) {
    const value = Object.hasOwn(given, name) ? fits(given[name] ?? '') : null
    if (value !== null) attributes[name] = value
  }
  if (style !== '') attributes['style'] = style
  if (attributes['href'] !== undefined) {
    attributes['rel'] = 'noopener noreferrer nofollow'
    attributes['target'] = '_blank'
  }
  return {
    attributes,
    active: active || Object.entries(given).some(([name, value]) => isActive(name, value)),
  }
}

/** Names of all attributes that can be left on some element. */
export const keptNames = (tag: string): readonly string[] => [
  ...everywhere.map(([name]) => name),
  ...(particular.get(tag) ?? []).map(([name]) => name),
  'style',
  ...(tag === 'a' ? ['rel', 'target'] : []),
]

/** An address that a reader may follow: another site, a letter, a call (C4). Blanks within, which browsers drop, go. */
export function safeLink(value: string): string | null {
  const address = value.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim()
  if (address.length > longestLink || !/^(?:https?:\/\/|mailto:|tel:)[^\s/\\]/i.test(address)) return null
  return address.replaceAll(/\s/gu, '%20')
}

const longestLink = 4000

const isActive = (name: string, value: string): boolean =>
  name.startsWith('on') || /^(?:javascript|vbscript|data:text|data:image\/svg|data:application)/i.test(bare(value))

const bare = (value: string): string => value.slice(0, 200).replaceAll(/[\p{Cc}\p{Cf}\s]/gu, '')

const matching =
  (pattern: RegExp): Fits =>
  (value) =>
    pattern.test(value.trim()) ? value.trim() : null
const upTo =
  (most: number): Fits =>
  (value) =>
    /^\d{1,6}$/.test(value.trim()) ? String(Math.min(Number(value), most)) : null

const words: Fits = (value) => value.slice(0, 1000).toWellFormed()
const picture: Fits = (value) => (/^cid:[^\s]{1,500}$/i.test(value.trim()) ? value.trim() : null)
const extent = matching(/^\d{1,4}(?:\.\d{1,4})?(?:px|pt|%)?$/i)
const colour = matching(/^#?[a-z\d]{3,24}$/i)
const keyword = matching(/^[a-z]{2,16}$/i)
const flag: Fits = () => ''

const everywhere: readonly (readonly [string, Fits])[] = [
  ['dir', matching(/^(?:ltr|rtl|auto)$/i)],
  ['lang', matching(/^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,3}$/i)],
  ['title', words],
  ['align', keyword],
]
const box: readonly (readonly [string, Fits])[] = [
  ['width', extent],
  ['height', extent],
  ['bgcolor', colour],
  ['valign', keyword],
]
const cell: readonly (readonly [string, Fits])[] = [
  ...box,
  ['colspan', upTo(100)],
  ['rowspan', upTo(100)],
  ['nowrap', flag],
]

const particular: ReadonlyMap<string, readonly (readonly [string, Fits])[]> = new Map([
  ['a', [['href', safeLink]]],
  [
    'img',
    [
      ['src', picture],
      ['alt', words],
      ['width', extent],
      ['height', extent],
      ['border', upTo(20)],
    ],
  ],
  ['table', [...box, ['border', upTo(20)], ['cellpadding', upTo(100)], ['cellspacing', upTo(100)], ['rules', keyword]]],
  ['tbody', box],
  ['thead', box],
  ['tfoot', box],
  ['tr', box],
  ['td', cell],
  ['th', cell],
  ['col', [...box, ['span', upTo(100)]]],
  ['colgroup', [...box, ['span', upTo(100)]]],
  [
    'font',
    [
      ['color', colour],
      ['face', matching(/^[\p{L}\d\s,'_-]{1,100}$/u)],
      ['size', matching(/^[+-]?[1-7]$/)],
    ],
  ],
  [
    'ol',
    [
      ['start', upTo(100_000)],
      ['type', matching(/^[1aAiI]$/)],
    ],
  ],
  ['ul', [['type', keyword]]],
  ['li', [['value', upTo(100_000)]]],
  [
    'hr',
    [
      ['width', extent],
      ['size', upTo(100)],
      ['color', colour],
    ],
  ],
  ['blockquote', [['type', matching(/^cite$/i)]]],
])
