import type { House } from '../house.ts'
import { knownUids, unmovedUids, validityOf } from './reads-book.ts'
import { beginValidity, markMoved, skipUids } from './writes-book.ts'

/**
 * Our own book of what a mailbox holds (U13, I1, I4): which UIDs of which UIDVALIDITY are done with. Never "unread",
 * never a place in a list.
 */
export const bookOf = ({ database, now }: Pick<House, 'database' | 'now'>) => ({
  /** What is known of this UIDVALIDITY; null: never seen. */
  validity: (mailboxId: string, uidValidity: number): Promise<{ readonly firstUidNext: number } | null> =>
    database.read((reader) => validityOf(reader, { mailboxId, uidValidity })),
  /** Begins a new UIDVALIDITY; answers whether an older one was known (I5). */
  begin: (
    mailboxId: string,
    given: { readonly uidValidity: number; readonly uidNext: number },
  ): Promise<{ readonly renewed: boolean }> =>
    database.act((tx) => beginValidity(tx, { mailboxId, ...given, now: now() })),
  /** Of these UIDs, those that are in the book. */
  known: (mailboxId: string, uidValidity: number, uids: readonly number[]): Promise<ReadonlySet<number>> =>
    database.read((reader) => knownUids(reader, { mailboxId, uidValidity, uids })),
  /** Marks as passed over on purpose. */
  skip: (mailboxId: string, uidValidity: number, uids: readonly number[]): Promise<void> =>
    database.act((tx) => skipUids(tx, { mailboxId, uidValidity, uids })),
  /** Stored, and not moved away yet (I7). */
  unmoved: (mailboxId: string, uidValidity: number): Promise<readonly number[]> =>
    database.read((reader) => unmovedUids(reader, { mailboxId, uidValidity })),
  moved: (mailboxId: string, uidValidity: number, uids: readonly number[]): Promise<void> =>
    database.act((tx) => markMoved(tx, { mailboxId, uidValidity, uids })),
})
