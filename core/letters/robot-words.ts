/**
 * Text as phrases are looked for in it: one line, lower case, ё as е, typographic apostrophes and spaces made plain.
 * Only the beginning is looked at (`limit` characters), so that a huge letter costs no more than a small one (E6).
 */
export function flatWords(text: string, limit: number): string {
  return text.slice(0, limit).toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim()
}

/** One line of at most so many characters, without control characters: for a log, a screen or a head field. */
export function oneLineOf(text: string, limit: number): string {
  const flat = text
    .slice(0, limit * 4)
    // oxlint-disable-next-line no-control-regex -- exactly these have no place in a line
    .replaceAll(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]+/g, ' ')
    .trim()
  return flat.length <= limit ? flat : `${flat.slice(0, limit - 1)}…`
}

/** Whether any of the phrases stands in the text; both as `flatWords` writes them. */
export const saysAny = (flat: string, phrases: readonly string[]): boolean => phrases.some((one) => flat.includes(one))

/** The part before `@`, in lower case; the whole where there is none (`<MAILER-DAEMON>`). */
export const localPartOf = (address: string): string => address.slice(0, 256).split('@', 1).join('').toLowerCase()
