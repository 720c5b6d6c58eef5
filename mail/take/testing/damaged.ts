import * as fc from 'fast-check'

/** A letter as it comes to our door. */
export interface Sent {
  readonly raw: Buffer
  /** Of the envelope. */
  readonly from: string
  readonly to: string
}

/** Letters cut off, with bits turned, holes, repeated pieces, zero bytes, and two of them glued together. */
export function damaged(sound: readonly Sent[]): fc.Arbitrary<Sent> {
  // Most of them as another letter: the same id, date and subject are one letter, whatever became of its body (D9).
  const one = fc
    .tuple(fc.constantFrom(...sound), fc.nat(), fc.nat({ max: 3 }))
    .map(([sent, nth, same]) => (same === 0 ? sent : { ...sent, raw: withOtherId(sent.raw, nth) }))
  const place = fc.double({ min: 0, max: 0.999, noNaN: true })
  const piece = fc.record({ one, from: place, to: place }).map(({ one: sent, from, to }) => {
    const { raw } = sent
    const [start, end] = [at(raw, Math.min(from, to)), at(raw, Math.max(from, to))]
    return { sent, head: raw.subarray(0, start), middle: raw.subarray(start, end), tail: raw.subarray(end) }
  })
  const made = (sent: Sent, parts: readonly Buffer[]): Sent => ({ ...sent, raw: Buffer.concat(parts) })
  return fc.oneof(
    piece.map(({ sent, head }) => made(sent, [head])),
    piece.map(({ sent, head, tail }) => made(sent, [head, tail])),
    piece.map(({ sent, head, middle, tail }) => made(sent, [head, middle, middle, tail])),
    piece.map(({ sent, head, middle, tail }) => made(sent, [head, Buffer.alloc(middle.length), tail])),
    fc.tuple(piece, piece).map(([a, b]) => made(a.sent, [a.head, b.tail])),
    fc.tuple(one, one).map(([a, b]) => made(a, [a.raw, b.raw])),
    fc
      .record({ one, flips: fc.array(fc.tuple(place, fc.nat({ max: 7 })), { minLength: 1, maxLength: 40 }) })
      .map(({ one: sent, flips }) => {
        const bytes = Buffer.from(sent.raw)
        for (const [where, bit] of flips) bytes[at(bytes, where)] = (bytes[at(bytes, where)] ?? 0) ^ (1 << bit)
        return made(sent, [bytes])
      }),
  )
}

const at = (raw: Buffer, fraction: number): number => Math.floor(raw.length * fraction)

const withOtherId = (raw: Buffer, nth: number): Buffer =>
  Buffer.from(raw.toString('latin1').replace(/^Message-ID:\s*</im, `Message-ID: <${nth}.`), 'latin1')
