import type { ContractView } from '../../core/contracts/wire.ts'
import { expiresSoon } from '../../core/contracts/expires-soon.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import { keepers } from '../../core/people/rights.ts'
import { supportedBy } from '../../core/contracts/supported-by.ts'
import { missingCompetences } from '../../core/customers/competences.ts'
import type { CustomerCard } from '../../core/customers/wire.ts'
import type { CivilDate } from '../../core/time/instant.ts'
import type { CustomerRow } from '../customers/reads.ts'
import type { ContactRow } from '../people/reads-contacts.ts'
import { contactView } from '../people/views.ts'
import type { ContractRow } from './reads.ts'

export interface CardRows {
  readonly customer: CustomerRow
  readonly note: string | null
  readonly domains: readonly string[]
  readonly people: readonly ContactRow[]
  readonly contracts: readonly ContractRow[]
  readonly productNames: ReadonlyMap<string, string>
}

/** A customer's card as this person may see it, with what he may do to it. */
export function cardView(rows: CardRows, { actor, today }: { actor: SignedIn; today: CivilDate }): CustomerCard {
  const { customer, contracts, productNames } = rows
  const people = rows.people.map(contactView)
  const keeps = actor.side === 'provider' && keepers.includes(actor.role)
  const inPower = contracts.filter(({ endedAt }) => endedAt === null)
  const open = customer.archived_at === null
  return {
    id: customer.id,
    kind: customer.kind as CustomerCard['kind'],
    name: customer.name,
    shortName: customer.short_name,
    inn: customer.inn,
    phone: customer.phone,
    note: actor.side === 'provider' ? rows.note : null,
    archived: !open,
    people,
    contracts: contracts.map((contract) => contractView(contract, { productNames, today })),
    missingCompetences: [...missingCompetences(people, supportedBy(inPower, today))],
    domains: [...rows.domains],
    can: {
      change: keeps,
      invite: open && (actor.side === 'provider' || actor.role === 'customer_administrator'),
      contract: open && keeps,
    },
  }
}

export const contractView = (
  row: ContractRow,
  { productNames, today }: { productNames: ReadonlyMap<string, string>; today: CivilDate },
): ContractView => ({
  id: row.id,
  customerId: row.customerId,
  kind: row.kind,
  number: row.number,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  services: [...row.services],
  products: row.productIds.map((id) => ({ id, name: productNames.get(id) ?? '' })),
  place: row.place,
  priceNote: row.priceNote,
  specification: row.specification,
  regulationId: row.regulationId,
  normMinutes: row.normMinutes,
  state: stateOf(row, today),
})

function stateOf(row: ContractRow, today: CivilDate): ContractView['state'] {
  if (row.endedAt !== null) return 'ended'
  if (row.startsOn > today) return 'future'
  if (row.endsOn !== null && row.endsOn < today) return 'expired'
  return expiresSoon(row, today) === null ? 'active' : 'expires_soon'
}
