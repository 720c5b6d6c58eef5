import type { NormCase } from './norm-for.ts'

/** What can be wrong with a regulation that has the right shape. */
export type ProblemWord =
  | 'norms_contradict'
  | 'no_norm_for_case'
  | 'duplicate_id'
  | 'duplicate_service'
  | 'critical_only_for_defects'
  | 'reaction_never_pauses'
  | 'reaction_needs_hours'
  | 'condition_matches_nothing'
  | 'not_a_positive_whole_number'
  | 'near_not_before_due'
  | 'days_not_ascending'
  | 'closing_needs_two_reminders'

/** A problem and its place, so that the editor can point at it. */
export interface Problem {
  readonly word: ProblemWord
  /** Path in the document: `norms.2.target.minutes`. */
  readonly at: string
  /** Ids of the norms that it is about. */
  readonly norms?: readonly string[]
  /** A case that shows it. */
  readonly case?: NormCase
}
