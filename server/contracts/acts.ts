import type { z } from 'zod'
import type { House } from '../house.ts'
import { defaultContract } from '../../core/contracts/default-contract.ts'
import type { contractChangeShape, defaultContractShape, newContractShape } from '../../core/contracts/wire.ts'
import type { Actor } from '../../core/people/actor.ts'
import type { Regulation } from '../../core/regulation/regulation.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { CivilDate, Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { findCustomer } from '../customers/reads.ts'
import { actorId } from '../people/writes.ts'
import { lockContract, productNames } from './reads.ts'
import { changeContractRow, insertContract, type NewContract } from './writes.ts'

interface Given<T> {
  readonly actor: Actor
  readonly customerId: string
  readonly contract: T
  readonly now: Instant
}

/** A contract with a customer (R2.5, R2.6). */
export async function addContract(
  tx: Tx,
  house: House,
  given: Given<z.output<typeof newContractShape>>,
): Promise<string | Refusal> {
  const { contract, customerId } = given
  return insert(tx, house, given, {
    id: house.random.uuid(),
    customerId,
    kind: contract.kind,
    number: contract.number,
    // The shape has let in only real dates.
    startsOn: contract.startsOn as CivilDate,
    endsOn: contract.endsOn as CivilDate | null,
    services: contract.services,
    productIds: contract.productIds ?? [],
    place: contract.place,
    priceNote: contract.priceNote ?? null,
    specification: contract.specification ?? null,
    regulationId: house.regulations.current().id,
    normMinutes: contract.normMinutes ?? {},
  })
}

/** R2.5 «типовой договор»: one year of free remote support, in one step. */
export async function addDefaultContract(
  tx: Tx,
  house: House,
  given: Given<z.output<typeof defaultContractShape>>,
): Promise<string | Refusal> {
  const { number, startsOn, productIds = [] } = given.contract
  const contract = defaultContract({
    id: house.random.uuid(),
    customerId: given.customerId,
    number,
    startsOn: startsOn as CivilDate,
    regulationId: house.regulations.current().id,
    productIds,
  })
  return insert(tx, house, given, { ...contract, priceNote: null, specification: null })
}

/**
 * Changes a contract, or ends it before its time. Requests that were registered keep what was decided then (U24);
 * new ones are decided by the contract as it is now, at once (A9).
 */
export async function changeContract(
  tx: Tx,
  house: House,
  given: { actor: Actor; contractId: string; change: z.output<typeof contractChangeShape>; now: Instant },
): Promise<true | Refusal> {
  const { actor, contractId, now } = given
  const { startsOn, endsOn, ...rest } = given.change
  const change = {
    ...rest,
    startsOn: startsOn as CivilDate | undefined,
    endsOn: endsOn as CivilDate | null | undefined,
  }
  const contract = await lockContract(tx, contractId)
  if (contract === undefined) return refuse('not_found')
  const problem = await problemOf(tx, {
    startsOn: change.startsOn ?? contract.startsOn,
    endsOn: change.endsOn === undefined ? contract.endsOn : change.endsOn,
    productIds: change.productIds ?? [],
    normMinutes: change.normMinutes ?? {},
    regulation: house.regulations.current(),
  })
  if (problem !== null) return problem
  await changeContractRow(tx, { id: contractId, change, now })
  const customer = await findCustomer(tx, contract.customerId)
  await record(tx, {
    at: now,
    actorId: actorId(actor),
    subjectType: 'contract',
    subjectId: contractId,
    subject: contract.number,
    action: change.ended === true ? 'contract.end' : 'contract.change',
    detail: { customerId: contract.customerId, customer: customer?.short_name, ...change },
  })
  return true
}

async function insert(tx: Tx, house: House, given: Given<unknown>, contract: NewContract): Promise<string | Refusal> {
  const { actor, customerId, now } = given
  const customer = await findCustomer(tx, customerId)
  if (customer === undefined || customer.archived_at !== null) return refuse('not_found')
  const problem = await problemOf(tx, { ...contract, regulation: house.regulations.current() })
  if (problem !== null) return problem
  await insertContract(tx, contract, now)
  const { id, number, startsOn, endsOn, services } = contract
  const detail = { customerId, customer: customer.short_name, startsOn, endsOn, services }
  await record(tx, {
    at: now,
    actorId: actorId(actor),
    action: 'contract.add',
    subjectType: 'contract',
    subjectId: id,
    subject: number,
    detail,
  })
  return id
}

async function problemOf(
  tx: Tx,
  asked: {
    startsOn: CivilDate
    endsOn: CivilDate | null
    productIds: readonly string[]
    normMinutes: Readonly<Record<string, number>>
    regulation: Regulation
  },
): Promise<Refusal | null> {
  if (asked.endsOn !== null && asked.endsOn < asked.startsOn) return refuse('contract_dates_reversed', 'endsOn')
  const known = await productNames(tx, asked.productIds)
  if (asked.productIds.some((id) => !known.has(id))) return refuse('not_found', 'productIds')
  // A contract replaces only targets in working time: a planned date is agreed on each request.
  const norms = new Set(asked.regulation.norms.filter((norm) => norm.target.kind === 'working').map((norm) => norm.id))
  return Object.keys(asked.normMinutes).every((id) => norms.has(id)) ? null : refuse('invalid_input', 'normMinutes')
}
