import type { Letter } from './letter.ts'

/** That one of our letters did not arrive. */
export interface Bounce {
  /** Whom it did not reach; null: the report does not say. */
  readonly recipient: string | null
  /** RFC 3463, `5.1.1`; `5.0.0` or `4.0.0` where only the class is known. */
  readonly status: string
  /** `delayed`: the server goes on trying. */
  readonly action: 'failed' | 'delayed'
  /** The letter that bounced, without angle brackets; null: the report does not say. */
  readonly messageId: string | null
  /** What we sent as ENVID; null: none. */
  readonly envelopeId: string | null
  /** What the server said, one line, bounded. */
  readonly words: string
}

/** Reads a bounce, RFC 3464 or free-form; null: it is none. */
export function bounceOf(_letter: Letter): Bounce | null {
  return null
}
