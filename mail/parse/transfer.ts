/** Bytes as they were before they were encoded for the way, and whether the encoding was sound. */
export interface Decoded {
  readonly bytes: Buffer
  readonly damaged: boolean
}

/** Undoes a Content-Transfer-Encoding (RFC 2045), as far as it can be undone. An unknown one leaves the bytes alone. */
export function decodeTransfer(bytes: Buffer, encoding: string): Decoded {
  if (encoding === 'base64') return base64Bytes(bytes)
  if (encoding === 'quoted-printable') return quotedBytes(bytes)
  return { bytes, damaged: false }
}

const PAD = 64
const BLANK = 65
const NONE = 66
const sextets = Uint8Array.from({ length: 256 }, (_, byte) => {
  const index = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='.indexOf(String.fromCharCode(byte))
  if (index >= 0) return index
  return byte === 9 || byte === 10 || byte === 13 || byte === 32 ? BLANK : NONE
})

/**
 * Base64, several of them after one another included. Characters that are none are skipped (RFC 2045 6.8); after the
 * padding they end it, for a mailing list has written its footer below.
 */
export function base64Bytes(bytes: Buffer): Decoded {
  const out = Buffer.allocUnsafe(Math.floor((bytes.length * 3) / 4) + 3)
  let size = 0
  let bits = 0
  let count = 0
  let damaged = false
  let padded = -1
  for (let at = 0; at < bytes.length; at += 1) {
    const sextet = sextets[bytes[at] ?? 0] ?? NONE
    if (sextet < PAD) {
      bits = ((bits << 6) | sextet) & 0xff_ff_ff
      count += 1
      if (count === 4) {
        out[size] = bits >> 16
        out[size + 1] = (bits >> 8) & 255
        out[size + 2] = bits & 255
        size += 3
        count = 0
      }
    } else if (sextet === PAD) {
      size = endOf(out, size, { bits, count })
      count = 0
      padded = size
    } else if (sextet === NONE) {
      damaged = true
      if (padded >= 0) return { bytes: out.subarray(0, padded), damaged }
    }
  }
  if (count === 1) damaged = true
  return { bytes: out.subarray(0, endOf(out, size, { bits, count })), damaged }
}

/** Writes the bytes of a group that is not full; gives the size with them. */
function endOf(out: Buffer, size: number, { bits, count }: { bits: number; count: number }): number {
  if (count < 2) return size
  out[size] = count === 2 ? (bits >> 4) & 255 : (bits >> 10) & 255
  if (count === 2) return size + 1
  out[size + 1] = (bits >> 2) & 255
  return size + 2
}

const EQUALS = 0x3d
const CR = 13
const LF = 10

/** Quoted-printable. `=` before anything but two hexadecimal digits or a line end stays as it is. */
export function quotedBytes(bytes: Buffer): Decoded {
  const out = Buffer.allocUnsafe(bytes.length)
  let size = 0
  let damaged = false
  let at = 0
  /** Up to where white space at the end of a line, which servers add, would be taken back. */
  let solid = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte === EQUALS) {
      const skipped = softBreak(bytes, at)
      const value = (hex(bytes[at + 1]) << 4) | hex(bytes[at + 2])
      if (skipped > 0) {
        at += skipped
        solid = size
        continue
      }
      if (value >= 0) {
        out[size] = value
        size += 1
        solid = size
        at += 3
        continue
      }
      damaged = true
    }
    if (byte === LF || (byte === CR && bytes[at + 1] === LF)) size = solid
    out[size] = byte
    size += 1
    at += 1
    if (byte !== 32 && byte !== 9) solid = size
  }
  return { bytes: out.subarray(0, size), damaged }
}

/** How long a soft line break is that begins here, white space before the line end included; 0: it is none. */
function softBreak(bytes: Buffer, start: number): number {
  let at = start + 1
  while (at - start < 80 && (bytes[at] === 32 || bytes[at] === 9)) at += 1
  if (at >= bytes.length) return at - start
  if (bytes[at] === LF) return at + 1 - start
  return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 - start : 0
}

/** A negative number with many bits when it is no digit, so that it stays negative whatever is added. */
function hex(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const small = byte | 32
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : -4096
}
