import type { Letter } from '../../core/letters/letter.ts'
import type { Log } from '../send/log.ts'
import { type ReaderThread, startReaderThread } from './reader-thread.ts'

export interface ReadersOptions {
  /** Of the file store: raw letters lie there, and their files are kept there. */
  readonly folder: string
  readonly log: Log
  /** How many letters are read at once. */
  readonly size?: number
  /** Milliseconds that a letter may take, counted anew from each of its files. */
  readonly patienceMs?: number
  /** Milliseconds without a letter after which the threads are ended. */
  readonly restMs?: number
  /** What the threads run, for tests that make one hang or crash. */
  readonly script?: URL
}

/** Threads that read letters, which can be ended when a letter does not let go of one (E5, E6, E7). */
export interface Readers {
  /**
   * Reads the letter that the file store keeps under this SHA-256, and keeps its attachments there durably. Rejects with
   * a `ReadFailure` that names the cause; the next letter is read all the same.
   */
  read(sha256: string): Promise<Letter>
  /** How many threads there are. */
  readonly threads: () => number
  /** Ends the threads; what is being read fails. */
  stop(): Promise<void>
}

/** Threads are started with the first letter, and end when there was none for a minute. */
export function openReaders(options: ReadersOptions): Readers {
  const { folder, log, size = 2, patienceMs = 10_000, restMs = 60_000 } = options
  const script = options.script ?? new URL('worker.ts', import.meta.url)
  const free: ReaderThread[] = []
  const all = new Set<ReaderThread>()
  const queue: (() => void)[] = []
  let busy = 0
  let resting: NodeJS.Timeout | undefined

  return { read, threads: () => all.size, stop: endAll }

  async function read(sha256: string): Promise<Letter> {
    clearTimeout(resting)
    if (busy >= size) await new Promise<void>((resolve) => queue.push(resolve))
    else busy += 1
    const thread = takeFree()
    try {
      return await thread.read(sha256)
    } catch (error) {
      log.warn({ sha256, error: error instanceof Error ? error.message : String(error) }, 'a letter was not read')
      throw error
    } finally {
      giveBack(thread)
    }
  }

  function takeFree(): ReaderThread {
    const thread = free.pop()
    if (thread?.alive() === true) return thread
    if (thread !== undefined) all.delete(thread)
    const started = startReaderThread({ folder, script, patienceMs })
    all.add(started)
    return started
  }

  function giveBack(thread: ReaderThread): void {
    if (thread.alive()) free.push(thread)
    else all.delete(thread)
    const next = queue.shift()
    if (next !== undefined) {
      next()
      return
    }
    busy -= 1
    if (busy === 0) resting = setTimeout(() => void endAll(), restMs).unref()
  }

  async function endAll(): Promise<void> {
    clearTimeout(resting)
    const ended = [...all]
    all.clear()
    free.length = 0
    await Promise.all(ended.map((thread) => thread.end()))
  }
}
