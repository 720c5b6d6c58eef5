import type { DeliveryReport, LetterFile, LetterProblem, NestedLetter } from '../../core/letters/letter.ts'
import type { HeadText } from './head-text.ts'
import type { Keeping } from './keeping.ts'

/** A letter being read: where from, and what was found so far. */
export interface Reading {
  readonly raw: Buffer
  readonly text: HeadText
  readonly problems: Set<LetterProblem>
  /** What is done with what is not words; null: nothing, in an attached letter. */
  readonly take: { readonly keeping: Keeping; readonly look: (raw: Buffer) => Promise<NestedLetter> } | null
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
