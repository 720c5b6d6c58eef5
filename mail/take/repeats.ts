import { bareSubject } from '../../core/letters/subject.ts'
import { type Earlier, earlierLetters, lockIdentity } from '../../server/letters/reads-take.ts'
import type { Outcome } from '../../server/letters/writes-take.ts'
import { done, type Taking } from './taking.ts'

/**
 * The same letter by another route, or again: one (D9, D10, I3, I5). The same is what has the same content, or the same
 * Message-ID with author, date and subject alike: lists and gateways put things around a text. Another letter under an
 * id that was used before is kept as one of its own (D9). What somebody has decided about is not the same any more.
 */
export async function repeats({ tx, row, letter }: Taking): Promise<Outcome | undefined> {
  await lockIdentity(tx, letter.messageId ?? letter.digest)
  const { digest, messageId } = letter
  const earlier = await earlierLetters(tx, { except: row.id, sha256: row.sha256, digest, messageId })
  if (row.decision !== null) return undefined
  const same = earlier.find((one) => isSame(one))
  if (same === undefined) return undefined
  return done({ fate: 'repeated', reason: null, repeatsId: same.id, ticket: same.ticket })

  function isSame(one: Earlier): boolean {
    if (one.digest === null || one.digest === digest) return true
    const author = (letter.from ?? letter.authors[0])?.address.toLowerCase() ?? null
    return (
      one.author === author &&
      one.sentAt === letter.date &&
      bareSubject(one.subject ?? '') === bareSubject(letter.subject)
    )
  }
}
