import { limits } from './limits.ts'

/** The ids that In-Reply-To or References name, without angle brackets, in their order; of very many the last. */
export function readIds(values: readonly string[]): readonly string[] {
  const text = values.join(' ')
  const bracketed = [...text.matchAll(/<([^<>\s]+)>/g)].map(([, id = '']) => id)
  // Some programs leave the brackets away; prose ("Your message of Monday") has no @.
  const ids = bracketed.length > 0 ? bracketed : text.split(/[\s,;<>"]+/).filter((word) => /^[^@]+@[^@]+$/.test(word))
  return ids.filter(({ length }) => length <= limits.idCharacters).slice(-limits.ids)
}

/** A letter's own id; `several`: there are two that differ; null: none, or an empty one (D8). */
export function readOwnId(values: readonly string[]): { readonly id: string | null; readonly several: boolean } {
  const ids = new Set(values.map(ownId).filter((id) => id !== ''))
  const [id = null] = ids
  return ids.size > 1 ? { id: null, several: true } : { id, several: false }
}

function ownId(value: string): string {
  const open = value.indexOf('<')
  const close = value.indexOf('>', open)
  const inner = open >= 0 && close > open ? value.slice(open + 1, close) : value.replaceAll(/[<>]/g, '')
  // Long ids come folded in the middle.
  const id = inner.replaceAll(/\s+/g, '')
  return id.length <= limits.idCharacters ? id : ''
}
