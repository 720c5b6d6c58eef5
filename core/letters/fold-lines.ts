/** A text by its lines. What the rules look at is bounded, so that an endless line costs no more than its length (E6). */
export interface Lines {
  readonly count: number
  /** Where a line begins in the text; for `count`, where the text ends. */
  readonly start: (index: number) => number
  /** The beginning of a line, without its end, every space an ordinary one; empty outside the text. */
  readonly raw: (index: number) => string
  /** The same, trimmed; empty: the line has nothing to read. */
  readonly look: (index: number) => string
  /** The first line at or after one that has something to read; `count`: there is none. */
  readonly next: (index: number) => number
}

/** Divides a text at its line feeds; no character is lost between two starts. */
export function linesOf(text: string): Lines {
  const starts = startsOf(text)
  const start = (index: number) => starts[index] ?? text.length
  const raw = (index: number) => rawAt(text, start(index), start(index + 1))
  const look = (index: number) => raw(index).trim()
  const next = (index: number) => {
    let at = index
    while (at < starts.length && look(at) === '') at += 1
    return at
  }
  return { count: starts.length, start, raw, look, next }
}

/** Lines that announce, head or sign something are shorter than this. */
const longest = 400

function startsOf(text: string): number[] {
  if (text === '') return []
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1)
  }
  return starts
}

function rawAt(text: string, start: number, end: number): string {
  const last = text.codePointAt(end - 1) === 10 ? end - 1 : end
  const seen = text.slice(start, Math.min(last, start + longest))
  if (end - start > longest && seen.trim() === '') return text.slice(start, end).trim().slice(0, longest)
  return odd.test(seen) ? seen.replaceAll(unseen, '').replaceAll(spaces, ' ') : seen
}

const odd = /[\r\n\u00a0\u2000-\u200d\u202f\u2060\ufeff]/u
const unseen = /[\r\n\u200b-\u200d\u2060\ufeff]/gu
const spaces = /[\u00a0\u2000-\u200a\u202f]/gu
