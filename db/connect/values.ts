import { type CustomTypesConfig, types as driverTypes } from 'pg'

/** Object identifiers of the types that we read or write in our own way. */
const OID = {
  int8: 20,
  int8List: 1016,
  date: 1082,
  dateList: 1182,
  timestamptz: 1184,
  timestamptzList: 1185,
  textList: 1009,
}

/** The types of parameters that stand for instants. */
export const INSTANT_TYPES: ReadonlySet<number> = new Set([OID.timestamptz, OID.timestamptzList])

/** int8 → number, timestamptz → Instant (epoch milliseconds), date → 'YYYY-MM-DD'; everything else as the driver has it. */
export const types: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => ours.get(oid) ?? driverTypes.getTypeParser(oid, format),
}

const integer = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit into a number`)
  return value
}

/** The session speaks ISO and UTC: `2026-11-23 07:15:00.123456+00`. Digits below the millisecond are cut. */
const instant = (text: string): number => {
  const parts = INSTANT.exec(text)
  if (!parts) return notFinite(text)
  const [, date, time, fraction = '', zone = ''] = parts
  return Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${zone.length === 3 ? `${zone}:00` : zone}`)
}

const INSTANT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-]\d\d(?::\d\d)?)$/

const notFinite = (text: string): number => {
  if (text === 'infinity') return Number.POSITIVE_INFINITY
  if (text === '-infinity') return Number.NEGATIVE_INFINITY
  throw new RangeError(`${text} is outside the years 0001–9999`)
}

const asIs = (text: string): string => text

const list = <T>(item: (text: string) => T): ((text: string) => (T | null)[]) => {
  const split: (text: string) => (string | null)[] = driverTypes.getTypeParser(OID.textList, 'text')
  return (text) => split(text).map((entry) => (entry === null ? null : item(entry)))
}

const ours: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [OID.int8, integer],
  [OID.int8List, list(integer)],
  [OID.date, asIs],
  [OID.dateList, list(asIs)],
  [OID.timestamptz, instant],
  [OID.timestamptzList, list(instant)],
])

/** An Instant (or a list of them) as the text that a timestamptz parameter wants; anything else unchanged. */
export const instantParameter = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(instantParameter)
  if (typeof value !== 'number') return value
  if (value === Number.POSITIVE_INFINITY) return 'infinity'
  if (value === Number.NEGATIVE_INFINITY) return '-infinity'
  const text = new Date(value).toISOString()
  if (!/^\d{4}-/.test(text)) throw new RangeError(`Instant ${value} is outside the years 0000–9999`)
  return text
}
