import { z } from 'zod'
import { dateText, idText, lineText, longText } from '../wire.ts'
import {
  complexities,
  criticalities,
  deliveryKinds,
  impacts,
  linkRelations,
  services,
  ticketKinds,
  toldBy,
  urgencies,
} from './words.ts'

const fileIds = z.array(idText).max(50).optional()

/** R5.2: the fields of a request, on every channel. `requesterId` only by staff: on whose behalf (R5.1). */
export const newTicketShape = z.strictObject({
  subject: lineText(300),
  description: longText(100_000),
  kind: z.enum(ticketKinds),
  workImpossible: z.boolean(),
  impact: z.enum(impacts),
  urgency: z.enum(urgencies),
  service: z.enum(services).optional(),
  productId: idText.nullable().optional(),
  moduleId: idText.nullable().optional(),
  expectedBy: dateText.nullable().optional(),
  fileIds,
})
export const newTicketByStaffShape = newTicketShape.extend({
  requesterId: idText,
  channel: z.enum(['phone', 'web', 'mail']).optional(),
  lineId: idText.nullable().optional(),
})
export type NewTicket = z.infer<typeof newTicketShape>
export type NewTicketByStaff = z.infer<typeof newTicketByStaffShape>

/** `basedOn`: the `seq` that the writer had before him; a change of the same thing since is a conflict (I12). */
const basedOn = z.int().min(0).optional()
const told = z.strictObject({ by: z.enum(toldBy), personId: idText, note: longText(2000) }).optional()

export const acceptanceShape = z.strictObject({})
export const assignmentShape = z.strictObject({
  assigneeId: idText.nullable(),
  lineId: idText.nullable().optional(),
  note: longText(4000).optional(),
  basedOn,
})
export const classificationShape = z.strictObject({
  kind: z.enum(ticketKinds),
  complexity: z.enum(complexities).nullable(),
  critical: z.enum(criticalities),
  justification: longText(4000).nullable().optional(),
  service: z.enum(services),
  productId: idText.nullable(),
  moduleId: idText.nullable(),
  basedOn,
})
export const plannedDateShape = z.strictObject({
  date: dateText,
  reason: longText(4000).nullable().optional(),
  basedOn,
})
export const plannedDateAgreementShape = z.strictObject({ basedOn })
export const plannedDateCounterShape = z.strictObject({ date: dateText, reason: longText(4000), basedOn })
/** `told`: staff writes down what the customer said by telephone or otherwise (U9). */
export const messageShape = z.strictObject({ text: longText(100_000), fileIds, told })
export const deliveryRequestShape = z.strictObject({
  kind: z.enum(deliveryKinds),
  title: lineText(300),
  instructions: longText(20_000),
  fileIds: z.array(idText).min(1).max(20),
})
export const verificationAcceptanceShape = z.strictObject({
  comment: longText(20_000).nullable().optional(),
  told,
  basedOn,
})
export const verificationRejectionShape = z.strictObject({ reason: longText(20_000), fileIds, told, basedOn })
export const reasonShape = z.strictObject({ reason: longText(4000) })
export const optionalReasonShape = z.strictObject({ reason: longText(4000).nullable().optional() })
export const linkShape = z.strictObject({ to: z.int().positive(), relation: z.enum(linkRelations) })
export const mergeShape = z.strictObject({ into: z.int().positive(), reason: longText(4000).nullable().optional() })
/** R5.3: the part that becomes a request of its own; what is left out is as in the first one. */
export const partShape = z.strictObject({
  subject: lineText(300),
  description: longText(100_000),
  kind: z.enum(ticketKinds).optional(),
  workImpossible: z.boolean().optional(),
  productId: idText.nullable().optional(),
  moduleId: idText.nullable().optional(),
  lineId: idText.nullable().optional(),
  fileIds,
})
export type NewPart = z.infer<typeof partShape>
export const attachmentsShape = z.strictObject({ fileIds: z.array(idText).min(1).max(50) })
export const watcherShape = z.strictObject({ personId: idText })
