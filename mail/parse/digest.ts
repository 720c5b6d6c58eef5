import { createHash } from 'node:crypto'
import type { LetterAddress } from '../../core/letters/letter.ts'
import type { HeadFacts } from './facts.ts'

/** What a body consists of: a line a part, and the bytes that were left unread. */
interface BodyMarks {
  readonly parts: readonly string[]
  readonly unread: Buffer
}

/**
 * SHA-256 of what makes a letter the same by whatever route it came (D9, D10): author, recipients, subject, date, id and
 * the decoded bytes of its parts; neither what servers write on top nor how they encode it for the way, nor anything
 * that a later version of ours might read otherwise.
 */
export function digestOf(facts: HeadFacts, { parts, unread }: BodyMarks): string {
  const marks = [
    facts.messageId,
    facts.date,
    facts.subject,
    addresses(facts.authors),
    addresses(facts.to),
    addresses(facts.cc),
    parts,
    unread.length === 0 ? null : createHash('sha256').update(unread).digest('hex'),
  ]
  return createHash('sha256').update(JSON.stringify(marks)).digest('hex')
}

const addresses = (people: readonly LetterAddress[]): readonly string[] => people.map(({ address }) => address)
