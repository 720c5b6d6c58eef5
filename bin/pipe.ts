import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Standard output as a pipe that somebody may close: a reader that is slow is waited for, one that goes away (`| head`) is no fault. */
export interface Pipe {
  /** Writes and waits until there is room again; false when the reader is gone. */
  readonly write: (text: string) => Promise<boolean>
  /** Waits until all has been handed over. Throws what went wrong, a reader that is gone excepted. */
  readonly flushed: () => Promise<void>
}

export const pipeTo = (output: Writable): Pipe => {
  let failure: Error | undefined
  output.on('error', (error) => {
    failure ??= error
  })
  const gone = (): boolean => {
    if (failure === undefined) return output.destroyed
    if ('code' in failure && (failure.code === 'EPIPE' || failure.code === 'ERR_STREAM_DESTROYED')) return true
    throw failure
  }
  return {
    write: async (text) => {
      if (gone()) return false
      if (!output.write(text)) await roomAgain(output)
      return !gone()
    },
    flushed: async () => {
      await new Promise<void>((resolve) => output.write('', () => resolve()))
      gone()
    },
  }
}

const roomAgain = async (output: Writable): Promise<void> => {
  const over = new AbortController()
  const wait = { signal: over.signal }
  // Whichever comes first; `once` rejects on `error` and on the abort of the others, which the caller looks at.
  const quietly = (event: string): Promise<unknown> => once(output, event, wait).catch(() => undefined)
  await Promise.race([quietly('drain'), quietly('close')])
  over.abort()
}
