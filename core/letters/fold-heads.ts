/** The fields that clients copy above a letter which they answer or pass on, whatever the language calls them. */
export type HeadField = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'other'

/** The head of an older letter inside a text: «От: … Отправлено: … Кому: … Тема: …». */
export interface HeadBlock {
  readonly fields: ReadonlyMap<HeadField, string>
  /** The first line after it. */
  readonly end: number
}

/** Which lines to look at: `look` answers a trimmed, bounded line, an empty one outside. */
export interface Looked {
  readonly look: (index: number) => string
  readonly count: number
}

/**
 * Reads the head of an older letter that begins at line `first`, wrapped lists of recipients included; null: the line
 * is no field. Whether it is a head at all, and not a memo's, `isHead` says. Reads at most 60 lines.
 */
export function headBlockAt({ look, count }: Looked, first: number): HeadBlock | null {
  const fields = new Map<HeadField, string>()
  let last: HeadField | null = null
  let at = first
  for (; at < Math.min(count, first + 60); at += 1) {
    const line = look(at)
    const field = fieldOf(line === '' && last !== null ? look(at + 1) : line)
    if (field !== null && fields.has(field.name) && field.name !== 'other') break
    if (line === '' && field === null) break
    if (line === '') continue
    if (field === null) {
      if (last === null || !continues(fields.get(last) ?? '', line, last)) break
      fields.set(last, `${fields.get(last)} ${line}`)
      continue
    }
    fields.set(field.name, field.value)
    last = field.name
  }
  return last === null ? null : { fields, end: at }
}

/** Whether fields are the head of a letter: from whom, at which time, and to whom or on what. */
export function isHead(fields: ReadonlyMap<HeadField, string>): boolean {
  const from = fields.get('from') ?? ''
  const date = fields.get('date') ?? ''
  if (from === '' || !(fields.has('to') || fields.has('subject'))) return false
  return /\d:\d{2}/u.test(date) || (from.includes('@') && /\d/u.test(date))
}

/** «-----Исходное сообщение-----», «Пишите ответ выше этой строки»: what follows is history. */
export function isHistoryMark(line: string): boolean {
  const words = betweenRules(line)
  if (words === null) return false
  return historyWords.has(words) || lotusAnswer.test(words) || aboveThisLine.test(words)
}

/** «---------- Forwarded message ---------», «Начало переадресованного сообщения:»: a letter follows that is passed on. */
export function isForwardMark(line: string): boolean {
  const words = betweenRules(line)
  if (words !== null) return forwardWords.has(words) || lotusForward.test(words)
  return line.length < 60 && line.endsWith(':') && forwardWords.has(line.slice(0, -1).toLowerCase())
}

/** «-------- Завершение пересылаемого сообщения --------» (Яндекс): what follows is the sender's again. */
export function isForwardEnd(line: string): boolean {
  const words = betweenRules(line)
  return words !== null && forwardEndWords.has(words)
}

/** A line drawn, or dashes, above what begins at `end` belongs to it: the line of the two that comes first. */
export function withRuleAbove({ look }: Looked, { from, end }: { from: number; end: number }): number {
  let above = end - 1
  while (above >= from && look(above) === '') above -= 1
  return above >= from && /^(?:[-_=*—–─]{2,}|—|–)$/u.test(look(above)) ? above : end
}

function fieldOf(line: string): { name: HeadField; value: string } | null {
  const colon = line.indexOf(':')
  if (colon < 2 || colon > 30) return null
  const label = line.slice(0, colon).replaceAll(/[*_]/g, '').trim().toLowerCase()
  const name = labels.get(label)
  if (name === undefined) return null
  const value = line.slice(colon + 1).replace(/^[*_\s]+/u, '')
  return { name, value }
}

/** Lists of recipients and long names are wrapped; what follows a subject or a date is the letter already. */
function continues(before: string, line: string, last: HeadField): boolean {
  if (last !== 'from' && last !== 'to' && last !== 'cc') return false
  return (
    before.length < 2000 &&
    (before === '' ||
      /[;,]$/u.test(before) ||
      /^[<[("]?[^\s@]+@[^\s@]+[>\])]?[;,]?$/u.test(line) ||
      /[;,]\s.*@|@.*;/u.test(line))
  )
}

/** The words between two lines drawn on both sides, in lower case; null: it is no such line. */
function betweenRules(line: string): string | null {
  if (line.length > 200 || !/^(?:[-_=*—–#]\s?){2}/u.test(line)) return null
  const words = line.replace(/^[-_=*—–#\s]+/u, '').replace(/(?<![-_=*—–#\s])[-_=*—–#\s]+$/u, '')
  return words === '' ? null : words.toLowerCase()
}

const named: readonly (readonly [HeadField, readonly string[]])[] = [
  ['from', ['от', 'от кого', 'отправитель', 'from', 'von', 'de', 'від']],
  [
    'date',
    [
      'отправлено',
      'дата',
      'дата отправки',
      'послано',
      'отослано',
      'отправленные',
      'надіслано',
      'sent',
      'date',
      'gesendet',
      'datum',
    ],
  ],
  ['to', ['кому', 'получатель', 'to', 'an']],
  ['cc', ['копия', 'копии', 'cc', 'kopie']],
  ['subject', ['тема', 'subject', 'betreff']],
  [
    'other',
    [
      'важность',
      'вложения',
      'скрытая копия',
      'ответить кому',
      'адрес для ответа',
      'importance',
      'attachments',
      'reply-to',
      'bcc',
    ],
  ],
]
const labels = new Map(named.flatMap(([name, words]) => words.map((word) => [word, name] as const)))

const historyWords = new Set([
  'исходное сообщение',
  'первоначальное сообщение',
  'оригинальное сообщение',
  'исходное письмо',
  'оригинал сообщения',
  'original message',
  'reply message',
  'original appointment',
  'ursprüngliche nachricht',
])
const forwardWords = new Set([
  'пересылаемое сообщение',
  'пересланное сообщение',
  'перенаправленное сообщение',
  'переадресованное сообщение',
  'начало переадресованного сообщения',
  'начало пересылаемого сообщения',
  'начало пересланного сообщения',
  'пересылаемое письмо',
  'пересланное письмо',
  'forwarded message',
  'begin forwarded message',
  'forwarded mail',
  'weitergeleitete nachricht',
])
const forwardEndWords = new Set([
  'завершение пересылаемого сообщения',
  'конец пересылаемого сообщения',
  'конец переадресованного сообщения',
  'конец пересланного сообщения',
  'end of forwarded message',
  'end forwarded message',
  'конец перенаправленного сообщения',
])
const lotusAnswer = /^(?=.*(?:@|\d:\d)).{1,160}\s(?:написала?|написал\(а\)|пишет|wrote):?$/u
const lotusForward = /^(?:переслано|переслал[аи]?|forwarded by)[\s:(]/u
const aboveThisLine = /выше (?:этой|данной) (?:строки|линии|черты)|above this line/u
