/** What every dictionary begins with (MS-OXRTFCP, 2.1.2.1). */
const begin = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)
const head = 16
const compressed = 0x75465a4c
const stored = 0x414c454d
const most = 5_000_000
const dictionarySize = 4096

/** The words of a letter that Outlook keeps as RTF (MS-OXRTFCP). Null: it is none; damaged: as far as it goes. */
export function unpackRtf(bytes: Buffer): Buffer | null {
  if (bytes.length < head) return null
  const size = Math.min(bytes.readUInt32LE(4), most)
  const kind = bytes.readUInt32LE(8)
  const body = bytes.subarray(head)
  if (kind === stored) return body.subarray(0, size)
  return kind === compressed ? inflated(body, size) : null
}

/** A bit says of each item whether it is a byte, or a place and a length in the last 4096 bytes. */
function inflated(body: Buffer, size: number): Buffer {
  const out = Buffer.alloc(Math.min(size, body.length * 9))
  const dictionary = Buffer.alloc(dictionarySize)
  begin.copy(dictionary)
  let written = 0
  let put = begin.length
  const write = (byte: number) => {
    if (written < out.length) out[written] = byte
    written += 1
    dictionary[put] = byte
    put = (put + 1) % dictionarySize
  }
  let at = 0
  while (at < body.length && written < out.length) {
    const kinds = body.readUInt8(at)
    at += 1
    for (let bit = 0; bit < 8 && at < body.length; bit += 1) {
      if ((kinds & (1 << bit)) === 0) {
        write(body.readUInt8(at))
        at += 1
        continue
      }
      if (at + 2 > body.length) return out.subarray(0, written)
      const reference = body.readUInt16BE(at)
      at += 2
      const from = reference >>> 4
      if (from === put) return out.subarray(0, written) // the end, as it is written
      for (let step = 0; step < (reference & 15) + 2; step += 1)
        write(dictionary.readUInt8((from + step) % dictionarySize))
    }
  }
  return out.subarray(0, written)
}
