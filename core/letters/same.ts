import type { Instant } from '../time/instant.ts'
import { bareSubject } from './subject.ts'

/** By what two letters are told to be one. */
export interface Identity {
  /** Without angle brackets; null: it has none. */
  readonly messageId: string | null
  /** `Letter.digest`; null: the letter was never read. */
  readonly digest: string | null
  /** In lower case; null: nobody says that he wrote it. */
  readonly author: string | null
  readonly subject: string
  readonly date: Instant | null
}

/**
 * Whether a letter came before (D9, D10). The same: the same content, or the same Message-ID with author, date and
 * subject alike, since lists and gateways put things around a text. `id_reused`: another letter under an id that was
 * used before; both are kept. An earlier one that was never read has the very same bytes, or nobody would ask.
 */
export function sameLetter(letter: Identity, earlier: Identity): 'same' | 'id_reused' | 'other' {
  if (earlier.digest === null || earlier.digest === letter.digest) return 'same'
  if (letter.messageId === null || earlier.messageId !== letter.messageId) return 'other'
  const alike = earlier.author === letter.author && earlier.date === letter.date
  return alike && bareSubject(earlier.subject) === bareSubject(letter.subject) ? 'same' : 'id_reused'
}
