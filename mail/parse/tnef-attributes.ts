/** An attribute of winmail.dat: its type and number in one, and a view of its bytes. */
export interface Attribute {
  readonly id: number
  readonly data: Buffer
}

const signature = 0x223e9f78
/** Signature and key. */
const head = 6
/** Level, id, length before the data; a checksum after it. */
const before = 9
const after = 2
const most = 100_000

export const isTnef = (bytes: Buffer): boolean => bytes.length >= head && bytes.readUInt32LE(0) === signature

/**
 * The attributes of a TNEF stream in their order (MS-OXTNEF, 2.1.3.1), up to the first that is not whole, and whether
 * they are all. Checksums are not asked: a name with a fault still says more than `winmail.dat`.
 */
export function attributesOf(bytes: Buffer): { readonly all: readonly Attribute[]; readonly whole: boolean } {
  const attributes: Attribute[] = []
  let at = head
  while (at + before <= bytes.length && attributes.length < most) {
    const level = bytes.readUInt8(at)
    const start = at + before
    const end = start + bytes.readUInt32LE(at + 5)
    if ((level !== 1 && level !== 2) || end > bytes.length) break
    attributes.push({ id: bytes.readUInt32LE(at + 1), data: bytes.subarray(start, end) })
    at = end + after
  }
  return { all: attributes, whole: at >= bytes.length }
}
