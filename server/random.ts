import { randomBytes } from 'node:crypto'
import type { Instant } from '../core/time/instant.ts'
import type { Random } from './house.ts'

/** Randomness of the operating system (G7); identifiers of version 7 begin with the instant. */
export const systemRandom = (now: () => Instant): Random => ({
  bytes: (count) => randomBytes(count),
  uuid: () => {
    const bytes = randomBytes(16)
    bytes.writeUIntBE(now(), 0, 6)
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
    const hex = bytes.toString('hex')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  },
})
