import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { TicketCommand } from '../../core/tickets/commands.ts'
import type { FileMark, Told } from '../../core/tickets/events.ts'
import type { Desk } from './desk.ts'
import { bindFilesOf } from './file-marks.ts'
import type { TicketOrder, ToldOrder } from './orders.ts'
import { assignment, classification, plannedDate } from './resolve-work.ts'

type Order<Name extends TicketOrder['command']> = Extract<TicketOrder, { readonly command: Name }>
type Resolved = Refusal | TicketCommand

/**
 * Makes core's command of an order: texts are kept and named by digest, files bound, dates and cover found, people
 * checked. What needs only the request and the words themselves is left to `decide`.
 */
export async function resolve(order: TicketOrder, desk: Desk): Promise<Resolved> {
  const { words } = desk
  switch (order.command) {
    case 'assign':
      return assignment(order, desk)
    case 'classify':
      return classification(order, desk)
    case 'set_planned_date':
      return plannedDate(order, desk)
    case 'counter_planned_date':
      return { command: order.command, date: order.date, reason: words.keep(order.reason) }
    case 'message':
      return message(order, desk)
    case 'note':
    case 'ask':
    case 'propose_resolution': {
      const { command } = order
      const files = await bindFilesOf(desk, { fileIds: order.fileIds, internal: command === 'note' })
      return isRefusal(files) ? files : { command, text: words.keep(order.text), files }
    }
    case 'deliver':
      return delivery(order, desk)
    case 'accept_delivery':
    case 'accept_resolution': {
      const told = toldOf(order.told, desk)
      return isRefusal(told) ? told : { ...order, told, comment: words.keepIfAny(order.comment) }
    }
    case 'reject_delivery':
    case 'return_for_rework':
      return rejection(order, desk)
    case 'withdraw':
    case 'reopen':
      return { command: order.command, reason: words.keep(order.reason) }
    case 'cancel':
      return { command: order.command, reason: words.keepIfAny(order.reason) }
    case 'link':
    case 'merge':
      return joining(order, desk)
    case 'attach': {
      const files = await bindFilesOf(desk, { fileIds: order.fileIds, internal: false })
      return isRefusal(files) ? files : { command: order.command, files }
    }
    case 'watch':
      return watching(order, desk)
    case 'accept':
    case 'agree_planned_date':
    case 'unwatch':
    case 'remind':
    case 'alarm':
    case 'close_by_silence':
      return order
  }
}

async function message(order: Order<'message'>, desk: Desk): Promise<Resolved> {
  const told = toldOf(order.told, desk)
  if (isRefusal(told)) return told
  const files = await bindFilesOf(desk, { fileIds: order.fileIds, internal: false })
  if (isRefusal(files)) return files
  return { command: 'message', text: desk.words.keep(order.text), files, ...(told === null ? {} : { told }) }
}

async function delivery(order: Order<'deliver'>, desk: Desk): Promise<Resolved> {
  const files = await bindFilesOf(desk, { fileIds: order.fileIds, internal: false })
  if (isRefusal(files)) return files
  const { command, kind } = order
  const title = desk.words.keep(order.title)
  const instructions = desk.words.keep(order.instructions)
  return { command, deliveryId: desk.house.random.uuid(), kind, title, instructions, files }
}

async function rejection(order: Order<'reject_delivery' | 'return_for_rework'>, desk: Desk): Promise<Resolved> {
  const told = toldOf(order.told, desk)
  if (isRefusal(told)) return told
  const files = await bindFilesOf(desk, { fileIds: order.fileIds, internal: false })
  if (isRefusal(files)) return files
  const said: { told: Told | null; reason: ReturnType<Desk['words']['keep']>; files: readonly FileMark[] } = {
    told,
    reason: desk.words.keep(order.reason),
    files,
  }
  return order.command === 'reject_delivery'
    ? { command: order.command, deliveryId: order.deliveryId, ...said }
    : { command: order.command, ...said }
}

/** A5: a request that does not exist and one that the caller may not see answer alike; only staff links at all. */
function joining(order: Order<'link' | 'merge'>, { loaded, words }: Desk): Resolved {
  const { otherCustomerId } = loaded
  if (otherCustomerId === null) return refuse('not_found', order.command === 'link' ? 'to' : 'into')
  return order.command === 'link'
    ? { command: order.command, to: order.to, relation: order.relation, otherCustomerId }
    : { command: order.command, into: order.into, otherCustomerId, reason: words.keepIfAny(order.reason) }
}

/** U19: who told must be one of the customer's own people. */
function toldOf(told: ToldOrder | null | undefined, { loaded, words }: Desk): Told | null | Refusal {
  if (told === null || told === undefined) return null
  const person = loaded.people.get(told.personId)
  if (person?.side !== 'customer' || person.customerId !== loaded.ticket.customerId)
    return refuse('not_of_this_customer', 'told.personId')
  return { by: told.by, personId: told.personId, note: words.keep(told.note) }
}

/** R5.4: whoever watches sees the request, so he must be of this customer, or of the staff. */
function watching(order: Order<'watch'>, { loaded, actor }: Desk): Resolved {
  const person = loaded.people.get(order.personId)
  const ofCustomer = person?.side === 'customer' && person.customerId === loaded.ticket.customerId
  const ofStaff = person?.side === 'provider' && actor.side === 'provider'
  if (!ofCustomer && !ofStaff) return refuse('not_of_this_customer', 'personId')
  return person.active ? order : refuse('person_inactive', 'personId')
}
