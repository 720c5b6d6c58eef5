/**
 * How dates, instants, durations, numbers and sizes are written: one module for screens, letters and the command line.
 * Pure: the reader's language and zone and, where a word like «сегодня» is wanted, the present are passed.
 */
import type { Language } from '../core/people/roles.ts'
import { type Forms, plural } from './plural.ts'
import { sameClock, zoneName } from './zone-name.ts'

export interface Reader {
  readonly language: Language
  /** IANA zone in which this reader lives. */
  readonly zone: string
}

/** Epoch milliseconds, or RFC 3339 text as it comes over the wire. */
export type When = number | string

const NBSP = '\u00a0'
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** «пн 23 ноября, 10:15 МСК»; the year only when it is not this one. */
export function moment(reader: Reader, at: When, now?: When): string {
  return `${weekday(reader, at)}${NBSP}${day(reader, at, now)}, ${clock(reader, at)}${NBSP}${zoneOf(reader, at)}`
}

/** The same instant on the provider's clock, «12:15 МСК», or undefined where both clocks show the same. */
export function besideMoment(reader: Reader, at: When, providerZone: string): string | undefined {
  if (sameClock({ zone: reader.zone, other: providerZone, at: toMs(at) })) return undefined
  const there = { language: reader.language, zone: providerZone }
  const sameDay = dateIn(reader.zone, at) === dateIn(providerZone, at)
  const time = `${clock(there, at)}${NBSP}${zoneOf(there, at)}`
  return sameDay ? time : `${weekday(there, at)}${NBSP}${day(there, at, at)}, ${time}`
}

/** For rows and lists: «сегодня, 10:15», «вчера, 10:15», «завтра, 10:15», «23 ноя, 10:15», «23 ноя 2025». */
export function brief(reader: Reader, at: When, now: When): string {
  const named = nearDay(reader, at, now)
  if (named !== undefined) return `${named}, ${clock(reader, at)}`
  const short = part(reader, { day: 'numeric', month: 'short' }).format(toMs(at)).replace('.', '').replaceAll(' ', NBSP)
  if (yearIn(reader.zone, at) !== yearIn(reader.zone, now)) return `${short}${NBSP}${yearIn(reader.zone, at)}`
  return `${short}, ${clock(reader, at)}`
}

/** «10:15». */
export function clock(reader: Reader, at: When): string {
  return part({ language: 'ru', zone: reader.zone }, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    toMs(at),
  )
}

/** «23 ноября» or «23 ноября 2025»; without `now` always with the year. */
export function day(reader: Reader, at: When, now?: When): string {
  const text = part(reader, { day: 'numeric', month: 'long' }).format(toMs(at)).replaceAll(' ', NBSP)
  const year = yearIn(reader.zone, at)
  return now !== undefined && yearIn(reader.zone, now) === year ? text : `${text}${NBSP}${year}`
}

/** «пн», "Mon". */
export function weekday(reader: Reader, at: When): string {
  return part(reader, { weekday: 'short' }).format(toMs(at))
}

/** A civil date `YYYY-MM-DD`, which has no zone: «23 ноября 2026», or «пн 23 ноября» with `weekday` and `now`. */
export function civilDate(
  language: Language,
  date: string,
  style: { weekday?: true; now?: When; short?: true } = {},
): string {
  const reader = { language, zone: 'UTC' }
  const at = Date.parse(`${date}T00:00:00Z`)
  const text = style.short
    ? part(reader, { day: 'numeric', month: 'short' }).format(at).replace('.', '').replaceAll(' ', NBSP)
    : day(reader, at, style.now)
  return style.weekday ? `${weekday(reader, at)}${NBSP}${text}` : text
}

/** «сегодня», «вчера», «завтра» or undefined. */
export function nearDay(reader: Reader, at: When, now: When): string | undefined {
  const distance = (dayNumber(reader.zone, at) - dayNumber(reader.zone, now)) as -1 | 0 | 1
  return dayWords[reader.language][distance]
}

/** «1 ч 40 мин», «45 мин», «30 с», «0 мин». Days are not used: a working day is not 24 hours. */
export function span(language: Language, ms: number): string {
  return spanParts(ms)
    .map(([count, unit]) => `${count}${NBSP}${shortUnits[language][unit]}`)
    .join(' ')
}

/** «2 часа 15 минут». */
export function spanInWords(language: Language, ms: number): string {
  return spanParts(ms)
    .map(([count, unit]) => `${count}${NBSP}${plural(language, count, longUnits[language][unit])}`)
    .join(' ')
}

