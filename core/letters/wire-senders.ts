import { z } from 'zod'
import { instantText } from '../wire.ts'

/** Another address of a person: letters from there are his (A7). */
export const personAddressShape = z.strictObject({ address: z.string(), addedAt: instantText })
/** Short enough to stand in the path of a line. */
export const newAddressShape = z.strictObject({ address: z.email().max(180) })

/** A sender whose letters are put aside unread. */
export const blockedSenderShape = z.strictObject({
  address: z.string(),
  reason: z.string(),
  blockedBy: z.string(),
  blockedAt: instantText,
})
