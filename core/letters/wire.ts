import { z } from 'zod'
import { customerRoles } from '../people/roles.ts'
import { cursorQuery, emailText, idText, instantText, lineText, longText, namedShape } from '../wire.ts'
import { letterFates, letterStates } from './fate.ts'
import { authenticationResults } from './trust.ts'

const addressShape = z.strictObject({ name: z.string(), address: z.string() })
const resultShape = z.enum(authenticationResults).nullable()
export const authenticationShape = z.strictObject({
  spf: resultShape,
  dkim: resultShape,
  dmarc: resultShape,
  verdict: z.enum(['pass', 'fail', 'unknown']),
})

/** A row of the post room: a letter that came, and what became of it (I9). */
export const letterRowShape = z.strictObject({
  id: idText,
  state: z.enum(letterStates),
  fate: z.enum(letterFates).nullable(),
  /** A word of `letterReasons`; null: nothing special. */
  reason: z.string().nullable(),
  receivedAt: instantText,
  size: z.int(),
  source: z.enum(['smtp', 'imap']),
  mailbox: namedShape.nullable(),
  /** Null until it was read, or when it has no single author. */
  from: addressShape.nullable(),
  subject: z.string().nullable(),
  /** What the sender wrote anew, its beginning. */
  excerpt: z.string().nullable(),
  robot: z.string().nullable(),
  verdict: z.enum(['pass', 'fail', 'unknown']).nullable(),
  ticket: z.int().nullable(),
  suggestedTicket: z.int().nullable(),
})
export type LetterRow = z.infer<typeof letterRowShape>

/** What somebody of the staff may decide about a letter that waits. */
export const letterDecisionShape = z.discriminatedUnion('kind', [
  /** It is from this person; with `remember` every later letter from its address is his, too. */
  z.strictObject({ kind: z.literal('person'), personId: idText, remember: z.boolean() }),
  /** It is from somebody new at this customer's. */
  z.strictObject({
    kind: z.literal('new_person'),
    customerId: idText,
    name: lineText(200),
    role: z.enum(customerRoles),
    /** The address of the letter unless it has none that can be used. */
    email: emailText.optional(),
  }),
  /** Put it into this request, as its author's message; he begins to watch it when he does not see it yet. */
  z.strictObject({ kind: z.literal('ticket'), number: z.int().positive() }),
  /** Register a new request, whatever it seems to belong to. */
  z.strictObject({ kind: z.literal('new_request') }),
  /** Take it like any letter: released from being held, or a robot's that is a request all the same. */
  z.strictObject({ kind: z.literal('take') }),
  /** Read it again: after a fault was mended. */
  z.strictObject({ kind: z.literal('retry') }),
  z.strictObject({ kind: z.literal('discard'), reason: longText(1000), block: z.boolean() }),
])
export type LetterDecision = z.infer<typeof letterDecisionShape>
export type LetterDecisionKind = LetterDecision['kind']

/** A letter in full, for the staff. */
export const letterCardShape = z.strictObject({
  ...letterRowShape.shape,
  messageId: z.string().nullable(),
  to: z.array(addressShape),
  cc: z.array(addressShape),
  envelopeFrom: z.string().nullable(),
  envelopeTo: z.array(z.string()),
  sentAt: instantText.nullable(),
  authentication: authenticationShape.nullable(),
  problems: z.array(z.string()),
  person: namedShape.nullable(),
  /** The customer whose mail domain the author writes from. */
  domainCustomer: namedShape.nullable(),
  placedBy: z.string().nullable(),
  /** The letter that this one is again. */
  repeats: idText.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instantText.nullable(),
  hasHtml: z.boolean(),
  /** What one reads in it, its beginning; null: it was not read, or stands in its request. */
  words: z.string().nullable(),
  /** Other letters of the same author that wait too: decided together when it is said who he is. */
  alike: z.int(),
  can: z.strictObject({ decide: z.array(z.string()), original: z.boolean() }),
})
export type LetterCard = z.infer<typeof letterCardShape>

