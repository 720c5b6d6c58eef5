import type { Complexity, TicketKind } from '../tickets/words.ts'
import type { Norm, Regulation } from './regulation.ts'

/** What decides which norm applies. */
export interface NormCase {
  readonly measure: Norm['measure']
  readonly kind: TicketKind
  /** Null: nobody has classified the request yet. Only a norm that does not ask for complexity can match then. */
  readonly complexity: Complexity | null
  /** Claimed by the customer or confirmed by a specialist. Counts for defects only (R2.7 «критическая ошибка»). */
  readonly critical: boolean
}

/**
 * The norm that applies to a case (R2.7, U6), by the only matching rule there is: every condition that the norm states
 * must hold, and exactly one norm may match; the order of norms means nothing. Undefined: none applies (yet).
 * Throws when two match: `problemsOf` refuses such a regulation while it is edited, so that is a fault.
 */
export function normFor(regulation: Regulation, asked: NormCase): Norm | undefined {
  const [first, second] = normsFor(regulation.norms, asked)
  if (first !== undefined && second !== undefined) {
    throw new Error(
      `Regulation ${regulation.id} contradicts itself: norms ${first.id} and ${second.id} match the same case`,
    )
  }
  return first
}

/** All norms that match a case: one at most in a regulation without contradictions. */
export function normsFor(norms: readonly Norm[], asked: NormCase): readonly Norm[] {
  return norms.filter((norm) => matches(norm, asked))
}

function matches({ measure, when }: Norm, asked: NormCase): boolean {
  if (measure !== asked.measure) return false
  if (when.kinds !== undefined && !when.kinds.includes(asked.kind)) return false
  if (when.complexities !== undefined && !(asked.complexity !== null && when.complexities.includes(asked.complexity)))
    return false
  return when.critical === undefined || when.critical === (asked.critical && asked.kind === 'defect')
}
