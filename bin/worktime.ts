import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { answerLine } from '../core/time/worktime-line.ts'
import type { LineAnswer } from '../core/time/worktime-line.ts'
import { splitLines } from './lines.ts'
import type { Line } from './lines.ts'

/**
 * `asmo worktime`: reads one JSON object a line and writes one answer a line, in the same order, as it goes; the n-th
 * answer belongs to the n-th line, bad and empty lines included. A reader that is slow is waited for, one that goes
 * away (`| head`) ends the command quietly. Memory does not grow with the number of lines.
 */
export const worktime = async (input: AsyncIterable<Uint8Array | string>, output: Writable): Promise<void> => {
  const out = opened(output)
  let text = ''
  for await (const lines of splitLines(input)) {
    for (const line of lines) {
      text += `${JSON.stringify(answerTo(line))}\n`
      if (text.length < ENOUGH) continue
      if (!(await out.write(text))) return
      text = ''
    }
    // What came in together goes out together, and at once: a person at a pipe sees the answer to each line.
    if (text !== '' && !(await out.write(text))) return
    text = ''
  }
  await out.flushed()
}

const ENOUGH = 65_536

const answerTo = (line: Line): LineAnswer => {
  if (line.text !== undefined) return answerLine(line.text)
  return { error: line.error }
}

interface Out {
  /** Writes and waits until there is room again; false when the reader is gone. */
  readonly write: (text: string) => Promise<boolean>
  /** Waits until all has been handed over. Throws what went wrong, a reader that is gone excepted. */
  readonly flushed: () => Promise<void>
}

const opened = (output: Writable): Out => {
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