/** «5 минут назад», «через 2 дня», rounded: for what is only a feeling of distance. */
export function distance(language: Language, at: When, now: When): string {
  const ms = toMs(at) - toMs(now)
  const words = relative[language]
  const size = Math.abs(ms)
  if (size < MINUTE) return language === 'ru' ? 'только что' : 'just now'
  if (size < HOUR) return words.format(Math.trunc(ms / MINUTE), 'minute')
  if (size < DAY) return words.format(Math.trunc(ms / HOUR), 'hour')
  return words.format(Math.trunc(ms / DAY), 'day')
}

/** «12 345,6». */
export function number(language: Language, value: number): string {
  return numbers[language].format(value)
}

/** The number with its noun: «5 обращений». */
export function counted(language: Language, count: number, forms: Forms): string {
  return `${number(language, count)}${NBSP}${plural(language, count, forms)}`
}

/** «1,4 МБ». Decimal units, as file managers show them. */
export function fileSize(language: Language, bytes: number): string {
  const units = language === 'ru' ? ['Б', 'КБ', 'МБ', 'ГБ'] : ['B', 'kB', 'MB', 'GB']
  let value = bytes
  let step = 0
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000
    step += 1
  }
  const rounded = step > 0 && value < 10 ? Math.round(value * 10) / 10 : Math.round(value)
  return `${number(language, rounded)}${NBSP}${units[step] ?? ''}`
}

/** «ёлочки» or “quotes”. */
export const quoted = (language: Language, text: string): string => (language === 'ru' ? `«${text}»` : `“${text}”`)

/** The short name of the reader's zone: «МСК», «МСК+2», «UTC−5». */
export const zoneOf = (reader: Reader, at: When): string =>
  zoneName({ zone: reader.zone, at: toMs(at), language: reader.language })

/** The civil date that a clock in the zone shows. */
export function dateIn(zone: string, at: When): string {
  return part({ language: 'en', zone }, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA').format(toMs(at))
}

/** Epoch milliseconds of what came over the wire. */
export const toMs = (at: When): number => (typeof at === 'number' ? at : Date.parse(at))

type Unit = 'hour' | 'minute' | 'second'

function spanParts(ms: number): [number, Unit][] {
  const size = Math.abs(ms)
  // Under a minute seconds matter; above, a started minute is not yet a minute left.
  if (size > 0 && size < MINUTE) return [[Math.floor(size / SECOND), 'second']]
  const hours = Math.floor(size / HOUR)
  const minutes = Math.floor((size % HOUR) / MINUTE)
  if (hours === 0) return [[minutes, 'minute']]
  return minutes === 0
    ? [[hours, 'hour']]
    : [
        [hours, 'hour'],
        [minutes, 'minute'],
      ]
}

const yearIn = (zone: string, at: When): string => dateIn(zone, at).slice(0, 4)
const dayNumber = (zone: string, at: When): number => Date.parse(`${dateIn(zone, at)}T00:00:00Z`) / DAY

const locales = { ru: 'ru-RU', en: 'en-GB' } as const
const dayWords = {
  ru: { [-1]: 'вчера', 0: 'сегодня', 1: 'завтра' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
} as const
const shortUnits = {
  ru: { hour: 'ч', minute: 'мин', second: 'с' },
  en: { hour: 'h', minute: 'min', second: 's' },
} as const
const longUnits = {
  ru: {
    hour: { one: 'час', few: 'часа', many: 'часов' },
    minute: { one: 'минута', few: 'минуты', many: 'минут' },
    second: { one: 'секунда', few: 'секунды', many: 'секунд' },
  },
  en: {
    hour: { one: 'hour', many: 'hours' },
    minute: { one: 'minute', many: 'minutes' },
    second: { one: 'second', many: 'seconds' },
  },
} as const
const relative = {
  ru: new Intl.RelativeTimeFormat('ru', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }),
}
const numbers = { ru: new Intl.NumberFormat('ru'), en: new Intl.NumberFormat('en') }

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Building a formatter costs fifty times a formatting, so each is kept. */
function part(
  reader: Reader,
  options: Intl.DateTimeFormatOptions,
  locale: string = locales[reader.language],
): Intl.DateTimeFormat {
  const key = `${locale}|${reader.zone}|${JSON.stringify(options)}`
  let found = formatters.get(key)
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: reader.zone })
    formatters.set(key, found)
  }
  return found
}
