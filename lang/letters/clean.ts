/**
 * One line fit for a header: no control character, no line separator of Unicode (F1), no mark that turns the reading
 * direction (C3); white space is one space each, and the length is bounded.
 */
export function oneLine(text: string, max = 200): string {
  const clean = text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(turns, '')
    .trim()
  const characters = [...clean]
  return characters.length > max
    ? `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
    : clean
}

/** Text of several lines: `\n` between lines, no other control character than the tab. */
export function lines(text: string): string {
  return text
    .replaceAll(/\r\n?|\p{Zl}|\p{Zp}/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(turns, '')
}

/** The beginning of a text, with a mark where it goes on. */
export const cut = (text: string, max: number): string =>
  text.length > max
    ? `${text
        .slice(0, max)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()} …`
    : text

/** Marks that turn the reading direction: U+202A–U+202E, U+2066–U+2069, U+200E, U+200F, U+061C. */
const turns = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu
