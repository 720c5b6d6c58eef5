import { z } from 'zod'
import { deliveryKinds, toldBy } from '../tickets/words.ts'
import { postAlarms } from './post-alarms.ts'
import type { Template } from './templates.ts'

/**
 * What each letter is told: the facts of the moment, as they lie in the outbox row until the letter is written.
 * Instants are epoch milliseconds, dates civil. A subject is null where the letter must not repeat what a stranger may
 * have written: the receipt of a request that came by mail (D6, D7).
 */
const instant = z.number()
const date = z.iso.date()
const files = z.array(z.object({ name: z.string(), size: z.number() }))

const about = { number: z.int(), subject: z.string() }
const authored = { ...about, author: z.string() }
/** Letters to the staff name the customer; letters to customers never do. */
const atDesk = { ...authored, customer: z.string() }
const told = z.enum(toldBy).nullable()
/** The words came by mail, and what they quote was left out; the request has it in full. */
const folded = z.boolean().default(false)

const shapes = {
  registered: z.object({
    number: z.int(),
    subject: z.string().nullable(),
    /** Who registered on the customer's behalf (R5.1); null: the customer himself. */
    registeredBy: z.string().nullable(),
    reactionDue: instant.nullable(),
    /** Number of the contract that covers it; null: none does (R2.5). */
    contract: z.string().nullable(),
  }),
  accepted: z.object({ ...about, specialist: z.string(), due: instant.nullable() }),
  question: z.object({ ...authored, text: z.string(), files }),
  planned_date: z.object({ ...about, date, reason: z.string().nullable(), changed: z.boolean() }),
  message: z.object({ ...authored, text: z.string(), files, folded }),
  delivery: z.object({
    ...authored,
    kind: z.enum(deliveryKinds),
    title: z.string(),
    instructions: z.string(),
    files: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
  }),
  resolution: z.object({ ...authored, text: z.string(), files }),
  withdrawn: z.object({ ...authored, reason: z.string() }),
  /** `acceptedBy` null: closed by silence. `told`: how the customer told the staff, who recorded it (U19). */
  closed: z.object({
    ...about,
    acceptedBy: z.string().nullable(),
    told,
    recordedBy: z.string().nullable(),
    reopenUntil: date,
  }),
  cancelled: z.object({ ...authored, reason: z.string().nullable() }),
  merged: z.object({ ...authored, into: z.int(), reason: z.string().nullable() }),
  reopened: z.object({ ...authored, reason: z.string() }),
  silence_reminder: z.object({
    ...about,
    since: instant,
    expected: z.enum(['answer', 'verify_delivery', 'verify_resolution']),
    /** The date on which the contract lets the request be closed without an answer; null: never. */
    closesOn: date.nullable(),
  }),
  assigned: z.object({
    ...atDesk,
    note: z.string().nullable(),
    reactionDue: instant.nullable(),
    due: instant.nullable(),
  }),
  date_agreed: z.object({ ...atDesk, date }),
  date_countered: z.object({ ...atDesk, date, proposed: date, reason: z.string() }),
  customer_message: z.object({
    ...atDesk,
    text: z.string(),
    files,
    folded,
    /** It answered a question: the request is at work again (R5.5, U25). */
    resumes: z.boolean(),
  }),
  delivery_accepted: z.object({ ...atDesk, title: z.string(), comment: z.string().nullable() }),
  delivery_rejected: z.object({ ...atDesk, title: z.string(), reason: z.string() }),
  desk_closed: z.object({
    ...about,
    customer: z.string(),
    acceptedBy: z.string().nullable(),
    comment: z.string().nullable(),
  }),
  returned: z.object({ ...atDesk, reason: z.string(), reworks: z.int() }),
  desk_cancelled: z.object({ ...atDesk, reason: z.string().nullable() }),
  desk_reopened: z.object({ ...atDesk, reason: z.string() }),
  alarm: z.object({
    ...about,
    customer: z.string(),
    phase: z.enum(['near', 'missed', 'planned_date_missing', 'not_classified']),
    measure: z.enum(['reaction', 'resolution']),
    due: instant,
    assignee: z.string().nullable(),
  }),
  /** The customer wrote while the resolution waits for him: two links, and nothing of what was written (R5.7, B5). */
  verification_question: z.object({
    number: z.int(),
    acceptToken: z.string(),
    returnToken: z.string(),
    expiresAt: instant,
  }),
  post_alarm: z.object({
    kind: z.enum(postAlarms),
    /** The mailbox by its name. */
    mailbox: z.string().nullable(),
    /** Whose letters it is about. */
    address: z.string().nullable(),
    count: z.int(),
    since: instant,
  }),
  invitation: z.object({ name: z.string(), invitedBy: z.string().nullable(), token: z.string(), expiresAt: instant }),
  password_reset: z.object({ name: z.string(), token: z.string(), expiresAt: instant }),
} satisfies Record<Template, z.ZodType>

