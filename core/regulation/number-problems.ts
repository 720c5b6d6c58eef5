import type { Problem } from './problem.ts'
import type { Norm, Regulation } from './regulation.ts'

/** Numbers of a regulation that make no sense, with their places. */
export function numberProblems(regulation: Regulation): readonly Problem[] {
  return [
    ...notPositive(regulation),
    ...nearTooEarly(regulation, 'reaction'),
    ...nearTooEarly(regulation, 'resolution'),
    ...reminderProblems(regulation),
  ]
}

function notPositive(regulation: Regulation): Problem[] {
  const { norms, nearMinutes, reminderDays, reopenWithinDays, closeBySilenceAfterDays } = regulation
  const numbers: [string, number][] = [
    ...norms.flatMap((norm, index): [string, number][] =>
      norm.target.kind === 'working' ? [[`norms.${index}.target.minutes`, norm.target.minutes]] : [],
    ),
    ['nearMinutes.reaction', nearMinutes.reaction],
    ['nearMinutes.resolution', nearMinutes.resolution],
    ...reminderDays.map((days, index): [string, number] => [`reminderDays.${index}`, days]),
    ['reopenWithinDays', reopenWithinDays],
    ...(closeBySilenceAfterDays === null
      ? []
      : [['closeBySilenceAfterDays', closeBySilenceAfterDays] satisfies [string, number]]),
  ]
  return numbers
    .filter(([, value]) => !(Number.isSafeInteger(value) && value > 0))
    .map(([at]) => ({ word: 'not_a_positive_whole_number', at }))
}

/** An alarm that is near from the first minute says nothing. */
function nearTooEarly({ norms, nearMinutes }: Regulation, measure: Norm['measure']): Problem[] {
  const late = norms.filter(
    (norm) => norm.measure === measure && norm.target.kind === 'working' && norm.target.minutes <= nearMinutes[measure],
  )
  return late.length === 0
    ? []
    : [{ word: 'near_not_before_due', at: `nearMinutes.${measure}`, norms: late.map((norm) => norm.id) }]
}

function reminderProblems({ reminderDays, closeBySilenceAfterDays }: Regulation): Problem[] {
  const problems: Problem[] = []
  const falls = reminderDays.findIndex((days, index) => days <= (reminderDays[index - 1] ?? 0) && index > 0)
  if (falls !== -1) problems.push({ word: 'days_not_ascending', at: `reminderDays.${falls}` })
  // DOMAIN 4.6: a request may be closed by silence only after two warnings.
  if (closeBySilenceAfterDays !== null && reminderDays.filter((days) => days < closeBySilenceAfterDays).length < 2) {
    problems.push({ word: 'closing_needs_two_reminders', at: 'closeBySilenceAfterDays' })
  }
  return problems
}
