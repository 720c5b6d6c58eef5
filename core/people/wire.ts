import { z } from 'zod'
import { cursorQuery, emailText, idText, instantText, lineText, namedShape, phoneText } from '../wire.ts'
import { competences, customerRoles, languages, sides, staffRoles, visibilities } from './roles.ts'

export const roleShape = z.enum([...customerRoles, ...staffRoles])

/** Who is signed in, and where he is. */
export const sessionShape = z.strictObject({
  person: z.strictObject({
    id: idText,
    name: z.string(),
    email: z.string(),
    side: z.enum(sides),
    role: roleShape,
    sees: z.enum(visibilities),
    language: z.enum(languages),
    customer: namedShape.nullable(),
    line: namedShape.nullable(),
  }),
  provider: z.strictObject({ name: z.string(), shortName: z.string() }),
  /** Largest file accepted, in bytes. */
  maxFileSize: z.int(),
})
export type SessionView = z.infer<typeof sessionShape>

export const signInShape = z.strictObject({ email: z.string().max(254), password: z.string().max(1000) })
export const oneTimeLinkShape = z.strictObject({
  purpose: z.enum(['invitation', 'password_reset', 'first_administrator']),
  name: z.string().nullable(),
  email: z.string().nullable(),
})
export const linkAcceptanceShape = z.strictObject({
  password: z.string().min(1).max(1000),
  /** Only for the first administrator, who is not known yet. */
  name: lineText(200).optional(),
  email: emailText.optional(),
})
export const passwordResetShape = z.strictObject({ email: z.string().max(254) })
export const profileChangeShape = z.strictObject({
  name: lineText(200).optional(),
  phone: phoneText.nullable().optional(),
  language: z.enum(languages).optional(),
})
export const passwordChangeShape = z.strictObject({ current: z.string().max(1000), next: z.string().min(1).max(1000) })

export const staffShape = z.strictObject({
  id: idText,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  position: z.string().nullable(),
  role: z.enum(staffRoles),
  line: namedShape.nullable(),
  language: z.enum(languages),
  active: z.boolean(),
  /** Has set a password: the invitation was taken. */
  joined: z.boolean(),
  createdAt: instantText,
  /** Open requests that he holds: his workload (R2.1). */
  openTickets: z.int(),
})
export type StaffView = z.infer<typeof staffShape>
export const newStaffShape = z.strictObject({
  name: lineText(200),
  email: emailText,
  phone: phoneText.nullable().optional(),
  position: lineText(200).nullable().optional(),
  role: z.enum(staffRoles),
  lineId: idText.nullable().optional(),
  language: z.enum(languages).optional(),
})
export const staffChangeShape = newStaffShape.partial().extend({ active: z.boolean().optional() })

export const contactShape = z.strictObject({
  id: idText,
  customer: namedShape,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  position: z.string().nullable(),
  role: z.enum(customerRoles),
  sees: z.enum(visibilities),
  /** R3. */
  competences: z.array(z.enum(competences)),
  language: z.enum(languages),
  active: z.boolean(),
  joined: z.boolean(),
  /** Wrote from the customer's mail domain and nobody has confirmed yet who it is. */
  draft: z.boolean(),
  /** The last letter to him that came back; null: letters arrive. */
  mailFailure: z.strictObject({ at: instantText, words: z.string() }).nullable(),
})
export type ContactView = z.infer<typeof contactShape>
export const newContactShape = z.strictObject({
  name: lineText(200),
  email: emailText,
  phone: phoneText.nullable().optional(),
  position: lineText(200).nullable().optional(),
  role: z.enum(customerRoles),
  sees: z.enum(visibilities).optional(),
  competences: z.array(z.enum(competences)).max(4).optional(),
  language: z.enum(languages).optional(),
})
export const contactChangeShape = newContactShape.partial().extend({ active: z.boolean().optional() })

export const lineShape = z.strictObject({
  id: idText,
  name: z.string(),
  rank: z.int(),
  archived: z.boolean(),
  people: z.int(),
})
export type LineView = z.infer<typeof lineShape>
export const newLineShape = z.strictObject({ name: lineText(100), rank: z.int().min(1).max(99) })
export const lineChangeShape = newLineShape.partial().extend({ archived: z.boolean().optional() })

/** A one-time link that was just made: sent by letter, and shown once to whoever asked for it, to be handed over. */
export const madeLinkShape = z.strictObject({ link: z.string(), expiresAt: instantText })
export const contactQueryShape = z.strictObject({
  ...cursorQuery,
  cursor: idText.optional(),
  q: z.string().max(200).optional(),
  customerId: idText.optional(),
  /** Only those whom somebody has still to confirm, or only the others. */
  draft: z.enum(['true', 'false']).optional(),
})
