import type { DeliveryReport, LetterFile, LetterProblem, NestedLetter } from '../../core/letters/letter.ts'
import type { HeadText } from './head-text.ts'

/** Keeps bytes of a file durably, or only says what they are; answers their SHA-256 in hex. */
export type KeepFile = (bytes: Buffer) => Promise<string>

/** A letter being read: where from, and what was found so far. */
export interface Reading {
  readonly raw: Buffer
  readonly text: HeadText
  readonly problems: Set<LetterProblem>
  /** What is done with what is not words; null: nothing, in an attached letter. */
  readonly take: { readonly keep: KeepFile; readonly look: (raw: Buffer) => Promise<NestedLetter> } | null
  readonly files: LetterFile[]
  readonly nested: NestedLetter[]
  readonly reports: Omit<DeliveryReport, 'messageId'>[]
  /** What the body consists of, in its order, for the digest: a line a part. */
  readonly parts: string[]
  /** The words of a winmail.dat, should the letter have no others. */
  readonly spare: { text: string | null; html: string | null }
}

export const newReading = (given: Pick<Reading, 'raw' | 'text' | 'problems' | 'take'>): Reading => ({
  ...given,
  files: [],
  nested: [],
  reports: [],
  parts: [],
  spare: { text: null, html: null },
})
