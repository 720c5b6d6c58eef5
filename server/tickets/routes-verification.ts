import { z } from 'zod'
import { commandReplyShape } from '../../core/tickets/wire.ts'
import { verificationAcceptanceShape, verificationRejectionShape } from '../../core/tickets/wire-sent.ts'
import { idText } from '../../core/wire.ts'
import { acts, actorOf, type Line } from '../http/line.ts'
import { command } from './acts.ts'
import { change, numberParam } from './change-line.ts'

const deliveryParams = z.strictObject({ ...numberParam, deliveryId: idText })

/** The customer's decisions (R5.6, R5.7); staff records one only with how the customer told it (U19). */
export const verificationLines: readonly Line[] = [
  acts({
    method: 'POST',
    path: '/tickets/:number/deliveries/:deliveryId/acceptance',
    who: 'signed_in',
    summary: 'The customer accepts a delivery (R5.6).',
    params: deliveryParams,
    body: verificationAcceptanceShape,
    reply: commandReplyShape,
    status: 201,
    handle: async (call) => {
      const { house, tx, now } = call
      const { number, deliveryId } = call.params
      const { comment, told, basedOn } = call.body
      const order = { command: 'accept_delivery', deliveryId, comment, told } as const
      return command(tx, house, { actor: actorOf(call), now, channel: 'web', number, order, basedOn })
    },
  }),
  acts({
    method: 'POST',
    path: '/tickets/:number/deliveries/:deliveryId/rejection',
    who: 'signed_in',
    summary: 'The customer rejects a delivery, with a reason (R5.6).',
    params: deliveryParams,
    body: verificationRejectionShape,
    reply: commandReplyShape,
    status: 201,
    handle: async (call) => {
      const { house, tx, now } = call
      const { number, deliveryId } = call.params
      const { reason, fileIds, told, basedOn } = call.body
      const order = { command: 'reject_delivery', deliveryId, reason, fileIds, told } as const
      return command(tx, house, { actor: actorOf(call), now, channel: 'web', number, order, basedOn })
    },
  }),
  change({
    path: 'resolution/acceptance',
    who: 'signed_in',
    summary: 'The customer accepts the resolution, which closes the request (R5.7).',
    body: verificationAcceptanceShape,
    order: ({ comment, told }) => ({ command: 'accept_resolution', comment, told }),
  }),
  change({
    path: 'resolution/return',
    who: 'signed_in',
    summary: 'The customer returns the resolution for rework, with a reason (R5.7).',
    body: verificationRejectionShape,
    order: ({ reason, fileIds, told }) => ({ command: 'return_for_rework', reason, fileIds, told }),
  }),
]
