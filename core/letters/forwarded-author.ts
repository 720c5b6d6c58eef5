import type { LetterAddress } from './letter.ts'

/**
 * The author as the head of an older letter in a text names him: `Имя <a@b>`, `Имя [mailto:a@b]`, `a@b`. Null: no
 * address, or several of which none is in brackets. A name that is an address is none: it would pass for the author.
 */
export function authorIn(words: string): LetterAddress | null {
  const seen = words.slice(0, 1000)
  const match = bracketed.exec(seen)
  const address = plain(match?.[1] ?? onlyOne(seen))
  if (address === null) return null
  const around = match === null ? seen.replaceAll(anyAddress, '') : seen.slice(0, seen.search(/[<[(]/u))
  const name = around.replaceAll(/[*_"'«»()[\]<>]|\\/gu, '').trim()
  return { name: name.includes('@') ? '' : name, address }
}

const addressPattern = String.raw`[^\s<>()\[\]"',;:*]+@[^\s<>()\[\]"',;:*]+`
const bracketed = new RegExp(String.raw`[<\[(]\s?(?:mailto:)?(${addressPattern})`, 'iu')
const anyAddress = new RegExp(addressPattern, 'gu')

function onlyOne(words: string): string | null {
  const [one, ...others] = new Set(words.match(anyAddress))
  return one === undefined || others.length > 0 ? null : one
}

/** The domain in lower case; null: it is no address that could be answered. */
function plain(address: string | null): string | null {
  if (address === null || !/^[^\s@]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}$/u.test(address))
    return null
  const at = address.lastIndexOf('@')
  return address.slice(0, at) + address.slice(at).toLowerCase()
}
