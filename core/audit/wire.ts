import { z } from 'zod'
import { cursorQuery, idText, instantText, namedShape } from '../wire.ts'

export const auditSubjects = [
  'person',
  'customer',
  'contract',
  'line',
  'product',
  'module',
  'notice',
  'session',
  'letter',
  'mailbox',
  'sender',
] as const

/** An administrative act: who did what to whom, and when. `actor` null: the command line or the program itself. */
export const auditRowShape = z.strictObject({
  id: z.int(),
  at: instantText,
  actor: namedShape.nullable(),
  /** A verb, e.g. `person.deactivate`. */
  action: z.string(),
  subjectType: z.enum(auditSubjects),
  subjectId: z.string().nullable(),
  /** What it was called then, however it is called now; null: about nothing that has a name. */
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditRow = z.infer<typeof auditRowShape>

export const auditQueryShape = z.strictObject({
  ...cursorQuery,
  cursor: z.coerce.number().int().positive().optional(),
  subjectType: z.enum(auditSubjects).optional(),
  subjectId: idText.optional(),
})
