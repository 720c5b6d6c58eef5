import type { Letter, LetterAddress } from './letter.ts'

/** A letter that somebody passed on: who wrote it first, and what he wrote. */
export interface Forwarded {
  readonly author: LetterAddress
  readonly subject: string
  /** What the original author wrote. */
  readonly text: string
  /** What the one who forwards wrote above it; empty: nothing. */
  readonly note: string
}

/** The original of a forwarded letter, attached or inline; null: it is no forward, or does not say whose. */
export function forwardedOf(_letter: Letter): Forwarded | null {
  return null
}
