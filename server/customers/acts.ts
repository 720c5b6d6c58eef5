import type { z } from 'zod'
import type { House } from '../house.ts'
import type { Actor } from '../../core/people/actor.ts'
import type { customerChangeShape, newCustomerShape } from '../../core/customers/wire.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { deactivateAllOf } from '../people/acts-contacts.ts'
import { actorId } from '../people/writes.ts'
import { hasOpenTickets, isInnTaken, lockCustomer } from './reads.ts'
import { changeCustomerRow, insertCustomer } from './writes.ts'

/** A new customer (R1). Two living ones with one taxpayer number would be the same organisation twice. */
export async function addCustomer(
  tx: Tx,
  house: House,
  { actor, customer, now }: { actor: Actor; customer: z.output<typeof newCustomerShape>; now: Instant },
): Promise<string | Refusal> {
  const id = house.random.uuid()
  if (customer.inn != null && (await isInnTaken(tx, customer.inn, id))) return refuse('already_exists', 'inn')
  await insertCustomer(tx, { id, ...customer, now })
  const detail = { name: customer.name, inn: customer.inn }
  await record(tx, {
    at: now,
    actorId: actorId(actor),
    action: 'customer.add',
    subjectType: 'customer',
    subjectId: id,
    subject: customer.shortName,
    detail,
  })
  return id
}

/** Changes a customer. One who is archived has no open requests, and his people's accounts are closed at once (A9). */
export async function changeCustomer(
  tx: Tx,
  given: { actor: Actor; customerId: string; change: z.output<typeof customerChangeShape>; now: Instant },
): Promise<true | Refusal> {
  const { actor, customerId, change, now } = given
  const customer = await lockCustomer(tx, customerId)
  if (customer === undefined) return refuse('not_found')
  if (change.inn != null && (await isInnTaken(tx, change.inn, customerId))) return refuse('already_exists', 'inn')
  if (change.archived === true) {
    if (await hasOpenTickets(tx, customerId)) return refuse('still_in_use')
    await deactivateAllOf(tx, { actor, customerId, now })
  }
  await changeCustomerRow(tx, { id: customerId, change, now })
  const what = { subjectType: 'customer', subjectId: customerId, subject: customer.shortName } as const
  await record(tx, { at: now, actorId: actorId(actor), ...what, action: 'customer.change', detail: change })
  return true
}
