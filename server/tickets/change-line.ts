import { z } from 'zod'
import { commandReplyShape } from '../../core/tickets/wire.ts'
import { staffRoles } from '../../core/people/roles.ts'
import { acts, actorOf, type Line, type Who } from '../http/line.ts'
import { command } from './acts.ts'
import type { TicketOrder } from './orders.ts'

/** Any of the staff; what each role may the state table says. */
export const staff: Who = { staff: staffRoles }

export const numberParam = { number: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }
const params = z.strictObject(numberParam)

/** A line that creates something on a request, by one order. */
export const change = <B extends z.ZodType<object>>(line: {
  /** Below `/tickets/:number/`. */
  readonly path: string
  readonly who: Who
  readonly summary: string
  readonly body: B
  readonly order: (body: z.output<B>) => TicketOrder
}): Line =>
  acts({
    method: 'POST',
    path: `/tickets/:number/${line.path}`,
    who: line.who,
    summary: line.summary,
    params,
    body: line.body,
    reply: commandReplyShape,
    status: 201,
    handle: async (call) => {
      const { house, tx, now, body } = call
      const { number } = call.params
      const order = line.order(body)
      return command(tx, house, { actor: actorOf(call), now, channel: 'web', number, order, basedOn: basedOnOf(body) })
    },
  })

const basedOnOf = (body: object): number | undefined =>
  'basedOn' in body && typeof body.basedOn === 'number' ? body.basedOn : undefined
