import { limits } from './limits.ts'

/** One field of a head, unfolded: a character of the value is a byte, whatever charset that may be in. */
export interface Field {
  /** Lower case. */
  readonly name: string
  readonly value: string
}

/** A head, where its body begins, and whether there was more of it than we read. */
export interface Head {
  readonly fields: readonly Field[]
  readonly bodyStart: number
  readonly tooLong: boolean
}

const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9

/**
 * Reads a head (RFC 5322) up to the empty line, the end, or the first line for which `isBoundary` says so. What is no
 * field is skipped; when there is no field at all, there is no head, and everything is body. Linear.
 */
export function readHead(bytes: Buffer, start: number, isBoundary: (lineStart: number) => boolean): Head {
  const fields: { name: string; pieces: string[] }[] = []
  const most = start + limits.headBytes
  let tooLong = false
  let at = start
  let bodyStart = bytes.length
  while (at < bytes.length) {
    if (isBoundary(at)) {
      bodyStart = at
      break
    }
    const feed = bytes.indexOf(LF, at)
    const next = feed < 0 ? bytes.length : feed + 1
    const end = feed < 0 ? bytes.length : feed > at && bytes[feed - 1] === CR ? feed - 1 : feed
    if (end === at) {
      bodyStart = next
      break
    }
    // Once a field was left out, a line that continues it must not end up in the one before.
    if (tooLong || next > most || !add(fields, bytes, { at, end })) tooLong = true
    at = next
  }
  const headless = fields.length === 0 && !tooLong && bytes[start] !== CR && bytes[start] !== LF
  if (headless) bodyStart = start
  return { fields: fields.map(({ name, pieces }) => ({ name, value: pieces.join('').trim() })), bodyStart, tooLong }
}

/** False: there are too many fields to keep this one. */
function add(
  fields: { name: string; pieces: string[] }[],
  bytes: Buffer,
  { at, end }: { at: number; end: number },
): boolean {
  const first = bytes[at]
  if (first === SPACE || first === TAB) {
    fields.at(-1)?.pieces.push(` ${bytes.toString('latin1', at, end).trimStart()}`)
    return true
  }
  const colon = bytes.subarray(at, Math.min(end, at + 200)).indexOf(0x3a)
  if (colon < 1) return true
  const name = bytes
    .toString('latin1', at, at + colon)
    .trimEnd()
    .toLowerCase()
  // Names of fields are ASCII without spaces: `From petr@… 10:15` begins an mbox file, no field.
  if (!/^[!-~]+$/.test(name) || name === '__proto__') return true
  if (fields.length >= limits.fields) return false
  fields.push({ name, pieces: [bytes.toString('latin1', at + colon + 1, end)] })
  return true
}

/** The value of the first field of that name, `''` when there is none. */
export const fieldOf = (fields: readonly Field[], name: string): string =>
  fields.find((field) => field.name === name)?.value ?? ''
