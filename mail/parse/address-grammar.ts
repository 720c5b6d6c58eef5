import { type Token, addressTokens } from './address-tokens.ts'

/** An address as it stands in a field: the name with its encoded words still encoded, the domain in lower case. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** What a strict reader makes of an address field. */
export interface StrictReading {
  readonly mailboxes: readonly Mailbox[]
  /** Everything in the field is by the grammar, and by the part of it that cannot be misunderstood. */
  readonly sound: boolean
  /** There is a group (RFC 6854 allows them in From; no person's letter has one). */
  readonly grouped: boolean
}

/**
 * Reads an address field by RFC 5322, and refuses (`sound: false`) what it allows but other programs read otherwise
 * (D3): comments and spaces inside an address, quoted local parts that need their quotes, routes, groups in groups.
 * Tolerated is what misleads nobody: dots and brackets in a name, a comma in it, the address itself as its name. Linear.
 */
export function readStrictly(field: string): StrictReading {
  const { tokens, sound } = addressTokens(field)
  const reading = { mailboxes: [] as Mailbox[], sound, grouped: false }
  let inGroup = false
  let from = 0
  /** A name without an address, which may have been cut by its comma: `Иванов, Пётр <…>`. */
  let begun = ''
  for (let at = 0; at <= tokens.length; at += 1) {
    const token = tokens[at]
    const mark = token?.kind === 'mark' ? token.text : ''
    if (token !== undefined && mark !== ',' && mark !== ';' && mark !== ':') continue
    const item = tokens.slice(from, at)
    from = at + 1
    if (mark === ':') {
      reading.sound &&= !inGroup && begun === '' && isPhrase(item)
      reading.grouped = true
      inGroup = true
      continue
    }
    const read = item.every(({ kind }) => kind === 'comment') ? EMPTY : readItem(item)
    if (read === null) reading.sound = false
    else if (typeof read === 'string') begun = read === '' ? begun : joined(begun, read)
    else {
      reading.mailboxes.push({ ...read, name: begun === '' ? read.name : joined(begun, read.name) })
      begun = ''
    }
    if (mark === ';') {
      reading.sound &&= inGroup && begun === ''
      inGroup = false
    }
  }
  reading.sound &&= !inGroup && begun === ''
  return reading
}

const EMPTY = ''

const joined = (begun: string, rest: string): string => (begun === '' ? rest : `${begun}, ${rest}`)

/** One item of a list: a mailbox, a name alone, or null when it can't be read without doubt. */
function readItem(item: readonly Token[]): Mailbox | string | null {
  const open = item.findIndex((token) => isMark(token, '<'))
  if (open >= 0) return readNamed(item, open)
  const words = item.filter(({ kind }) => kind !== 'comment')
  if (!words.some((token) => isMark(token, '@'))) return isPhrase(item) ? phraseOf(item) : null
  // A comment may stand before or behind an address, not inside it.
  const first = item.findIndex(({ kind }) => kind !== 'comment')
  const last = item.findLastIndex(({ kind }) => kind !== 'comment')
  const address = addressOf(item.slice(first, last + 1))
  return address === null ? null : { name: commentOf(item), address }
}

function readNamed(item: readonly Token[], open: number): Mailbox | null {
  const close = item.findIndex((token) => isMark(token, '>'))
  const address = close > open ? addressOf(item.slice(open + 1, close)) : null
  const behind = item.slice(close + 1)
  if (address === null || behind.some(({ kind }) => kind !== 'comment')) return null
  const before = item.slice(0, open)
  if (isPhrase(before)) return { name: phraseOf(before) || commentOf(item), address }
  // `petr@customer.example <petr@customer.example>`: no phrase, and no lie either.
  const own = addressOf(before)
  return own !== null && own === address ? { name: own, address } : null
}

const isMark = ({ kind, text }: Token, mark: string): boolean => kind === 'mark' && text === mark

const isPhrase = (item: readonly Token[]): boolean => item.every(({ kind }) => kind !== 'mark')

const phraseOf = (item: readonly Token[]): string =>
  item
    .filter(({ kind }) => kind !== 'comment')
    .map(
      ({ kind, text, apart }, index) => `${apart && index > 0 ? ' ' : ''}${kind === 'bracketed' ? `[${text}]` : text}`,
    )
    .join('')
    .trim()

/** The old place of a name: `petr@customer.example (Пётр)`. */
const commentOf = (item: readonly Token[]): string => item.findLast(({ kind }) => kind === 'comment')?.text.trim() ?? ''

/** Exactly `local@domain`, in one piece. */
function addressOf(tokens: readonly Token[]): string | null {
  const [local, at, domain, ...more] = tokens
  if (local === undefined || at === undefined || domain === undefined || more.length > 0) return null
  if (!isMark(at, '@') || at.apart || domain.apart) return null
  if (!/^[^\s\p{Cc}\p{Cf}"(),:;<>@[\\\]]+$/u.test(local.text) || (local.kind !== 'atom' && local.kind !== 'quoted'))
    return null
  if (domain.kind !== 'atom' || !/^[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)*$/u.test(domain.text)) return null
  const address = `${local.text}@${domain.text.toLowerCase()}`
  return address.length <= 320 ? address : null
}
