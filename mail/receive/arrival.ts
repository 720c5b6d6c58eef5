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

/** How a mailbox is reached, and what happens to what lies in it. */
export interface MailboxSettings {
  readonly id: string
  readonly host: string
  readonly port: number
  /** `off` only on loopback (F4). */
  readonly tls: 'implicit' | 'starttls' | 'off'
  /** A file of certificates (PEM) that are trusted instead of the system's. */
  readonly caFile?: string | null
  readonly user: string
  /** An app password; null where `oauth` stands. */
  readonly password: string | null
  readonly oauth: OAuthSettings | null
  /** `INBOX`. */
  readonly folder: string
  /** Null: letters are left where they are. */
  readonly moveTo: string | null
  /** Letters that lay there before the first connection and are older are skipped (I6). */
  readonly takeFrom: Instant
}

/** How an access token is fetched (RFC 6749 §6). */
export interface OAuthSettings {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
  readonly scope: string | null
}

/** State for the screen and the alarm: a null problem says that all is well. */
export type ReportMailbox = (state: {
  readonly connected: boolean
  readonly problem: string | null
  readonly at: Instant
  /** Letters that are in the folder and not taken, as far as is known. */
  readonly waiting: number
}) => Promise<void> | void
