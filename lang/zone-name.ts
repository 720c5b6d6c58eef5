import type { Language } from '../core/people/roles.ts'

/** Zones of Russia, where people count from Moscow: «МСК+2» says more than «UTC+5». */
const russian = new Set([
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Simferopol',
  'Europe/Kirov',
  'Europe/Volgograd',
  'Europe/Samara',
  'Europe/Astrakhan',
  'Europe/Saratov',
  'Europe/Ulyanovsk',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Barnaul',
  'Asia/Tomsk',
  'Asia/Novokuznetsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Chita',
  'Asia/Yakutsk',
  'Asia/Khandyga',
  'Asia/Vladivostok',
  'Asia/Ust-Nera',
  'Asia/Magadan',
  'Asia/Sakhalin',
  'Asia/Srednekolymsk',
  'Asia/Kamchatka',
  'Asia/Anadyr',
])

const MINUTE = 60_000
const readers = new Map<string, Intl.DateTimeFormat>()

/** The short name of a zone at an instant: «МСК», «МСК+2», «UTC−5»; English «MSK», «UTC+5». */
export function zoneName(options: { zone: string; at: number; language: Language }): string {
  const { zone, at, language } = options
  const moscow = offsetMinutes('Europe/Moscow', at)
  const here = offsetMinutes(zone, at)
  if (language === 'en') return zone === 'Europe/Moscow' ? 'MSK' : `UTC${signed(here)}`
  return russian.has(zone) ? `МСК${signed(here - moscow)}` : `UTC${signed(here)}`
}

/** Whether clocks in both zones show the same at that instant. */
export function sameClock(options: { zone: string; other: string; at: number }): boolean {
  if (options.zone === options.other) return true
  return offsetMinutes(options.zone, options.at) === offsetMinutes(options.other, options.at)
}

function signed(difference: number): string {
  if (difference === 0) return ''
  const hours = Math.floor(Math.abs(difference) / 60)
  const rest = Math.abs(difference) % 60
  return `${difference < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

function offsetMinutes(zone: string, at: number): number {
  let reader = readers.get(zone)
  if (reader === undefined) {
    reader = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    readers.set(zone, reader)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of reader.formatToParts(at)) part[type] = Number(value)
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
  )
  return Math.round((local - Math.floor(at / MINUTE) * MINUTE) / MINUTE)
}
