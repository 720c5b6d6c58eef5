import { z } from 'zod'
import { contractShape } from '../contracts/wire.ts'
import { contactShape } from '../people/wire.ts'
import { idText, lineText, longText, phoneText } from '../wire.ts'

export const customerKinds = ['organisation', 'person'] as const

/** A row of the customers' list. */
export const customerRowShape = z.strictObject({
  id: idText,
  kind: z.enum(customerKinds),
  name: z.string(),
  shortName: z.string(),
  inn: z.string().nullable(),
  archived: z.boolean(),
  people: z.int(),
  openTickets: z.int(),
  /** The last day covered by any contract; null: no contract now. */
  coveredUntil: z.string().nullable(),
  covered: z.boolean(),
})
export type CustomerRow = z.infer<typeof customerRowShape>

/** The customer's card: himself, his people, his contracts, and which roles of R3 nobody holds. */
export const customerCardShape = z.strictObject({
  id: idText,
  kind: z.enum(customerKinds),
  name: z.string(),
  shortName: z.string(),
  inn: z.string().nullable(),
  phone: z.string().nullable(),
  /** Staff only; null for the customer's own people (A12). */
  note: z.string().nullable(),
  archived: z.boolean(),
  people: z.array(contactShape),
  contracts: z.array(contractShape),
  missingCompetences: z.array(z.string()),
  /** Mail domains whose letters are this customer's; staff only, empty for customers. */
  domains: z.array(z.string()),
  can: z.strictObject({ change: z.boolean(), invite: z.boolean(), contract: z.boolean() }),
})
export type CustomerCard = z.infer<typeof customerCardShape>

export const newCustomerShape = z.strictObject({
  kind: z.enum(customerKinds),
  name: lineText(300),
  shortName: lineText(100),
  inn: z
    .string()
    .regex(/^(\d{10}|\d{12})$/)
    .nullable()
    .optional(),
  phone: phoneText.nullable().optional(),
  note: longText(4000).nullable().optional(),
})
export const customerChangeShape = newCustomerShape.partial().extend({ archived: z.boolean().optional() })

export const moduleShape = z.strictObject({ id: idText, name: z.string(), archived: z.boolean() })
export const productShape = z.strictObject({
  id: idText,
  name: z.string(),
  archived: z.boolean(),
  modules: z.array(moduleShape),
})
export type ProductView = z.infer<typeof productShape>
export const newProductShape = z.strictObject({ name: lineText(200) })
export const productChangeShape = z.strictObject({ name: lineText(200).optional(), archived: z.boolean().optional() })
