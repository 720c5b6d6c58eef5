import type { Lines } from './fold-lines.ts'

/** Whether a line is marked as quoted. Some clients put one space before the mark. */
export const isQuoted = (line: string): boolean => /^ ?>/u.test(line)

/** A marked line without its outermost mark; others as they are. */
export const unquoted = (line: string): string => line.replace(/^ ?> ?/u, '')

/**
 * Whether marked lines that nothing announces are history all the same. One line alone may be anything («> 5 шт.», a
 * prompt) and is said, unless it is a question, which one marks to answer it; a list under a colon, halves of a diff, what
 * a terminal and its programs print are the sender's own.
 */
export function reallyQuotes(lines: Lines, first: number, end: number): boolean {
  if (lines.look(wordsAbove(lines, first)).endsWith(':')) return false
  if (end - first === 1) return isQuestion(unquoted(lines.raw(first)).trim())
  if (isDiff(lines.look(first - 1)) || isDiff(lines.look(end)) || isTyped(lines.look(first - 1))) return false
  return !printsItself.test(lines.raw(first)) && !isSession(lines, first, end)
}

function wordsAbove(lines: Lines, first: number): number {
  let at = first - 1
  while (at > 0 && first - at <= 2 && lines.look(at) === '') at -= 1
  return at
}

const isQuestion = (words: string): boolean => words.endsWith('?') && words.includes(' ')

const isDiff = (line: string): boolean => /^(?:<|---$|\d+(?:,\d+)?[acd]\d)/u.test(line)

/** A command whose other lines the shell asks for with `>`. */
const isTyped = (line: string): boolean =>
  /^(?:[$#%]\s|PS\s|[A-Za-z]:\\|[^\s@]{1,40}@[^\s@]{1,60}[$#>]\s)|\\$|<</u.test(line)

/** npm and Gradle say so what they run. */
const printsItself = /^> (?:\S+@\d+\.\d|Task :)/u

function isSession(lines: Lines, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (!/^ ?>>>(?: |$)/u.test(lines.raw(at))) return false
  return true
}
