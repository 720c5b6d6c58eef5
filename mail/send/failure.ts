/** What a failed attempt means: try the same letter again, or give it up for good. */
export interface Failure {
  readonly permanent: boolean
  readonly words: string
}

/**
 * Reads what the conversation ended with (I11). For good only where the server refuses this recipient or this text
 * (5xx to RCPT or DATA, 552 to MAIL). Anything about the server, our sign-in, our certificate or our own address is
 * tried again: it is the same for every letter, and no letter is to be lost for it.
 */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { permanent: false, words: 'unknown failure' }
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0
  const command = 'command' in error && typeof error.command === 'string' ? error.command : ''
  const aboutLetter = /^(RCPT|DATA)/.test(command) || (command.startsWith('MAIL') && code === 552)
  return {
    permanent: code >= 500 && code < 600 && aboutLetter,
    words: error.message.replaceAll(/\s+/g, ' ').slice(0, 500),
  }
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const waits = [10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE] as const

/** Milliseconds until the next attempt, after so many: from ten seconds to a quarter of an hour. */
export const waitAfter = (attempts: number): number =>
  waits[Math.min(Math.max(attempts, 1), waits.length) - 1] ?? 15 * MINUTE

/** After this long a letter is given up, as mail servers do. */
export const givenUpAfter = 3 * 24 * 60 * MINUTE
