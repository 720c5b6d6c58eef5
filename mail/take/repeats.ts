import { type Identity, sameLetter } from '../../core/letters/same.ts'
import { earlierLetters, lockTaking } from '../../server/letters/reads-take.ts'
import { authorOf } from './addresses.ts'
import type { Taking } from './taking.ts'

/** What a letter has to do with those that came before it. */
export interface Recognised {
  /** The letter that it is again; null: it is a new one. */
  readonly repeats: { readonly id: string; readonly ticket: number | null } | null
  /** Another letter had its Message-ID before (D9). */
  readonly idReused: boolean
}

/**
 * The same letter by another route, or again, is one (D9, D10, I3, I5). Takings of letters with one id,
 * or of one author, wait for each other. What somebody has decided about is no repetition any more.
 */
export async function recognise({ tx, row, letter }: Taking): Promise<Recognised> {
  const { digest, messageId, date, subject } = letter
  const author = authorOf({ letter })
  await lockTaking(tx, { identity: messageId ?? digest, author })
  const own: Identity = { messageId, digest, date, subject, author: author || null }
  const earlier = await earlierLetters(tx, { except: row.id, sha256: row.sha256, digest, messageId })
  const judged = earlier.map((one) => ({ one, is: sameLetter(own, one) }))
  const same = row.decision === null ? judged.find(({ is }) => is === 'same') : undefined
  return { repeats: same?.one ?? null, idReused: judged.some(({ is }) => is === 'id_reused') }
}
