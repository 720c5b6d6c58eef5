import type { Language } from '../../core/people/roles.ts'
import { cut } from './clean.ts'
import type { Block } from './letter.ts'

/** A paragraph of ours. */
export const say = (text: string): Block => ({ kind: 'say', text: bound(text) })

/** Longer words are cut in letters; the request has them in full. */
const QUOTE_LIMIT = 10_000

/** A person's words; nothing when there are none. */
export const quote = (text: string | null): Block[] => {
  if (text === null || text.trim() === '') return []
  return [{ kind: 'quote', text: cut(text, QUOTE_LIMIT) }]
}

/** Under words that came by mail, where what they quote was left out. */
export const foldedMark = (language: Language, folded: boolean): Block[] => (folded ? [say(foldedMarks[language])] : [])

const foldedMarks = {
  ru: '(цитата свёрнута, полностью — в обращении)',
  en: '(quoted text is left out; the request has it in full)',
} as const

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
