import type { Lines } from './fold-lines.ts'

/** Whether a line is marked as quoted. Some clients put one space before the mark. */
export const isQuoted = (line: string): boolean => /^ ?>/u.test(line)

/** A marked line without its outermost mark; others as they are. */
export const unquoted = (line: string): string => line.replace(/^ ?> ?/u, '')

/**
 * Whether marked lines that nothing announces are history all the same. One line alone may be anything («> 5 шт.», a
 * prompt) and is said, unless it is a question, which one marks to answer it; a list under a colon, the two halves of a
 * diff and a Python session are the sender's own.
 */
export function reallyQuotes(lines: Lines, first: number, end: number): boolean {
  if (lines.look(wordsAbove(lines, first)).endsWith(':')) return false
  if (end - first === 1) return isQuestion(unquoted(lines.raw(first)).trim())
  if (isDiff(lines.look(first - 1)) || isDiff(lines.look(end))) return false
  return !isSession(lines, first, end)
}

function wordsAbove(lines: Lines, first: number): number {
  let at = first - 1
  while (at > 0 && first - at <= 2 && lines.look(at) === '') at -= 1
  return at
}

const isQuestion = (words: string): boolean => words.endsWith('?') && words.includes(' ')

const isDiff = (line: string): boolean => /^(?:<|---$|\d+(?:,\d+)?[acd]\d)/u.test(line)

function isSession(lines: Lines, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (!/^ ?>>>(?: |$)/u.test(lines.raw(at))) return false
  return true
}
