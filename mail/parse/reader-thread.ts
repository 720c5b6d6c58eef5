import { Worker } from 'node:worker_threads'
import type { Letter } from '../../core/letters/letter.ts'
import type { Answer, FailureCause, Order } from './worker-words.ts'

/** A letter that could not be read. The message says what happened, and names no word of the letter (B7). */
export class ReadFailure extends Error {
  readonly reason: FailureCause

  constructor(reason: FailureCause, words: string) {
    super(`the letter was not read (${reason}): ${words}`)
    this.name = 'ReadFailure'
    this.reason = reason
  }
}

/** A thread that reads one letter at a time. */
export interface ReaderThread {
  /** Rejects with a `ReadFailure`; after one that ended the thread, `alive` is false. */
  read(sha256: string): Promise<Letter>
  readonly alive: () => boolean
  end(): Promise<void>
}

export interface ThreadOptions {
  readonly folder: string
  /** What the thread runs. */
  readonly script: URL
  /** Milliseconds without an answer after which the thread is ended. */
  readonly patienceMs: number
}

/** Memory of a thread for what is no raw bytes. A letter of any size needs a few dozen megabytes (E7). */
const OLD_SPACE_MB = 128

/** Starts a thread. It does not keep the program alive while it rests. */
export function startReaderThread({ folder, script, patienceMs }: ThreadOptions): ReaderThread {
  const worker = new Worker(script, {
    workerData: folder,
    resourceLimits: { maxOldGenerationSizeMb: OLD_SPACE_MB, maxYoungGenerationSizeMb: 16 },
  })
  let alive = true
  let waiting: PromiseWithResolvers<Letter> | null = null
  let patience: NodeJS.Timeout | undefined

  const settled = (): PromiseWithResolvers<Letter> | null => {
    clearTimeout(patience)
    const one = waiting
    waiting = null
    if (alive) worker.unref()
    return one
  }
  const fail = (reason: FailureCause, words: string): void => {
    alive = false
    settled()?.reject(new ReadFailure(reason, words))
  }
  const bePatient = (): void => {
    clearTimeout(patience)
    patience = setTimeout(() => {
      fail('hang', `no answer within ${patienceMs} ms`)
      void worker.terminate()
    }, patienceMs)
  }
  worker.on('message', (answer: Answer) => {
    if (waiting === null) return
    if (answer.kind === 'progress') bePatient()
    else if (answer.kind === 'letter') settled()?.resolve(answer.letter)
    else settled()?.reject(new ReadFailure(answer.cause, answer.words))
  })
  worker.on('error', (error: unknown) => {
    const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    fail(outOfMemory ? 'memory' : 'crash', error instanceof Error ? error.message : String(error))
  })
  worker.on('exit', (code) => fail('crash', `the thread ended with ${code}`))

  return {
    read: (sha256) => {
      waiting = Promise.withResolvers<Letter>()
      worker.ref()
      bePatient()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      worker.postMessage({ sha256 } satisfies Order)
      return waiting.promise
    },
    alive: () => alive,
    end: async () => {
      await worker.terminate()
    },
  }
}
