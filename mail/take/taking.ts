import type { Letter, OwnMarks } from '../../core/letters/letter.ts'
import type { Authentication } from '../../core/letters/trust.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../db/connect.ts'
import type { House } from '../../server/house.ts'
import type { LockedLetter } from '../../server/letters/reads-take.ts'
import type { Outcome, ReadFacts } from '../../server/letters/writes-take.ts'
import type { PostIdentity } from '../identity.ts'

/** What placing must know of a letter; nothing of it writes. */
export interface Looked {
  readonly tx: Reader
  readonly house: Pick<House, 'regulations'>
  readonly now: Instant
  readonly identity: Pick<PostIdentity, 'replyTo'>
  readonly row: Pick<LockedLetter, 'envelopeTo'>
  readonly letter: Letter
  readonly authentication: Authentication
}

/** One letter under taking: everything in one transaction. */
export interface Taking extends Looked {
  readonly tx: Tx
  readonly house: House
  readonly identity: PostIdentity
  readonly own: OwnMarks
  readonly row: LockedLetter
  readonly read: ReadFacts
}

/** What a step knows already: an outcome ends the taking, `undefined` passes on to the next step. */
export type Step = (taking: Taking) => Promise<Outcome | undefined>

export const done = (outcome: Omit<Outcome, 'state'>): Outcome => ({ ...outcome, state: 'done' })

/** Somebody of the staff has to say what to do with it. */
export const asking = (outcome: Omit<Outcome, 'state' | 'fate'>): Outcome => ({
  ...outcome,
  state: 'asking',
  fate: null,
})

/** Who somebody of the staff has said the author is, now or when the letter asked something else; null: nobody has. */
export const saidIs = ({ row: { decision } }: Taking): string | null =>
  decision !== null && 'personId' in decision ? (decision.personId ?? null) : null