export const letterQueryShape = z.strictObject({
  ...cursorQuery,
  cursor: idText.optional(),
  /** `waiting`: what somebody has to decide. `trouble`: held and quarantined. */
  of: z.enum(['waiting', 'asking', 'trouble', 'robots', 'all']).optional(),
  q: z.string().max(200).optional(),
})

/** What the rail counts, and what is wrong with the mail, for a banner. */
export const postRoomShape = z.strictObject({
  asking: z.int(),
  trouble: z.int(),
  drafts: z.int(),
  /** Letters stored and not yet taken. */
  stored: z.int(),
  mailboxes: z.array(z.strictObject({ id: idText, name: z.string(), problem: z.string().nullable() })),
  /** Letters that are held back by the daily cap. */
  capped: z.boolean(),
})
export type PostRoom = z.infer<typeof postRoomShape>

const imapShape = z.strictObject({
  host: lineText(253),
  port: z.int().min(1).max(65535),
  tls: z.enum(['implicit', 'starttls', 'off']),
  user: lineText(254),
  folder: lineText(200),
  /** Null: letters are left where they lie. */
  moveTo: lineText(200).nullable(),
  takeFrom: instantText,
})
const oauthShape = z.strictObject({
  tokenUrl: z.url().max(500),
  clientId: lineText(300),
  scope: lineText(500).nullable(),
})
/** What comes in and never goes out. */
const secretsShape = {
  password: z.string().min(1).max(1000).nullable().optional(),
  clientSecret: z.string().min(1).max(1000).nullable().optional(),
  refreshToken: z.string().min(1).max(4000).nullable().optional(),
}

export const newMailboxShape = z.strictObject({
  kind: z.enum(['imap', 'door']),
  name: lineText(100),
  address: emailText,
  productId: idText.nullable().optional(),
  lineId: idText.nullable().optional(),
  imap: imapShape.nullable().optional(),
  oauth: oauthShape.nullable().optional(),
  ...secretsShape,
})
export type NewMailbox = z.infer<typeof newMailboxShape>
export const mailboxChangeShape = newMailboxShape
  .omit({ kind: true })
  .partial()
  .extend({ active: z.boolean().optional() })
export type MailboxChange = z.infer<typeof mailboxChangeShape>

export const mailboxShape = z.strictObject({
  id: idText,
  kind: z.enum(['imap', 'door']),
  name: z.string(),
  address: z.string(),
  product: namedShape.nullable(),
  line: namedShape.nullable(),
  active: z.boolean(),
  imap: imapShape.nullable(),
  oauth: oauthShape.nullable(),
  /** A password or OAuth2 secrets are kept; what they are nobody can read. */
  hasSecret: z.boolean(),
  connected: z.boolean(),
  seenAt: instantText.nullable(),
  problem: z.string().nullable(),
  problemSince: instantText.nullable(),
})
export type MailboxView = z.infer<typeof mailboxShape>

export const customerDomainsShape = z.strictObject({ domains: z.array(lineText(253)).max(50) })

/** What a link of a letter lets one decide, before anything is decided (R5.7, B5: nothing of the request's contents). */
export const decisionLinkShape = z.strictObject({
  choice: z.enum(['accept', 'return']),
  number: z.int(),
  name: z.string(),
  provider: z.string(),
})
export type DecisionLink = z.infer<typeof decisionLinkShape>
export const linkDecisionShape = z.strictObject({
  /** Required where the resolution is returned. */
  reason: longText(4000).optional(),
})

/** A letter beside an event of a request. */
export const eventLetterShape = z.strictObject({
  id: idText,
  /** It can be shown as it looked. */
  html: z.boolean(),
  size: z.int(),
  /** The rest for the staff only; null for customers (A12). */
  verdict: z.enum(['pass', 'fail', 'unknown']).nullable(),
  from: addressShape.nullable(),
  problems: z.array(z.string()),
})
export type EventLetter = z.infer<typeof eventLetterShape>
