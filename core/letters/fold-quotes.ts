import { announcementAbove, announces, bareAnnouncementAt } from './fold-announce.ts'
import { headBlockAt, isForwardEnd, isForwardMark, isHead, isHistoryMark, withRuleAbove } from './fold-heads.ts'
import type { Lines } from './fold-lines.ts'
import { isQuoted, reallyQuotes, unquoted } from './fold-marked.ts'

/** What the lines of a text are, before signatures: history, or said. */
export interface Quotes {
  /** For each line whether it is history or announces it. */
  readonly quoted: readonly boolean[]
  /** The history has a letter that is passed on. */
  readonly forwards: boolean
}

/**
 * Finds the history in a text: lines marked with `>`, whatever announces them, and everything below the head of an older
 * letter. Answers between quotes stay said. In doubt a line is said (U12).
 */
export function quotesOf(lines: Lines): Quotes {
  const quoted = Array.from({ length: lines.count }, () => false)
  const state: State = { lines, floor: 0, anchored: false, initials: null, forwards: false }
  let at = 0
  while (at < lines.count) {
    const span = spanAt(state, at)
    if (span === null) {
      at += 1
      continue
    }
    if (span.history) {
      quoted.fill(true, span.start, span.end)
      state.floor = span.end
      state.anchored = true
    }
    at = span.end
  }
  return { quoted, forwards: state.forwards }
}

interface State {
  readonly lines: Lines
  /** What stands above it is decided. */
  floor: number
  /** History was announced above: later marks are its continuation. */
  anchored: boolean
  /** The initials with which The Bat! marks the lines of this history. */
  initials: string | null
  forwards: boolean
}

interface Span {
  readonly start: number
  /** The first line after it; always beyond the line that was asked about. */
  readonly end: number
  readonly history: boolean
}

function spanAt(state: State, at: number): Span | null {
  const line = state.lines.look(at)
  if (line === '') return null
  return oldLetterAt(state, at) ?? markedAt(state, at) ?? initialledAt(state, at) ?? announcedAt(state, at)
}

/** The head of an older letter, or the line drawn above one: all below is history, but for marked lines with answers. */
function oldLetterAt(state: State, at: number): Span | null {
  const { lines } = state
  const line = lines.look(at)
  const forward = isForwardMark(line)
  const marked = forward || isHistoryMark(line)
  const block = headBlockAt(lines, marked ? lines.next(at + 1) : at)
  if (!marked && (block === null || !isHead(block.fields) || isShown(lines, at))) return null
  if (forward) state.forwards = true
  const start = marked ? at : withRuleAbove(lines, { from: state.floor, end: at })
  return { start, end: historyEnd(lines, { after: block?.end ?? at + 1, forward }), history: true }
}

/** A head below a colon is one that the sender shows us, as whoever writes of trouble with letters does. */
const isShown = (lines: Lines, at: number): boolean =>
  lines.look(at - 1).endsWith(':') || (lines.look(at - 1) === '' && lines.look(at - 2).endsWith(':'))

function historyEnd(lines: Lines, { after, forward }: { after: number; forward: boolean }): number {
  if (isQuoted(lines.raw(lines.next(after)))) return after
  if (!forward) return lines.count
  for (let at = after; at < lines.count; at += 1) if (isForwardEnd(lines.look(at))) return at + 1
  return lines.count
}

/** Lines marked with `>`, without empty lines between them. */
function markedAt(state: State, at: number): Span | null {
  const { lines } = state
  if (!isQuoted(lines.raw(at))) return null
  let end = at + 1
  while (end < lines.count && isQuoted(lines.raw(end))) end += 1
  const first = unquoted(lines.raw(at)).trim()
  const forward = isForwardMark(first)
  if (forward) state.forwards = true
  const start = announcementAbove(lines, at, state.floor)
  const history = start < at || state.anchored || forward || announces(first) || reallyQuotes(lines, at, end)
  return { start, end, history }
}

/** Lines marked with initials, «ИИ> текст», where an announcement says that they are no prompt of a terminal. */
function initialledAt(state: State, at: number): Span | null {
  const { lines } = state
  const initials = initialsOf(lines.raw(at))
  if (initials === null) return null
  const start = announcementAbove(lines, at, state.floor)
  if (start === at && initials !== state.initials) return null
  let end = at + 1
  while (end < lines.count && initialsOf(lines.raw(end)) === initials) end += 1
  state.initials = initials
  return { start, end, history: true }
}

/** An announcement with date, time and address, below which nothing is marked: all that follows is history. */
function announcedAt(state: State, at: number): Span | null {
  const { lines } = state
  const next = lines.next(at + 1)
  if (next === lines.count || isQuoted(lines.raw(next)) || initialsOf(lines.raw(next)) !== null) return null
  const start = bareAnnouncementAt(lines, at, state.floor)
  return start === null ? null : { start, end: lines.count, history: true }
}

const initialsOf = (line: string): string | null => /^ ?(\p{Lu}{1,3})>/u.exec(line)?.[1] ?? null
