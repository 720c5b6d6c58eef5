/**
 * What `Intl` knows of a time zone, as integers: stretches of the time line on which the zone's offset is constant.
 * `Intl` costs about a microsecond a question, so the answers are kept; a deadline then costs no question at all.
 */
const CHUNK_MS = 64 * 86_400_000

/** No zone of the IANA database changes twice within less than a week, so two days between samples miss nothing. */
const SAMPLE_MS = 2 * 86_400_000

const ZONES_KEPT = 64
const CHUNKS_KEPT = 2048

/** A stretch of the time line, half-open, with one offset from UTC (all in milliseconds, east positive). */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly offset: number
}

/** A part of the time line with the stretches that fill it, in order, without gaps. */
export interface Chunk {
  readonly index: number
  readonly from: number
  readonly to: number
  readonly stretches: readonly Stretch[]
}

/** Whether this names a zone of the IANA database (`Europe/Moscow`, `UTC`); bare offsets such as `+03:00` are refused. */
export const isZone = (zone: string): boolean => {
  if (zones.has(zone)) return true
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(zone)) return false
  try {
    return formatFor(zone).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The zone's offset from UTC at a point of the time line, in milliseconds. Throws RangeError for an unknown zone. */
export const offsetAt = (zone: string, at: number): number => {
  for (const stretch of chunkAt(zone, chunkIndex(at)).stretches) if (at < stretch.to) return stretch.offset
  throw new RangeError(`no offset of ${zone} at ${at}`)
}

/** The number of the chunk that holds a point of the time line; chunks are numbered without gaps. */
export const chunkIndex = (at: number): number => Math.floor(at / CHUNK_MS)

/** A chunk by its number. Throws RangeError for an unknown zone. */
export const chunkAt = (zone: string, index: number): Chunk => {
  const known = knownZone(zone)
  const kept = known.chunks.get(index)
  if (kept !== undefined) return kept
  if (known.chunks.size >= CHUNKS_KEPT) known.chunks.clear()
  const chunk = buildChunk(known.format, index)
  known.chunks.set(index, chunk)
  return chunk
}

interface KnownZone {
  readonly format: Intl.DateTimeFormat
  readonly chunks: Map<number, Chunk>
}

const zones = new Map<string, KnownZone>()

const knownZone = (zone: string): KnownZone => {
  const kept = zones.get(zone)
  if (kept !== undefined) return kept
  // A stranger may name zones without end (`asmo worktime`): the memory stays bounded, the answers stay right.
  if (zones.size >= ZONES_KEPT) zones.clear()
  const made = { format: formatFor(zone), chunks: new Map<number, Chunk>() }
  zones.set(zone, made)
  return made
}

const formatFor = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })

const buildChunk = (format: Intl.DateTimeFormat, index: number): Chunk => {
  const from = index * CHUNK_MS
  const to = from + CHUNK_MS
  const stretches: Stretch[] = []
  let start = from
  let offset = askOffset(format, from)
  for (let low = from; low < to; low += SAMPLE_MS) {
    const high = Math.min(low + SAMPLE_MS, to)
    // The chunk's end belongs to the next chunk: ask for its last millisecond.
    const next = askOffset(format, high === to ? to - 1 : high)
    if (next === offset) continue
    const change = firstWith({ format, low, high: high === to ? to - 1 : high, offset })
    stretches.push({ from: start, to: change, offset })
    start = change
    offset = next
  }
  stretches.push({ from: start, to, offset })
  return { index, from, to, stretches }
}

/** The first millisecond in (low, high] whose offset is no longer `offset`. */
const firstWith = (search: { format: Intl.DateTimeFormat; low: number; high: number; offset: number }): number => {
  let { low, high } = search
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (askOffset(search.format, middle) === search.offset) low = middle
    else high = middle
  }
  return high
}

/** `Intl` writes `1/1/1900, GMT+02:30:17`: the only form that gives the offset whole, seconds of old times included. */
const askOffset = (format: Intl.DateTimeFormat, at: number): number => {
  const match = /GMT(?:([+\-\u2212])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(format.format(at))
  if (match === null) throw new RangeError(`Intl gives no offset at ${at}`)
  const [, sign, hours, minutes, seconds] = match
  if (sign === undefined) return 0
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000
  return sign === '+' || size === 0 ? size : -size
}
