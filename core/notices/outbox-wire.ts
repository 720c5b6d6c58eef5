import { z } from 'zod'
import { languages } from '../people/roles.ts'
import { cursorQuery, idText, instantText, longText } from '../wire.ts'

export const noticeStates = ['queued', 'sending', 'sent', 'kept', 'failed', 'dropped', 'bounced'] as const

/** A row of the administrator's outbox: every letter that was written to somebody, and what became of it. */
export const outboxRowShape = z.strictObject({
  id: idText,
  ticket: z.int().nullable(),
  template: z.string(),
  language: z.enum(languages),
  to: z.strictObject({ id: idText.nullable(), name: z.string().nullable(), address: z.string() }),
  state: z.enum(noticeStates),
  attempts: z.int(),
  /** Null until the letter is written, shortly before it is sent. */
  subject: z.string().nullable(),
  /** What the mail server said last. */
  error: z.string().nullable(),
  createdAt: instantText,
  /** The next attempt, of one that still waits. */
  nextAt: instantText.nullable(),
  sentAt: instantText.nullable(),
})
export type OutboxRow = z.infer<typeof outboxRowShape>

/** A letter as it was or would be sent. `text` null: it held a one-time link and was emptied after sending (G2). */
export const outboxLetterShape = z.strictObject({
  ...outboxRowShape.shape,
  text: z.string().nullable(),
  html: z.string().nullable(),
  can: z.strictObject({ retry: z.boolean(), drop: z.boolean() }),
})
export type OutboxLetter = z.infer<typeof outboxLetterShape>

export const outboxQueryShape = z.strictObject({
  ...cursorQuery,
  cursor: idText.optional(),
  state: z.enum(noticeStates).optional(),
})
export const dropShape = z.strictObject({ reason: longText(1000) })
