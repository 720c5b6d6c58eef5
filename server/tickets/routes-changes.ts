import { z } from 'zod'
import { commandReplyShape, partReplyShape } from '../../core/tickets/wire.ts'
import {
  acceptanceShape,
  assignmentShape,
  attachmentsShape,
  classificationShape,
  deliveryRequestShape,
  linkShape,
  mergeShape,
  messageShape,
  optionalReasonShape,
  partShape,
  plannedDateAgreementShape,
  plannedDateCounterShape,
  plannedDateShape,
  reasonShape,
  watcherShape,
} from '../../core/tickets/wire-sent.ts'
import type { CivilDate } from '../../core/time/instant.ts'
import { idText } from '../../core/wire.ts'
import { acts, actorOf, type Line } from '../http/line.ts'
import { command } from './acts.ts'
import { linkTickets, mergeTickets } from './acts-join.ts'
import { splitTicket } from './acts-split.ts'
import { change, numberParam, staff } from './change-line.ts'

/** What moves a request and needs no verification by the customer; nouns that are created (HOUSE, style). */
export const changeLines: readonly Line[] = [
  change({
    path: 'acceptance',
    who: staff,
    summary: 'A specialist takes the request: this is the reaction (R2.7).',
    body: acceptanceShape,
    order: () => ({ command: 'accept' }),
  }),
  change({
    path: 'assignments',
    who: staff,
    summary: 'Gives the request to a specialist, to a line, or back to nobody (R2.1).',
    body: assignmentShape,
    order: ({ assigneeId, lineId, note }) => ({ command: 'assign', assigneeId, lineId, note }),
  }),
  change({
    path: 'classifications',
    who: staff,
    summary: 'Says what the request is; norms and cover follow (R2.7).',
    body: classificationShape,
    order: ({ kind, complexity, critical, justification, service, productId, moduleId }) => ({
      command: 'classify',
      kind,
      complexity,
      critical,
      justification,
      service,
      productId,
      moduleId,
    }),
  }),
  change({
    path: 'planned-dates',
    who: staff,
    summary: 'Sets the planned date (R2.7).',
    body: plannedDateShape,
    order: ({ date, reason }) => ({ command: 'set_planned_date', date: date as CivilDate, reason }),
  }),
  change({
    path: 'planned-date/agreement',
    who: 'signed_in',
    summary: 'The customer agrees to the planned date.',
    body: plannedDateAgreementShape,
    order: () => ({ command: 'agree_planned_date' }),
  }),
  change({
    path: 'planned-date/counter-proposals',
    who: 'signed_in',
    summary: 'The customer proposes another date, with a reason.',
    body: plannedDateCounterShape,
    order: ({ date, reason }) => ({ command: 'counter_planned_date', date: date as CivilDate, reason }),
  }),
  change({
    path: 'messages',
    who: 'signed_in',
    summary: 'A public message; from the customer it also answers a question (R5.4, R5.5).',
    body: messageShape,
    order: ({ text, fileIds, told }) => ({ command: 'message', text, fileIds, told }),
  }),
  change({
    path: 'notes',
    who: staff,
    summary: 'An internal note; it never leaves the staff side.',
    body: messageShape.omit({ told: true }),
    order: ({ text, fileIds }) => ({ command: 'note', text, fileIds }),
  }),
  change({
    path: 'questions',
    who: staff,
    summary: 'Asks the customer; the request waits for the answer (R5.5).',
    body: messageShape.omit({ told: true }),
    order: ({ text, fileIds }) => ({ command: 'ask', text, fileIds }),
  }),
  change({
    path: 'deliveries',
    who: staff,
    summary: 'Sends software or metadata for verification (R5.6).',
    body: deliveryRequestShape,
    order: (body) => ({ command: 'deliver', ...body }),
  }),
  change({
    path: 'resolutions',
    who: staff,
    summary: 'Sends the resolution for verification (R5.7).',
    body: messageShape.omit({ told: true }),
    order: ({ text, fileIds }) => ({ command: 'propose_resolution', text, fileIds }),
  }),
  change({
    path: 'withdrawal',
    who: staff,
    summary: 'Takes back what lies with the customer: a question, a delivery or a resolution.',
    body: reasonShape,
    order: ({ reason }) => ({ command: 'withdraw', reason }),
  }),
  change({
    path: 'cancellation',
    who: 'signed_in',
    summary: 'Withdraws the request; staff gives a reason.',
    body: optionalReasonShape,
    order: ({ reason }) => ({ command: 'cancel', reason }),
  }),
  change({
    path: 'reopening',
    who: 'signed_in',
    summary: 'Takes up an ended request again, within the days that the regulation gives.',
    body: reasonShape,
    order: ({ reason }) => ({ command: 'reopen', reason }),
  }),
  change({
    path: 'attachments',
    who: 'signed_in',
    summary: 'Adds files.',
    body: attachmentsShape,
    order: ({ fileIds }) => ({ command: 'attach', fileIds }),
  }),
  change({
    path: 'watchers',
    who: 'signed_in',
    summary: 'Lets somebody watch: he sees the request and gets its letters.',
    body: watcherShape,
    order: ({ personId }) => ({ command: 'watch', personId }),
  }),
  acts({
    method: 'DELETE',
    path: '/tickets/:number/watchers/:personId',
    who: 'signed_in',
    summary: 'Ends somebody’s watching.',
    params: z.strictObject({ ...numberParam, personId: idText }),
    reply: commandReplyShape,
    handle: async (call) => {
      const { house, tx, now, params } = call
      const { number, personId } = params
      const order = { command: 'unwatch', personId } as const
      return command(tx, house, { actor: actorOf(call), now, channel: 'web', number, order })
    },
  }),
  acts({
    method: 'POST',
    path: '/tickets/:number/links',
    who: staff,
    summary: 'Links two requests of one customer.',
    params: z.strictObject(numberParam),
    body: linkShape,
    reply: commandReplyShape,
    status: 201,
    handle: async (call) => {
      const { house, tx, now, params, body } = call
      return linkTickets(tx, house, { actor: actorOf(call), now, channel: 'web', number: params.number, ...body })
    },
  }),
  acts({
    method: 'POST',
    path: '/tickets/:number/parts',
    who: staff,
    summary: 'A part of the request becomes a new one of the same customer and requester (R5.3).',
    params: z.strictObject(numberParam),
    body: partShape,
    reply: partReplyShape,
    status: 201,
    handle: async (call) => {
      const { house, tx, now, params, body } = call
      return splitTicket(tx, house, { actor: actorOf(call), now, channel: 'web', number: params.number, part: body })
    },
  }),
  acts({
    method: 'POST',
    path: '/tickets/:number/merge',
    who: staff,
    summary: 'Ends the request as a duplicate of another of the same customer.',
    params: z.strictObject(numberParam),
    body: mergeShape,
    reply: commandReplyShape,
    status: 201,
    handle: async (call) => {
      const { house, tx, now, params, body } = call
      return mergeTickets(tx, house, { actor: actorOf(call), now, channel: 'web', number: params.number, ...body })
    },
  }),
]
