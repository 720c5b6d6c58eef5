import { z } from 'zod'
import {
  contractChangeShape,
  contractShape,
  defaultContractShape,
  newContractShape,
} from '../../core/contracts/wire.ts'
import {
  customerCardShape,
  customerChangeShape,
  newCustomerShape,
  type CustomerCard,
} from '../../core/customers/wire.ts'
import { keepers } from '../../core/people/rights.ts'
import { customerRoles, staffRoles } from '../../core/people/roles.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { CivilDate, Instant } from '../../core/time/instant.ts'
import { dateIn } from '../../core/time/zone.ts'
import { idText } from '../../core/wire.ts'
import type { Reader } from '../../db/connect.ts'
import { addCustomer, changeCustomer } from '../customers/acts.ts'
import { domainsOf, findCustomer, noteOf } from '../customers/reads.ts'
import { actorOf, acts, customerOf, reads, staffOf, type Line } from '../http/line.ts'
import type { House } from '../house.ts'
import { contactsOf } from '../people/reads-contacts.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import { addContract, addDefaultContract, changeContract } from './acts.ts'
import { allContractsOf, findContract, productNames } from './reads.ts'
import { cardView, contractView } from './views.ts'

const id = z.strictObject({ id: idText })

/** A customer with his people and contracts: one card, shown and changed here. */
export const lines: readonly Line[] = [
  reads({
    path: '/customers/:id',
    who: { staff: staffRoles },
    summary: 'The card of a customer: his people, his contracts, the competences that nobody holds (R3).',
    params: id,
    reply: customerCardShape,
    handle: (call) => card(call.reader, call, call.params.id),
  }),
  reads({
    path: '/organisation',
    who: { customer: customerRoles },
    summary: 'The card of the own organisation.',
    reply: customerCardShape,
    handle: (call) => card(call.reader, call, customerOf(call).customerId),
  }),
  acts({
    method: 'POST',
    path: '/customers',
    who: { staff: keepers },
    summary: 'Adds a customer.',
    body: newCustomerShape,
    reply: customerCardShape,
    status: 201,
    handle: async (call) => {
      const added = await addCustomer(call.tx, call.house, { actor: staffOf(call), customer: call.body, now: call.now })
      return isRefusal(added) ? added : card(call.tx, call, added)
    },
  }),
  acts({
    method: 'PATCH',
    path: '/customers/:id',
    who: { staff: keepers },
    summary: 'Changes or archives a customer.',
    params: id,
    body: customerChangeShape,
    reply: customerCardShape,
    handle: async (call) => {
      const given = { actor: staffOf(call), customerId: call.params.id, change: call.body, now: call.now }
      const done = await changeCustomer(call.tx, given)
      return isRefusal(done) ? done : card(call.tx, call, call.params.id)
    },
  }),
  acts({
    method: 'POST',
    path: '/customers/:id/contracts',
    who: { staff: keepers },
    summary: 'Adds a contract with a customer (R2.5, R2.6).',
    params: id,
    body: newContractShape,
    reply: contractShape,
    status: 201,
    handle: async (call) => {
      const given = { actor: staffOf(call), customerId: call.params.id, contract: call.body, now: call.now }
      const added = await addContract(call.tx, call.house, given)
      return isRefusal(added) ? added : shown(call.tx, call, added)
    },
  }),
  acts({
    method: 'POST',
    path: '/customers/:id/contracts/default',
    who: { staff: keepers },
    summary: 'Adds the default licence contract: one year of free remote support (R2.5).',
    params: id,
    body: defaultContractShape,
    reply: contractShape,
    status: 201,
    handle: async (call) => {
      const given = { actor: staffOf(call), customerId: call.params.id, contract: call.body, now: call.now }
      const added = await addDefaultContract(call.tx, call.house, given)
      return isRefusal(added) ? added : shown(call.tx, call, added)
    },
  }),
  acts({
    method: 'PATCH',
    path: '/contracts/:id',
    who: { staff: keepers },
    summary: 'Changes a contract, or ends it before its time.',
    params: id,
    body: contractChangeShape,
    reply: contractShape,
    handle: async (call) => {
      const given = { actor: staffOf(call), contractId: call.params.id, change: call.body, now: call.now }
      const done = await changeContract(call.tx, call.house, given)
      return isRefusal(done) ? done : shown(call.tx, call, call.params.id)
    },
  }),
]

interface Asking {
  readonly house: House
  readonly actor: SignedIn | null
  readonly now: Instant
}

async function card(reader: Reader, asking: Asking, customerId: string): Promise<CustomerCard | Refusal> {
  const actor = actorOf(asking)
  const customer = await findCustomer(reader, customerId)
  if (customer === undefined) return refuse('not_found')
  const note = actor.side === 'provider' ? await noteOf(reader, customerId) : null
  const domains = actor.side === 'provider' ? await domainsOf(reader, customerId) : []
  const people = await contactsOf(reader, customerId)
  const contracts = await allContractsOf(reader, customerId)
  const names = await productNames(
    reader,
    contracts.flatMap((contract) => contract.productIds),
  )
  return cardView({ customer, note, domains, people, contracts, productNames: names }, { actor, today: today(asking) })
}

async function shown(reader: Reader, asking: Asking, id: string): Promise<z.input<typeof contractShape> | Refusal> {
  const row = await findContract(reader, id)
  if (row === undefined) return refuse('not_found')
  return contractView(row, { productNames: await productNames(reader, row.productIds), today: today(asking) })
}

const today = ({ house, now }: Asking): CivilDate =>
  dateIn(house.regulations.calendarOf(house.regulations.current()).zone, now)
