import { Readable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { openFileStore } from '../../server/files/store.ts'
import type { FileStore } from '../../server/house.ts'
import { parseLetter } from './parse.ts'
import type { Answer, Order } from './worker-words.ts'

// The thread in which letters are read: one at a time, each named by the SHA-256 of its raw bytes in the file store.
// Its attachments are kept there by this thread itself, so that nothing big passes between threads.

const folder: unknown = workerData
if (parentPort === null || typeof folder !== 'string') throw new Error('this is a thread of mail/parse/workers.ts')
const port = parentPort
const opening = openFileStore(folder)
// Whoever waits for it hears of it; until then it is nobody's rejection.
opening.catch(() => undefined)
port.on('message', (order: Order) => void read(order).then((answer) => port.postMessage(answer)))

/** The disk's fault, not the letter's. */
class StorageFailure extends Error {}

async function read({ sha256 }: Order): Promise<Answer> {
  try {
    const store = await fromDisk(opening)
    const raw = await fromDisk(bytesOf(store, sha256))
    const letter = await parseLetter(raw, async (bytes) => {
      const kept = await fromDisk(store.keep(Readable.from([bytes]), bytes.length))
      port.postMessage({ kind: 'progress' } satisfies Answer)
      if (kept === 'too_large') throw new StorageFailure('a file grew while it was kept')
      return kept.sha256
    })
    return { kind: 'letter', letter }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    return { kind: 'failure', cause: error instanceof StorageFailure ? 'storage' : 'fault', words }
  }
}

const fromDisk = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw new StorageFailure(error instanceof Error ? error.message : String(error))
  })

async function bytesOf(store: FileStore, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await store.open(sha256)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
