import type { Lines } from './fold-lines.ts'

/**
 * The first of the lines that announce the history which begins at `first`: «Пн, 16 нояб. 2026 г. в 10:00, Имя <a@b>:»,
 * «On … wrote:», wrapped over up to four lines, none of them above `floor`. `first` itself: nothing announces it.
 */
export function announcementAbove(lines: Lines, first: number, floor: number): number {
  let bottom = first - 1
  while (bottom >= floor && first - bottom <= 2 && lines.look(bottom) === '') bottom -= 1
  return announcementEndingAt(lines, bottom, { floor, enough: announces }) ?? first
}

/** The first line of an announcement which ends at `bottom` and is plain enough to do without marks below it; or null. */
export function bareAnnouncementAt(lines: Lines, bottom: number, floor: number): number | null {
  if (!lines.look(bottom).endsWith(':')) return null
  const top = announcementEndingAt(lines, bottom, { floor, enough: announcesAlone })
  return top === null || (top > floor && lines.look(top - 1) !== '') ? null : top
}

/**
 * Whether these words say who wrote what follows, and when, and nothing more. A sentence of the sender's own that ends
 * in a colon does not: it is kept with what he says (U12).
 */
export function announces(words: string): boolean {
  if (words.length > 500 || !endsOpen.test(words)) return false
  const has = traitsOf(words)
  if (has.strange > 4) return false
  if (has.address) return has.date || has.verb || has.strange === 0
  if (has.date) return has.verb || (has.time && has.dated)
  return has.verb && namesWriter(words, has.strange)
}

function announcesAlone(words: string): boolean {
  if (!(words.includes('@') || words.endsWith('wrote:')) || !announces(words)) return false
  const has = traitsOf(words)
  if (!has.date || !has.time || has.strange > 2) return false
  return has.address ? has.dated || has.verb : /^on\s.*wrote:$/iu.test(words)
}

interface Search {
  readonly floor: number
  readonly enough: (words: string) => boolean
}

function announcementEndingAt(lines: Lines, bottom: number, { floor, enough }: Search): number | null {
  let words = ''
  let best: number | null = null
  for (let top = bottom; top >= floor && top > bottom - 4; top -= 1) {
    const line = lines.look(top)
    if (line === '' || (top < bottom && (endsSentence(line) || !goesOn(words, line)))) break
    words = words === '' ? line : `${line} ${words}`
    if (!enough(words) || (top < bottom && !date.test(words))) continue
    best = top
    if (isWhole(words)) break
  }
  return best
}

/** The part of a wrapped announcement above must be its beginning, or the part below visibly none. */
const goesOn = (below: string, above: string): boolean => dated.test(above) || /^[<(\p{Ll}\d]/u.test(below)

/** Abbreviations end in a point too: «16 нояб.», «2026 г.». */
const endsSentence = (line: string): boolean =>
  /[!?:]$/u.test(line) || (line.endsWith('.') && !/(?:\p{L}{3,4}|г)\.$/u.test(line))

const isWhole = (words: string): boolean =>
  date.test(words) && (dated.test(words) || !/^(?:[<(\p{Ll}]|\d{1,2}:\d)/u.test(words))

const namesWriter = (words: string, strange: number): boolean =>
  /^(?:вы|you)\s/iu.test(words) ||
  words.includes('(а)') ||
  (strange === 0 && (words.match(capitalised)?.length ?? 0) >= 2)

interface Traits {
  readonly address: boolean
  readonly date: boolean
  readonly time: boolean
  readonly verb: boolean
  /** Begins as dates do. */
  readonly dated: boolean
  /** Words that neither name nor date anybody: many of them make a sentence. */
  readonly strange: number
}

function traitsOf(words: string): Traits {
  const rest = [addresses, dates, times, verbs, zones].reduce((left, known) => left.replaceAll(known, ' '), words)
  return {
    address: address.test(words),
    date: date.test(words),
    time: time.test(words),
    verb: verb.test(words),
    dated: dated.test(words),
    strange: (rest.match(lowercase) ?? []).filter((word) => !ordinary.has(word)).length,
  }
}

const month =
  '(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*'
const weekday =
  '(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\\p{L})'
const datePattern = [
  '(?<!\\d)\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})(?!\\d)',
  '(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?!\\d)',
  `(?<!\\d)\\d{1,2}\\s${month}\\.?,?\\s\\d{4}`,
  `(?<!\\p{L})${month}\\.?\\s\\d{1,2},?\\s\\d{4}`,
].join('|')
const timePattern = '(?<!\\d)\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)'
const verbPattern =
  '(?<!\\p{L})(?:пишет|написано|(?:на)?писал[аи]?|сообщила?|цитирую|wrote|writes|quoting|schrieb)(?:\\s?\\(а\\))?(?!\\p{L})'
const addressPattern = '[<([]*[^\\s<>()\\[\\]"\',;:]+@[^\\s<>()\\[\\]"\',;]+'

const date = new RegExp(datePattern, 'iu')
const dates = new RegExp(datePattern, 'giu')
const time = new RegExp(timePattern, 'u')
const times = new RegExp(timePattern, 'gu')
const verb = new RegExp(verbPattern, 'iu')
const verbs = new RegExp(verbPattern, 'giu')
const address = new RegExp(addressPattern, 'u')
const addresses = new RegExp(addressPattern, 'gu')
const zones = new RegExp(`(?:gmt|utc|msk|мск)|(?<!\\p{L})${weekday}`, 'giu')
const dated = new RegExp(
  `^[*_]*(?:\\d|${weekday}|on\\s|quoting\\s|цитирую\\s|в\\s(?:письме|сообщении|${weekday}))`,
  'iu',
)
const endsOpen = new RegExp(`(?::|${verbPattern}[*_]*)$`, 'iu')
const lowercase = /(?<![\p{L}\p{N}])\p{Ll}[\p{L}-]*/gu
const capitalised = /(?<!\p{L})\p{Lu}\p{L}+/gu
const ordinary = new Set(
  'в во г от из и а через письме сообщении пользователь года час ч at on of am pm via the user um mailto'.split(' '),
)
