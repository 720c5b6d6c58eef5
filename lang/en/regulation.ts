import type { ProblemWord } from '../../core/regulation/problem.ts'
import type { VulnerabilityReading } from '../../core/regulation/regulation.ts'
import type { regulation as ru } from '../ru/regulation.ts'

const problems: Record<ProblemWord, string> = {
  norms_contradict: 'Two norms speak of the same case. Narrow the condition of one of them',
  no_norm_for_case: 'No norm speaks of this case. Add one, or widen the condition of another',
  duplicate_id: 'The id of this norm is used already',
  duplicate_service: 'The service stands here twice',
  critical_only_for_defects: 'Only a defect can be critical: limit the kind of request',
  reaction_never_pauses: 'Reaction time never pauses',
  reaction_needs_hours: 'Reaction time is given in hours, not by a planned date',
  condition_matches_nothing: 'No request can meet this condition',
  not_a_positive_whole_number: 'A whole number above zero is needed',
  near_not_before_due: 'The warning would come before the time starts. Make it shorter',
  days_not_ascending: 'Reminder days must ascend',
  closing_needs_two_reminders: 'At least two reminders must come before closing without an answer',
}
const readings: Record<VulnerabilityReading, string> = {
  hours_72: '72 hours on end',
  civil_days: 'three calendar days',
  working_days: 'three working days',
}

export const regulation: typeof ru = {
  problem: (word) => problems[word],
  vulnerability: (reading) => readings[reading],
}
