import { z } from 'zod'

/** Shapes that every capability uses on the wire. Objects are strict: an undeclared field is refused (A8). */

export const idText = z.uuid()
/** RFC 3339 in UTC, milliseconds only when not zero. */
export const instantText = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/)
export const dateText = z.iso.date()

/** A line of text: no control characters, so that nothing breaks a letter's header (F1). */
export const lineText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u)

/** A text of several lines; NUL and other controls except tab and newlines are refused. */
export const longText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$|^[\t\n\r\P{Cc}]*$/u)

/** Somebody or something by name. */
export const namedShape = z.strictObject({ id: idText, name: z.string() })
export type Named = z.infer<typeof namedShape>

/** RFC 9457. `code` is a refusal word and stable; `title` and `detail` are in the reader's language. */
export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  about: z.string().optional(),
  /** One line a bad field, by JSON path. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problemShape>

/** A page of a list; `next` is an opaque cursor, null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() })

export const cursorQuery = {
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
}

/** A right on the wire: true, or the refusal word that says why not (HOUSE 7). */
export const rightShape = z.union([z.literal(true), z.strictObject({ no: z.string() })])
export type Right = z.infer<typeof rightShape>

export const emailText = z
  .email()
  .max(254)
  .transform((text) => text.trim())
export const phoneText = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+\d\s().\-,доб#*]*$/)
