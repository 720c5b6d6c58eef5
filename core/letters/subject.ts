/** A subject without the prefixes of answering and forwarding (`Re:`, `Отв:`, `HA:`, `Fwd:`, `[EXTERNAL]` …), one line. */
export function bareSubject(subject: string): string {
  const line = oneLine(subject)
  let at = 0
  for (let prefix = prefixAt(line, at); prefix !== null; prefix = prefixAt(line, at)) at = prefix.end
  return line.slice(at).trim()
}

/** What the outermost prefix says a letter is; marks of scanners (`[EXTERNAL]`) say nothing. */
export function subjectSays(subject: string): 'answer' | 'forward' | null {
  const line = oneLine(subject)
  let at = 0
  for (let prefix = prefixAt(line, at); prefix !== null; prefix = prefixAt(line, at)) {
    if (prefix.says !== 'mark') return prefix.says
    at = prefix.end
  }
  return null
}

/**
 * Numbers of requests that a subject names as we write them: `№ 1001`, `No. 1001`, `[#1001]`. Without repetition, ten at
 * most. A contract's number is none: `№ 15/2026`, `№ 15-А`.
 */
export function numbersIn(subject: string): readonly number[] {
  const numbers = new Set<number>()
  for (const [, digits] of oneLine(subject).matchAll(ticketNumber)) {
    const number = Number(digits)
    if (Number.isSafeInteger(number)) numbers.add(number)
    if (numbers.size === 10) break
  }
  return [...numbers]
}

/**
 * Whether two subjects are of one conversation; an empty one is of any. Clients cut long subjects, servers put words
 * around them, ours name number and occasion too: `№ 1001 · Новое сообщение · Не печатается схема`.
 */
export function sameThread(one: string, other: string): boolean {
  const [ours, theirs] = [plain(bareSubject(one)), plain(bareSubject(other))]
  if (ours === '' || theirs === '' || ours === theirs) return true
  const [shorter, longer] = ours.length < theirs.length ? [ours, theirs] : [theirs, ours]
  return (shorter.length >= 10 && longer.includes(shorter)) || partsOf(longer).includes(shorter)
}

type Says = 'answer' | 'forward' | 'mark'

/** One prefix at a position of a line; by sticky expressions, so that any number of them is read in one pass (E6). */
function prefixAt(line: string, at: number): { says: Says; end: number } | null {
  for (const [says, pattern] of prefixes) {
    pattern.lastIndex = at
    const match = pattern.exec(line)
    if (match !== null) return { says, end: at + match[0].length }
  }
  return null
}

const oneLine = (subject: string): string =>
  subject
    .replaceAll(/[\u200b-\u200d\u2060]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()

/** Case, ё and composition aside, without what is no letter or digit at the ends. */
function plain(subject: string): string {
  const text = subject.normalize('NFC').toLowerCase().replaceAll('ё', 'е')
  let start = 0
  let end = text.length
  while (start < end && !isWord(text.charAt(start))) start += 1
  while (end > start && !isWord(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

const isWord = (character: string): boolean => /[\p{L}\p{N}\ud800-\udfff]/u.test(character)

const partsOf = (subject: string): readonly string[] => subject.split(' · ').map(plain)

const counter = String.raw`(?:\s?\[\d{1,4}\]|\s?\(\d{1,4}\)|\^?\d{1,3})?\s?\.?\s?[:：]\s?`
const answer = 're|ha|на|нa|hа|отв|ответ|aw|sv|vs|antw|antwort|rif|odp'
const forward = 'fwd?|fw|пересл|переслано|пер|пересылка|wg|tr|vb|rv|doorst'
const outside = String.raw`ext(?:ernal)?(?:[\s:-](?:e-?mail|mail|sender))?|внешн(?:ий|яя|ее|ие)(?: (?:почта|письмо|отправитель|адрес))?|внимание[:!]? внешн\p{L}{2} \p{L}{5,12}`
const spam = String.raw`(?:(?:possible|probable|suspected|вероятный|возможный|возможно|подозрение на)[\s-])?(?:spam|спам)\??`
const mark = `${outside}|${spam}`

const prefixes: readonly (readonly [Says, RegExp])[] = [
  ['answer', new RegExp(`(?:${answer})${counter}`, 'iuy')],
  ['forward', new RegExp(`(?:${forward})${counter}`, 'iuy')],
  [
    'mark',
    new RegExp(
      String.raw`(?:\[\s?(?:${mark})\s?\]|\{\s?(?:${mark})\s?\}|\(\s?(?:${mark})\s?\)|\*{2,5}\s?(?:${mark})\s?\*{2,5}):?\s?`,
      'iuy',
    ),
  ],
  ['mark', /(?:external|spam|спам|внешнее письмо|внешняя почта)\s?:\s?/iuy],
]

const ticketNumber = /(?:№\s?|#|(?<![\p{L}\p{N}])No\.\s?)([1-9]\d{0,15})(?![\d/\\\p{L}]|[.,-][\d\p{L}])/gu
