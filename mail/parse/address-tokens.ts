/** A word of an address field (RFC 5322 3.2). `mark`: one of `<>@,:;`. */
export interface Token {
  readonly kind: 'atom' | 'quoted' | 'bracketed' | 'comment' | 'mark'
  /** Without quotes, brackets' escapes or parentheses. */
  readonly text: string
  /** White space stands before it. */
  readonly apart: boolean
}

const MARKS = '<>@,:;'

/** Divides an address field into its words; `sound` is false where something is not closed or can't stand there. Linear. */
export function addressTokens(field: string): { readonly tokens: readonly Token[]; readonly sound: boolean } {
  const tokens: Token[] = []
  let sound = true
  let apart = false
  let at = 0
  while (at < field.length) {
    const character = field.charAt(at)
    if (isSpace(character)) {
      apart = true
      at += 1
      continue
    }
    const read = tokenAt(field, at)
    sound &&= read.sound
    tokens.push({ kind: read.kind, text: read.text, apart })
    apart = false
    at = read.end
  }
  return { tokens, sound }
}

interface Read {
  readonly kind: Token['kind']
  readonly text: string
  readonly end: number
  readonly sound: boolean
}

const isSpace = (character: string): boolean =>
  character === ' ' || character === '\t' || character === '\r' || character === '\n'

function tokenAt(field: string, at: number): Read {
  const character = field.charAt(at)
  if (MARKS.includes(character)) return { kind: 'mark', text: character, end: at + 1, sound: true }
  if (character === '"') return enclosed(field, at, { kind: 'quoted', close: '"' })
  if (character === '(') return comment(field, at)
  if (character === '[') return enclosed(field, at, { kind: 'bracketed', close: ']' })
  let end = at
  while (end < field.length && isAtom(field.charAt(end))) end += 1
  if (end > at) return { kind: 'atom', text: field.slice(at, end), end, sound: true }
  return { kind: 'atom', text: '', end: at + 1, sound: false }
}

/** Dots count as part of an atom: `Иванов И.П.` is no phrase of RFC 5322, and everybody writes it. */
const isAtom = (character: string): boolean =>
  character > ' ' && character !== '\u007f' && !'<>@,:;"()[]\\'.includes(character)

function enclosed(
  field: string,
  start: number,
  { kind, close }: { kind: 'quoted' | 'bracketed'; close: string },
): Read {
  const pieces: string[] = []
  let from = start + 1
  for (let at = from; at < field.length; at += 1) {
    const character = field.charAt(at)
    if (character === close) {
      pieces.push(field.slice(from, at))
      return { kind, text: pieces.join(''), end: at + 1, sound: true }
    }
    if (character !== '\\') continue
    pieces.push(field.slice(from, at))
    from = at + 1
    at += 1
  }
  pieces.push(field.slice(from))
  return { kind, text: pieces.join(''), end: field.length, sound: false }
}

function comment(field: string, start: number): Read {
  let depth = 0
  for (let at = start; at < field.length; at += 1) {
    const character = field.charAt(at)
    if (character === '\\') at += 1
    else if (character === '(') depth += 1
    else if (character === ')') depth -= 1
    if (depth === 0) return { kind: 'comment', text: field.slice(start + 1, at), end: at + 1, sound: true }
  }
  return { kind: 'comment', text: field.slice(start + 1), end: field.length, sound: false }
}
