/** The list that an item stands in; `next`: the number of the next item. */
export interface List {
  next: number
  readonly ordered: boolean
}

/** The list that an element is. */
export function listOf(tag: string, start: string | undefined): List | null {
  if (tag === 'ul' || tag === 'menu' || tag === 'dir') return { next: 1, ordered: false }
  return tag === 'ol' ? { next: numberOf(start) ?? 1, ordered: true } : null
}

/** What an item begins with; counts it. */
export function bulletOf(list: List | null, value: string | undefined): string {
  if (list?.ordered !== true) return '• '
  const number = numberOf(value) ?? list.next
  list.next = number + 1
  return `${number}. `
}

/** The mark that Word writes itself, in the letters of its fonts of symbols. */
export const wordMark = (text: string): string => {
  const mark = text.replaceAll(/[\s\u00A0]+/gu, '')
  return /^[·§oØüv\u{F000}-\u{F0FF}•▪–-]$/u.test(mark) ? '• ' : `${mark} `
}

const numberOf = (text: string | undefined): number | null =>
  text !== undefined && /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : null