/** The parameters of each letter, by template. */
export type LetterParams = { readonly [T in Template]: z.infer<(typeof shapes)[T]> }

/** A letter to be written: the template with its own parameters. */
export type Given<T extends Template = Template> = {
  readonly [K in T]: { readonly template: K; readonly params: LetterParams[K] }
}[T]

const givenShape = z.discriminatedUnion('template', [
  z.object({ template: z.literal('registered'), params: shapes.registered }),
  z.object({ template: z.literal('accepted'), params: shapes.accepted }),
  z.object({ template: z.literal('question'), params: shapes.question }),
  z.object({ template: z.literal('planned_date'), params: shapes.planned_date }),
  z.object({ template: z.literal('message'), params: shapes.message }),
  z.object({ template: z.literal('delivery'), params: shapes.delivery }),
  z.object({ template: z.literal('resolution'), params: shapes.resolution }),
  z.object({ template: z.literal('withdrawn'), params: shapes.withdrawn }),
  z.object({ template: z.literal('closed'), params: shapes.closed }),
  z.object({ template: z.literal('cancelled'), params: shapes.cancelled }),
  z.object({ template: z.literal('merged'), params: shapes.merged }),
  z.object({ template: z.literal('reopened'), params: shapes.reopened }),
  z.object({ template: z.literal('silence_reminder'), params: shapes.silence_reminder }),
  z.object({ template: z.literal('assigned'), params: shapes.assigned }),
  z.object({ template: z.literal('date_agreed'), params: shapes.date_agreed }),
  z.object({ template: z.literal('date_countered'), params: shapes.date_countered }),
  z.object({ template: z.literal('customer_message'), params: shapes.customer_message }),
  z.object({ template: z.literal('delivery_accepted'), params: shapes.delivery_accepted }),
  z.object({ template: z.literal('delivery_rejected'), params: shapes.delivery_rejected }),
  z.object({ template: z.literal('desk_closed'), params: shapes.desk_closed }),
  z.object({ template: z.literal('returned'), params: shapes.returned }),
  z.object({ template: z.literal('desk_cancelled'), params: shapes.desk_cancelled }),
  z.object({ template: z.literal('desk_reopened'), params: shapes.desk_reopened }),
  z.object({ template: z.literal('alarm'), params: shapes.alarm }),
  z.object({ template: z.literal('verification_question'), params: shapes.verification_question }),
  z.object({ template: z.literal('post_alarm'), params: shapes.post_alarm }),
  z.object({ template: z.literal('invitation'), params: shapes.invitation }),
  z.object({ template: z.literal('password_reset'), params: shapes.password_reset }),
])

/** Reads an outbox row; undefined when the template is unknown or its parameters do not fit. */
export function readGiven(template: string, params: unknown): Given | undefined {
  const parsed = givenShape.safeParse({ template, params })
  return parsed.success ? parsed.data : undefined
}
