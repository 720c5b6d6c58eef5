import type { Block } from './letter.ts'

/** A paragraph of ours. */
export const say = (text: string): Block => ({ kind: 'say', text: bound(text) })

/** Longer words are cut in letters; the request has them in full. */
const QUOTE_LIMIT = 10_000

/** A person's words; nothing when there are none. */
export const quote = (text: string | null): Block[] => {
  if (text === null || text.trim() === '') return []
  return [{ kind: 'quote', text: text.length > QUOTE_LIMIT ? `${text.slice(0, QUOTE_LIMIT).trimEnd()} …` : text }]
}

/** Facts under each other; those without a value are left out. */
export const facts = (...rows: readonly (readonly [label: string, value: string | null])[]): Block[] => {
  const known = rows.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]))
  return known.length === 0 ? [] : [{ kind: 'facts', rows: known }]
}

/** The one link to act on. */
export const go = (label: string, href: string): Block => ({ kind: 'go', label: bound(label), href })

/** The names of files, in one line; null when there are none. */
export const fileNames = (files: readonly { readonly name: string }[]): string | null =>
  files.length === 0 ? null : files.map((file) => file.name).join(', ')

/** A number stays on the line of its sign, a dash on the line of the word before it. */
const bound = (text: string): string => text.replaceAll(/№ (?=\d)/g, '№\u00a0').replaceAll(' —', '\u00a0—')
