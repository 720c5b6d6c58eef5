import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 640
const HEIGHT = 320

/** A drawn trend as PNG, in place of somebody's screen: a curve over a grid, the same for the same seed. */
export function picture({ seed }: { readonly seed: number }): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => row(y, seed))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header()),
    chunk('PLTE', Buffer.from([0xf7, 0xf8, 0xfa, 0xd5, 0xda, 0xe1, 0x1f, 0x6f, 0xc9, 0xc2, 0x3b, 0x3b])),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Eight bits a point, by palette: background, grid, curve, limit. */
function header(): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(WIDTH, 0)
  data.writeUInt32BE(HEIGHT, 4)
  data[8] = 8
  data[9] = 3
  return data
}

function row(y: number, seed: number): Buffer {
  const line = Buffer.alloc(WIDTH + 1)
  for (let x = 0; x < WIDTH; x++) {
    const curve = HEIGHT * (0.55 - 0.2 * Math.sin((x * seed) / 190) - 0.08 * Math.sin((x * (seed + 5)) / 47))
    if (Math.abs(y - curve) < 2) line[x + 1] = 2
    else if (Math.abs(y - HEIGHT * 0.3) < 1 && x % 12 < 8) line[x + 1] = 3
    else if (y % 40 === 0 || x % 80 === 0) line[x + 1] = 1
  }
  return line
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}
