import type { Instant } from '../time/instant.ts'

/** One address of a letter's head: the display name as it reads, and the address alone (domain in lower case). */
export interface LetterAddress {
  readonly name: string
  readonly address: string
}

/** An attached file, kept already: what it is called, and the SHA-256 of its bytes, which are exactly the sender's. */
export interface LetterFile {
  /** A plain name without folders and control characters; never empty. */
  readonly name: string
  /** The media type that the letter declares, in lower case, without parameters. */
  readonly type: string
  /** Bytes. */
  readonly size: number
  /** Hex. */
  readonly sha256: string
  /** Without angle brackets; null: none. */
  readonly contentId: string | null
  /** A picture that the HTML of the letter shows in its place. */
  readonly inline: boolean
}

/** The head and the words of a letter that was attached to a letter (message/rfc822): a forward, or what bounced. */
export interface NestedLetter {
  readonly messageId: string | null
  readonly from: LetterAddress | null
  readonly to: readonly LetterAddress[]
  readonly subject: string
  readonly date: Instant | null
  /** Readable text, bounded. */
  readonly text: string
}

/** One recipient's part of a delivery report (RFC 3464), as it stands there. */
export interface ReportedRecipient {
  /** Original-Recipient or else Final-Recipient, without the address type. */
  readonly recipient: string
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`, in lower case; empty when it is not there. */
  readonly action: string
  /** RFC 3463, `5.1.1`; null when it is not there or unreadable. */
  readonly status: string | null
  readonly diagnostic: string | null
}

/** The machine-readable part of a bounce: message/delivery-status (RFC 3464). */
export interface DeliveryReport {
  /** What we sent as ENVID (RFC 3461); null: none. */
  readonly envelopeId: string | null
  readonly recipients: readonly ReportedRecipient[]
  /** Message-ID of the letter that it is about, from the attached letter or its head (text/rfc822-headers). */
  readonly messageId: string | null
}

/** What was odd about a letter, for whoever looks at it. None of these loses anything: the raw letter is kept. */
export const letterProblems = [
  'charset_guessed', // none declared, bytes outside ASCII
  'charset_mislabelled', // the declared one can't be right
  'header_charset_guessed', // raw 8-bit bytes in the head
  'encoding_damaged', // base64 or quoted-printable that is none
  'no_author',
  'several_authors',
  'author_ambiguous', // two readers of RFC 5322 addresses disagree (D3)
  'no_message_id',
  'several_message_ids',
  'date_unreadable',
  'head_too_long', // what follows the limit is not read
  'too_many_parts',
  'too_deep',
  'text_too_long', // the readable text is bounded; the whole is in the original
  'too_many_addresses',
  'tnef_damaged', // winmail.dat that can't be unpacked: kept as it is
  'structure_damaged', // a multipart without its boundary
  'active_content_removed', // scripts, forms, frames of the HTML
  'remote_pictures_blocked',
] as const
export type LetterProblem = (typeof letterProblems)[number]

/**
 * A letter as it was read: facts and nothing judged. Made by `mail/parse` from any bytes whatever; the rules in
 * `core/letters` look at it. Nothing in it is trusted: an outsider wrote all of it.
 */
export interface Letter {
  /** Without angle brackets, as written; null when it is missing, empty or there are several that differ (D8). */
  readonly messageId: string | null
  /** Ids named there, without angle brackets, in their order, without empty ones, bounded. */
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** The author, when there is exactly one and two readers agree on who it is (D3); else null. */
  readonly from: LetterAddress | null
  /** Everybody whom From names. */
  readonly authors: readonly LetterAddress[]
  readonly sender: LetterAddress | null
  readonly replyTo: readonly LetterAddress[]
  readonly to: readonly LetterAddress[]
  readonly cc: readonly LetterAddress[]
  readonly subject: string
  /** As the letter says; null: missing or unreadable. */
  readonly date: Instant | null
  /** The whole as one reads it: `\n` between lines, HTML turned into text with `> ` before what it quotes. */
  readonly text: string
  /** The sanitised HTML, pictures as `cid:…`, no remote address loads anything; null: the letter has none. */
  readonly html: string | null
  readonly files: readonly LetterFile[]
  readonly nested: readonly NestedLetter[]
  readonly report: DeliveryReport | null
  /** The fields of the head, decoded, by lower-case name, bounded; in their order where one repeats. */
  readonly head: Readonly<Record<string, readonly string[]>>
  /** The type of the whole, `multipart/report`, and its parameters. */
  readonly contentType: { readonly type: string; readonly parameters: Readonly<Record<string, string>> }
  /**
   * SHA-256 in hex of what makes the letter the same by whatever route it came: author, recipients, subject, date, id
   * and body, without what servers on the way add (D9, D10).
   */
  readonly digest: string
  readonly problems: readonly LetterProblem[]
}

/** What is odd about how a letter came, and who we are: for rules that must know our own letters. */
export interface OwnMarks {
  /** The id of this installation, as our letters carry it in `X-Asmo-Installation`. */
  readonly installation: string
  /** Every address at which we take letters, lower case (U13, E3). */
  readonly addresses: ReadonlySet<string>
}
