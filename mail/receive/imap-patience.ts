import type { ImapFlow } from 'imapflow'
import { MailboxError } from './problems.ts'

/** How long is waited for what, in milliseconds. A test waits less. */
export interface Patience {
  /** Between two looks into the folder, whatever IDLE tells or does not tell (I8). */
  readonly pollMs: number
  /** For the answer to one command, and for each piece of a letter. */
  readonly answerMs: number
  /** For a connection up to the sign-in. */
  readonly connectMs: number
  /** Before the second attempt of anything; it doubles up to `retryMostMs`. */
  readonly retryMs: number
  readonly retryMostMs: number
  /** Between two comparisons of the whole folder with the book (I4). */
  readonly reconcileMs: number
}

/** A letter is seen within two minutes even when the connection dies without a sign: poll, answer, connect (I8). */
export const usualPatience: Patience = {
  pollMs: 60_000,
  answerMs: 25_000,
  connectMs: 25_000,
  retryMs: 1000,
  retryMostMs: 60_000,
  reconcileMs: 600_000,
}

/** The wait before the next attempt, after so many that failed. */
export const waitAfter = (failures: number, { retryMs, retryMostMs }: Patience): number =>
  Math.min(retryMs * 2 ** Math.min(failures - 1, 20), retryMostMs)

/** The answer of a server, or the end of the connection when it keeps us waiting (I8). */
export async function within<T>(ms: number, { client, work }: { client: ImapFlow; work: Promise<T> }): Promise<T> {
  const silence = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    silence.reject(new MailboxError('silent'))
    client.close()
  }, ms)
  try {
    return await Promise.race([work, silence.promise])
  } finally {
    clearTimeout(timer)
    // Whichever comes too late is no fault any more.
    work.catch(() => undefined)
  }
}
