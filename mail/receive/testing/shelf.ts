import { createHash } from 'node:crypto'
import type { Log } from '../../send/log.ts'
import type { Arrival } from '../../../server/letters/acts-store.ts'
import type { StoreLetter } from '../arrival.ts'

export interface Kept {
  readonly raw: Buffer
  readonly arrival: Arrival
}

/** Keeps letters in memory, as the act behind the doors keeps them in files and rows. */
export interface Shelf {
  readonly store: StoreLetter
  readonly kept: Kept[]
  /** What the store does with the next letters instead of keeping them. */
  mood: (raw: Buffer, arrival: Arrival) => Promise<'known' | 'too_large' | undefined> | undefined
}

export function openShelf(): Shelf {
  const shelf: Shelf = {
    kept: [],
    mood: () => undefined,
    store: async (stream, arrival) => {
      const chunks: Uint8Array[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const raw = Buffer.concat(chunks)
      const instead = await shelf.mood(raw, arrival)
      if (instead !== undefined) return instead
      shelf.kept.push({ raw, arrival })
      return 'stored'
    },
  }
  return shelf
}

/** Counts and hashes what comes, and keeps nothing of it. */
export function openScales(): { readonly store: StoreLetter; readonly sizes: number[]; readonly digests: string[] } {
  const sizes: number[] = []
  const digests: string[] = []
  const store: StoreLetter = async (stream) => {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of stream) {
      hash.update(chunk)
      size += chunk.length
    }
    sizes.push(size)
    digests.push(hash.digest('hex'))
    return 'stored'
  }
  return { store, sizes, digests }
}

/** A log that remembers its lines as JSON. */
export function openLines(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = []
  const write = (level: string) => (facts: object, message: string) => {
    const words = Object.entries(facts).map(([key, value]) => [key, value instanceof Error ? value.message : value])
    lines.push(JSON.stringify({ level, message, ...Object.fromEntries(words) }))
  }
  return { log: { info: write('info'), warn: write('warn'), error: write('error') }, lines }
}
