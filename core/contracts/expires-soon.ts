import { dayOfDate } from '../time/civil.ts'
import type { CivilDate } from '../time/instant.ts'
import type { Contract } from './contract.ts'

/** Expiry is warned of this many civil days ahead (R2.5). */
export const expiryWarningDays = 30

/**
 * How many civil days after `on` the contract still covers (0: today is its last day) when that is no more than the
 * warning period; null when it is not in force, has no end, or ends later (R2.5).
 */
export function expiresSoon(contract: Pick<Contract, 'startsOn' | 'endsOn'>, on: CivilDate): number | null {
  if (contract.endsOn === null || contract.startsOn > on || contract.endsOn < on) return null
  const days = dayOfDate(contract.endsOn) - dayOfDate(on)
  return days <= expiryWarningDays ? days : null
}
