import { finished } from 'node:stream/promises'
import type { SMTPServerDataStream } from 'smtp-server'
import type { Log } from '../send/log.ts'
import type { StoreLetter } from './arrival.ts'

export interface Hearing {
  readonly maxSize: number
  readonly store: StoreLetter
  readonly log: Log
  readonly envelope: { readonly from: string; readonly to: readonly string[] }
}

/** Stored, or what the sender is told: he keeps the letter. */
export type Heard =
  | { readonly stored: true }
  | { readonly stored: false; readonly code: number; readonly words: string }

/** Passes the letter of a DATA command on to the store as it comes, without holding it in memory. */
export async function hear(stream: SMTPServerDataStream, hearing: Hearing): Promise<Heard> {
  const { store, log, envelope, maxSize } = hearing
  const course: Course = { bytes: 0, end: 'none' }
  try {
    const arrival = { source: 'smtp', envelopeFrom: envelope.from, envelopeTo: envelope.to } as const
    const outcome = await store(bytesOf(stream, { course, maxSize }), arrival)
    if (outcome === 'too_large') return await after(stream, tooLarge)
    if (course.end !== 'whole') throw new Error('the store did not read the letter to its end')
    log.info({ bytes: course.bytes, recipients: envelope.to.length, outcome }, 'letter stored')
    return { stored: true }
  } catch (error) {
    if (course.end === 'too large') return await after(stream, tooLarge)
    if (stream.destroyed && !stream.readableEnded) {
      log.info({ bytes: course.bytes }, 'the sender hung up in the middle of a letter')
      return tryAgain
    }
    log.error({ error, bytes: course.bytes }, 'a letter could not be stored; its sender keeps it')
    return await after(stream, tryAgain)
  }
}

const tooLarge: Heard = { stored: false, code: 552, words: '5.3.4 Message too big' }
const tryAgain: Heard = { stored: false, code: 451, words: '4.3.0 Not stored, try again later' }

interface Course {
  bytes: number
  end: 'none' | 'whole' | 'too large'
}

async function* bytesOf(
  stream: SMTPServerDataStream,
  { course, maxSize }: { course: Course; maxSize: number },
): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<Buffer> = stream.iterator({ destroyOnReturn: false })
  for await (const chunk of chunks) {
    course.bytes += chunk.length
    if (course.bytes > maxSize) {
      course.end = 'too large'
      throw new Error('the letter is too large')
    }
    yield chunk
  }
  course.end = 'whole'
}

/** The reply to DATA comes after the letter, which is read to its end and dropped. */
async function after(stream: SMTPServerDataStream, heard: Heard): Promise<Heard> {
  stream.resume()
  await finished(stream, { writable: false }).catch(() => undefined)
  return heard
}
