/** Marks that turn the reading direction of what follows them: a name or subject must read as it is (C3, C4). */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A decoded text of the head as one line: no control character, no line separator, nothing that turns it round. */
export const headLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(TURNS, '')
    .trim()
    .toWellFormed()

/** A decoded text of several lines: `\n` between them, and of the control characters the tab alone. */
export const bodyText = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?|[\u0085\p{Zl}\p{Zp}]/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()

/** Cut to so many UTF-16 units, not inside a character. */
export const bounded = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
