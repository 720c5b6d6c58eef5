import type { CivilDate } from '../time/instant.ts'
import type { Contract } from './contract.ts'

/** Who keeps the customer's system running (R3): the provider, or the customer himself. */
export type SupportedBy = 'by_provider' | 'by_himself'

/**
 * R3 asks more of a customer who supports himself, and never says how to tell one. Decided here: the provider does it
 * while a contract for maintenance («сопровождение», R2.6) is in force on the day; with free or paid technical support
 * alone, or with none, the customer changes his system himself. `contracts`: those that nobody ended by hand.
 */
export function supportedBy(
  contracts: readonly Pick<Contract, 'startsOn' | 'endsOn' | 'services'>[],
  on: CivilDate,
): SupportedBy {
  const maintained = contracts.some(
    ({ startsOn, endsOn, services }) =>
      services.includes('maintenance') && startsOn <= on && (endsOn === null || endsOn >= on),
  )
  return maintained ? 'by_provider' : 'by_himself'
}
