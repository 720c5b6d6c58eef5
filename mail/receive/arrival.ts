import type { Instant } from '../../core/time/instant.ts'
import type { Arrival } from '../../server/letters/acts-store.ts'

/**
 * Stores a raw letter durably (file fsynced, row committed) before it resolves. `known`: this UID was stored before.
 * When the stream of the letter breaks off with an error, nothing is stored and the error comes back.
 */
export type StoreLetter = (
  raw: AsyncIterable<Uint8Array>,
  arrival: Arrival,
) => Promise<'stored' | 'known' | 'too_large'>

/** The book of one mailbox folder: which UIDs of which UIDVALIDITY are done with (U13, I4). */
export interface UidBook {
  /** What is known of this UIDVALIDITY; null: never seen. `firstUidNext`: UIDNEXT when it was seen first. */
  validity(mailboxId: string, uidValidity: number): Promise<{ readonly firstUidNext: number } | null>
  /** Begins a new UIDVALIDITY; answers whether an older one was known (I5: an alarm). */
  begin(
    mailboxId: string,
    given: { readonly uidValidity: number; readonly uidNext: number },
  ): Promise<{ readonly renewed: boolean }>
  /** Of these UIDs, those that are in the book (stored or skipped). */
  known(mailboxId: string, uidValidity: number, uids: readonly number[]): Promise<ReadonlySet<number>>
  /** Marks as skipped on purpose: older than the mailbox's start (I6), or too large to be stored. */
  skip(mailboxId: string, uidValidity: number, uids: readonly number[]): Promise<void>
  /** Stored but not moved away yet: the move is tried again (I7). */
  unmoved(mailboxId: string, uidValidity: number): Promise<readonly number[]>
  moved(mailboxId: string, uidValidity: number, uids: readonly number[]): Promise<void>
}

/** State for the screen and the alarm: a null problem says that all is well. */
export type ReportMailbox = (state: {
  readonly connected: boolean
  readonly problem: string | null
  readonly at: Instant
  /** Letters that are in the folder and not taken, as far as is known. */
  readonly waiting: number
}) => Promise<void> | void
