import type { CivilDate } from '../time/instant.ts'
import type { Service } from '../tickets/words.ts'

export const contractKinds = ['licence', 'service'] as const
export type ContractKind = (typeof contractKinds)[number]

export const supportPlaces = ['remote', 'on_site'] as const
export type SupportPlace = (typeof supportPlaces)[number]

/** A contract (R2.5): the basis of all entitlement. */
export interface Contract {
  readonly id: string
  readonly customerId: string
  readonly kind: ContractKind
  readonly number: string
  readonly startsOn: CivilDate
  /** The last day, inclusive; null: without end. */
  readonly endsOn: CivilDate | null
  readonly services: readonly Service[]
  /** Products it speaks of; empty: all that the customer has. */
  readonly productIds: readonly string[]
  readonly place: SupportPlace
  readonly regulationId: string
  /** Single norms that the contract replaces (DOMAIN 4.8): norm id → working minutes. */
  readonly normMinutes: Readonly<Record<string, number>>
}
