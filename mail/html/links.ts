import { safeLink } from './attributes.ts'

/** What stands behind the words of a link: its address in brackets, nothing where the words say it already. */
export function linkAfter(href: string, words: string): string {
  const address = safeLink(href)
  if (address === null || address.length > longestShown || words.trim() === '') return ''
  const shown = plainAddress(address)
  const said = address.toLowerCase().startsWith('tel:')
    ? digits(words).endsWith(digits(shown))
    : bare(words).includes(bare(shown))
  return said ? '' : ` (${shown})`
}

/** Longer ones are for counting readers, and hide the words around them. */
const longestShown = 1000

/** A letter's or a number's address without the scheme, and a letter's without what it asks to write. */
function plainAddress(address: string): string {
  if (!/^(?:mailto|tel):/i.test(address)) return address
  const plain = decoded(address.slice(address.indexOf(':') + 1))
  const question = plain.indexOf('?')
  return (question === -1 ? plain : plain.slice(0, question)).replaceAll(/[\p{Cc}\p{Cf}\s]/gu, '')
}

const bare = (text: string): string =>
  decoded(text)
    .toLowerCase()
    .trimStart()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replaceAll(/[\s\u200B]/gu, '')
    .replace(/\/$/, '')

const digits = (text: string): string => text.replaceAll(/\D/g, '')

/** RFC 3986, 2.1; what is damaged stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
