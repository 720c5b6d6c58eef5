import type { LetterReason, PlacedBy } from './fate.ts'
import { numbersIn, sameThread } from './subject.ts'
import type { Authentication } from './trust.ts'

/** A request that a letter points to, as far as placing must know it. */
export interface Thread {
  readonly ticket: number
  /** The author of the letter sees this request: his own, one that he watches, or one of his organisation. */
  readonly seen: boolean
  /** `long_ago`: it can no longer be reopened (R5.7). */
  readonly ended: 'no' | 'recently' | 'long_ago'
  /** Subjects under which its letters went: of the request, of the letter that is answered. */
  readonly subjects: readonly string[]
}

export interface PlaceFacts {
  readonly subject: string
  readonly verdict: Authentication['verdict']
  /** The request of the answer address that the letter came to; null: it came to none of ours, or to one that we never made. */
  readonly byToken: Thread | null
  /** An answer address that means nothing: of another life of this installation, or guessed (D13, D5). */
  readonly deadToken: boolean
  /** Requests of our letters that In-Reply-To and References name, nearest first: nobody can guess those ids. */
  readonly byOurId: readonly Thread[]
  /** Requests of people's letters that they name; outsiders in copy know those ids, too. */
  readonly byTheirId: readonly Thread[]
  /** Requests whose numbers the subject names. */
  readonly byNumber: readonly Thread[]
}

/** Where a letter belongs. */
export type Placement =
  | { readonly to: 'ticket'; readonly ticket: number; readonly by: PlacedBy }
  | {
      readonly to: 'new'
      /** The request that it goes on from, and why it is not put there (U11). */
      readonly continues: number | null
      readonly reason: Extract<LetterReason, 'ended_long_ago' | 'subject_changed'> | null
      /** A request that it names without a right to: told to the staff, linked to nothing (D1). */
      readonly hint: number | null
    }
  | { readonly to: 'ask'; readonly reason: LetterReason; readonly hint: number | null }

/**
 * Places a letter of somebody whom we know (U10, U11, D1, D5, D11): by the answer address, else by our Message-ID, else
 * by an id of the correspondence, else by a number in the subject. Nothing of this lets a letter into a request that
 * its author does not see: then somebody is asked. Ids of people's letters and numbers do not count for an author
 * whose authentication failed. A thread whose subject was changed, or that ended too long ago to be reopened, becomes
 * a new request that goes on from it.
 */
export function placeLetter(facts: PlaceFacts): Placement {
  const { byToken, verdict } = facts
  if (byToken !== null) return byToken.seen ? inThread(byToken, 'token', facts) : ask('token_of_another', byToken)
  const own = facts.byOurId.find(({ seen }) => seen)
  if (own !== undefined) return inThread(own, 'message_id', facts)
  const theirs = facts.byTheirId.find(({ seen }) => seen)
  if (theirs !== undefined) return verdict === 'fail' ? ask('unproven', theirs) : inThread(theirs, 'message_id', facts)
  const foreign = facts.byOurId[0] ?? facts.byTheirId[0]
  if (foreign !== undefined) return ask('not_of_this_request', foreign)
  if (facts.deadToken) return ask('not_of_this_request', facts.byNumber[0])
  return byNumber(facts)
}

function byNumber(facts: PlaceFacts): Placement {
  const named = facts.byNumber.find(({ seen }) => seen)
  if (named !== undefined && facts.verdict !== 'fail') return inThread(named, 'number', facts)
  return { to: 'new', continues: null, reason: null, hint: facts.byNumber[0]?.ticket ?? null }
}

function inThread(thread: Thread, by: PlacedBy, { subject }: PlaceFacts): Placement {
  const { ticket } = thread
  const goesOn = { to: 'new', continues: ticket, hint: null } as const
  if (thread.ended === 'long_ago') return { ...goesOn, reason: 'ended_long_ago' }
  return isOf(thread, subject) ? { to: 'ticket', ticket, by } : { ...goesOn, reason: 'subject_changed' }
}

/** A subject that names the request, or that its letters had before; people and servers put things around it. */
const isOf = ({ ticket, subjects }: Thread, subject: string): boolean =>
  numbersIn(subject).includes(ticket) || subjects.some((known) => sameThread(known, subject))

const ask = (reason: LetterReason, thread: Thread | undefined): Placement => ({
  to: 'ask',
  reason,
  hint: thread?.ticket ?? null,
})
