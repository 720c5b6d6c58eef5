import type { CivilDate } from '../time/instant.ts'
import type { Service, TicketKind } from '../tickets/words.ts'
import type { Contract } from './contract.ts'
import type { Entitlement, UncoveredReason } from './entitlement.ts'

export interface Asked {
  /** All contracts of the customer, in any order. */
  readonly contracts: readonly Contract[]
  readonly kind: TicketKind
  /** For a change: inside the licensed functional specification `maintenance`, outside `development` (R2.6). */
  readonly service: Service
  /** Null: the request names no product; then no contract is refused for its products. */
  readonly productId: string | null
  /** The day of registration or classification in the provider's calendar. */
  readonly on: CivilDate
}

/**
 * Which contract covers a request on a day, or why none does (R2.5, R2.6). A request without cover is registered all
 * the same; it never gets lost.
 * Of several that cover, the dearest right is not wasted: the contract that promises the fewest services wins, then one
 * that names the product, then the one that ends last, then the smaller number.
 * Of several that do not, the reason nearest to cover is told: product, then service, then expired, then not started.
 */
export function entitle(asked: Asked): Entitlement {
  const needed = serviceFor(asked.kind, asked.service)
  const judged = asked.contracts.map((contract) => ({ contract, lacks: whatLacks({ ...asked, contract, needed }) }))
  const covering = judged.filter(({ lacks }) => lacks === null).map(({ contract }) => contract)
  const [best] = covering.sort((a, b) => compare(a, b, asked.productId))
  if (best !== undefined) return { covered: true, contractId: best.id }
  for (const reason of reasonsNearestFirst) {
    const [nearest] = judged
      .filter(({ lacks }) => lacks === reason)
      .map(({ contract }) => contract)
      .sort(reason === 'not_started' ? byStart : byEnd)
    if (nearest !== undefined) return { covered: false, reason, contractId: nearest.id }
  }
  return { covered: false, reason: 'no_contract', contractId: null }
}

/** R2.4, R2.6: consultations, defects and new versions are support, whatever was ticked; a change is never support. */
export function serviceFor(kind: TicketKind, service: Service): Service {
  if (kind !== 'change') return 'support'
  return service === 'development' ? 'development' : 'maintenance'
}

/** R2.6: maintenance includes technical support. */
export function includesService(services: readonly Service[], needed: Service): boolean {
  return services.includes(needed) || (needed === 'support' && services.includes('maintenance'))
}

const reasonsNearestFirst = [
  'product_not_included',
  'service_not_included',
  'expired',
  'not_started',
] as const satisfies readonly UncoveredReason[]

interface Judged {
  readonly contract: Contract
  readonly needed: Service
  readonly productId: string | null
  readonly on: CivilDate
}

function whatLacks({ contract, needed, productId, on }: Judged): (typeof reasonsNearestFirst)[number] | null {
  // `YYYY-MM-DD` compares as text as it does as a date.
  if (contract.startsOn > on) return 'not_started'
  if (contract.endsOn !== null && contract.endsOn < on) return 'expired'
  if (!includesService(contract.services, needed)) return 'service_not_included'
  if (productId !== null && contract.productIds.length > 0 && !contract.productIds.includes(productId))
    return 'product_not_included'
  return null
}

function compare(a: Contract, b: Contract, productId: string | null): number {
  const names = (contract: Contract): number => (productId !== null && contract.productIds.includes(productId) ? 0 : 1)
  return a.services.length - b.services.length || names(a) - names(b) || byEnd(a, b)
}

/** The one that ends last comes first; without end before all. Ties by number, then id, so that the answer is stable. */
function byEnd(a: Contract, b: Contract): number {
  return byText(b.endsOn ?? '9999-12-31', a.endsOn ?? '9999-12-31') || byText(a.number, b.number) || byText(a.id, b.id)
}

/** The one that starts first comes first. */
function byStart(a: Contract, b: Contract): number {
  return byText(a.startsOn, b.startsOn) || byText(a.number, b.number) || byText(a.id, b.id)
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
