import type { ContractKind, SupportPlace } from '../../core/contracts/contract.ts'
import type { UncoveredReason } from '../../core/contracts/entitlement.ts'
import type { ContractView } from '../../core/contracts/wire.ts'
import { civilDate, counted } from '../format.ts'
import type { contracts as ru } from '../ru/contracts.ts'

const kinds: Record<ContractKind, string> = { licence: 'Licence contract', service: 'Service contract' }
const places: Record<SupportPlace, string> = { remote: 'Remote', on_site: 'On site' }
const states: Record<ContractView['state'], string> = {
  future: 'Not yet in force',
  active: 'In force',
  expires_soon: 'Expires soon',
  expired: 'Expired',
  ended: 'Terminated',
}
const uncovered: Record<UncoveredReason, string> = {
  no_contract: 'The organisation has no contract',
  not_started: 'The contract is not in force yet',
  expired: 'The contract has expired',
  service_not_included: 'The contract does not include this service',
  product_not_included: 'The contract does not speak of this product',
}

export const contracts: typeof ru = {
  kind: (kind) => kinds[kind],
  place: (place) => places[place],
  state: (state) => states[state],
  period: (startsOn, endsOn) =>
    endsOn === null
      ? `from ${civilDate('en', startsOn)}, without end`
      : `${civilDate('en', startsOn)} – ${civilDate('en', endsOn)}`,
  endsIn: (days) => (days === 0 ? 'ends today' : `ends in ${counted('en', days, { one: 'day', many: 'days' })}`),
  coveredBy: (number) => `Under contract ${number}`,
  uncovered: (reason) => uncovered[reason],
  uncoveredMeans: () =>
    'The request is registered all the same. A specialist will answer within the reaction time and offer terms.',
}
