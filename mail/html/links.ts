import { safeLink } from './attributes.ts'

/** What stands behind the words of a link: its address in brackets, nothing where the words say it already. */
export function linkAfter(href: string, words: string): string {
  const address = safeLink(href)
  if (address === null || address.length > longestShown || words.trim() === '') return ''
  const shown = address.replace(/^(?:mailto|tel):/i, '')
  return bare(words).includes(bare(address)) ? '' : ` (${shown})`
}

/** Longer ones are for counting readers, and hide the words around them. */
const longestShown = 1000

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^\s*(?:mailto:|tel:|https?:\/\/)/, '')
    .replace(/^www\./, '')
    .replace(/^([^@?]{1,250}@[^?]{1,250})\?.*$/s, '$1')
    .replaceAll(/[\s\u200B]/gu, '')
    .replace(/\/$/, '')
