import { z } from 'zod'
import type { SignedIn } from '../../../core/people/actor.ts'
import { seesTicket } from '../../../core/people/scope.ts'
import { seqFor } from '../../../core/tickets/for-customer.ts'

/** What the transaction that changed a request tells when it commits (channel `asmo_ticket`). */
const announcementShape = z.object({
  number: z.int(),
  seq: z.int(),
  /** The same as a customer counts it: public events only (B1). */
  publicSeq: z.int(),
  customerId: z.string(),
  requesterId: z.string(),
  watcherIds: z.array(z.string()),
  public: z.boolean(),
  writing: z.object({ personId: z.string(), name: z.string(), mode: z.enum(['message', 'note']) }).optional(),
})
export type Announcement = z.infer<typeof announcementShape>

/** Somebody's rights have changed, or his sessions have ended (channel `asmo_person`). */
const personShape = z.object({ personId: z.string() })

export const announcementIn = (payload: string): Announcement | undefined =>
  announcementShape.safeParse(json(payload)).data

export const personIn = (payload: string): string | undefined => personShape.safeParse(json(payload)).data?.personId

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** What this person hears of it, as JSON; null: nothing, not even that something happened (A10, B1). */
export function heardBy(actor: SignedIn, told: Announcement): string | null {
  if (!seesTicket(actor, told)) return null
  if (actor.side === 'customer' && !told.public) return null
  const { number, writing } = told
  if (writing === undefined) return JSON.stringify({ kind: 'ticket', number, seq: seqFor(actor.side, told) })
  if (writing.personId === actor.personId) return null
  const { name, mode } = writing
  return JSON.stringify({ kind: 'writing', number, name, mode })
}
