/** A property of MAPI as it stands in winmail.dat: its first value, not yet decoded. */
export interface Property {
  readonly id: number
  readonly type: number
  readonly bytes: Buffer
}

/** Types of MS-OXCDATA, 2.11.1. */
export const propertyTypes = { string8: 0x1e, unicode: 0x1f, binary: 0x0102, object: 0x0d } as const

const several = 0x1000
const variable: ReadonlySet<number> = new Set(Object.values(propertyTypes))
const sizes: ReadonlyMap<number, number> = new Map([
  [0x00, 0],
  [0x01, 0],
  [0x02, 2],
  [0x03, 4],
  [0x04, 4],
  [0x05, 8],
  [0x06, 8],
  [0x07, 8],
  [0x0a, 4],
  [0x0b, 2],
  [0x14, 8],
  [0x40, 8],
  [0x48, 16],
])
const most = 10_000

/**
 * The properties of an attribute (MS-OXTNEF, 2.1.3.4), as far as they can be read: what comes after a type that is not
 * known or a size beyond the end is lost. Each takes at least four bytes, so counts can't make it long.
 */
export function propertiesOf(bytes: Buffer): readonly Property[] {
  const properties: Property[] = []
  let at = 4
  for (let left = Math.min(readCount(bytes, 0) ?? 0, most); left > 0; left -= 1) {
    const read = propertyAt(bytes, at)
    if (read === null) break
    if (read.property !== null) properties.push(read.property)
    at = read.end
  }
  return properties
}

interface Read {
  /** Null: there, with no value or a name of its own. */
  readonly property: Property | null
  readonly end: number
}

function propertyAt(bytes: Buffer, start: number): Read | null {
  if (start + 4 > bytes.length) return null
  const code = bytes.readUInt16LE(start)
  const id = bytes.readUInt16LE(start + 2)
  const afterName = id >= 0x8000 ? endOfName(bytes, start + 4) : start + 4
  const type = code & ~several
  const size = sizes.get(type)
  if (afterName === null || (size === undefined && !variable.has(type))) return null
  const counted = size === undefined || (code & several) !== 0
  const count = counted ? readCount(bytes, afterName) : 1
  if (count === null) return null
  const values = valuesAt(bytes, counted ? afterName + 4 : afterName, { count, size })
  if (values === null) return null
  return { property: id < 0x8000 && values.first !== null ? { id, type, bytes: values.first } : null, end: values.end }
}

/** A property above 0x8000 has a name: a GUID, a kind, and a number or a text. */
function endOfName(bytes: Buffer, start: number): number | null {
  const kind = readCount(bytes, start + 16)
  if (kind === null) return null
  if (kind === 0) return start + 24
  const length = readCount(bytes, start + 20)
  return length === null ? null : start + 24 + padded(length)
}

function valuesAt(
  bytes: Buffer,
  start: number,
  { count, size }: { count: number; size: number | undefined },
): { first: Buffer | null; end: number } | null {
  let at = start
  let first: Buffer | null = null
  for (let left = count; left > 0; left -= 1) {
    const length = size ?? readCount(bytes, at)
    if (length === null) return null
    const from = size === undefined ? at + 4 : at
    if (from + length > bytes.length) return null
    first ??= bytes.subarray(from, from + length)
    at = from + padded(length)
    if (size === 0) break
  }
  return { first, end: at }
}

const padded = (length: number): number => Math.ceil(length / 4) * 4

const readCount = (bytes: Buffer, at: number): number | null => (at + 4 <= bytes.length ? bytes.readUInt32LE(at) : null)
