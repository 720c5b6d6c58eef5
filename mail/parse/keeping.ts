/** Keeps bytes of a file durably, or only says what they are; answers their SHA-256 in hex. */
export type KeepFile = (bytes: Buffer) => Promise<string>

/** Keeps the files of a letter, several at once: making each durable is waiting for the disk. */
export interface Keeping {
  /** Begins to keep these bytes, as soon as few enough others are under way. Throws what an earlier one failed with. */
  add(bytes: Buffer, kept: (sha256: string) => void): Promise<void>
  /** Resolves when all are kept; throws what one failed with. */
  finished(): Promise<void>
}

const AT_ONCE = 4
/** Bytes that may wait for the disk, unless a single file has more. */
const MOST_BYTES = 16 * 1024 * 1024

export function startKeeping(keep: KeepFile): Keeping {
  const underWay = new Set<Promise<void>>()
  let held = 0
  let failure: { readonly error: unknown } | null = null
  const throwFailure = (): void => {
    if (failure !== null) throw failure.error
  }
  const isFull = (more: number): boolean => underWay.size >= AT_ONCE || (underWay.size > 0 && held + more > MOST_BYTES)
  return {
    add: async (bytes, kept) => {
      while (isFull(bytes.length)) await Promise.race(underWay)
      throwFailure()
      held += bytes.length
      const one: Promise<void> = keep(bytes)
        .then(kept, (error: unknown) => {
          failure ??= { error }
        })
        .finally(() => {
          underWay.delete(one)
          held -= bytes.length
        })
      underWay.add(one)
    },
    finished: async () => {
      await Promise.all(underWay)
      throwFailure()
    },
  }
}
