import { complexities, ticketKinds } from '../tickets/words.ts'
import { numberProblems } from './number-problems.ts'
import { type NormCase, normsFor } from './norm-for.ts'
import type { Problem } from './problem.ts'
import type { Norm, Regulation } from './regulation.ts'

/**
 * Everything that keeps a regulation from being used: norms that contradict each other (U6), cases without a norm,
 * numbers that make no sense. Empty: it may be published.
 */
export function problemsOf(regulation: Regulation): readonly Problem[] {
  return [
    ...normProblems(regulation.norms),
    ...contradictions(regulation.norms),
    ...holes(regulation.norms),
    ...duplicates(regulation),
    ...numberProblems(regulation),
  ]
}

/** Every case that a request can be in. Only defects are critical (R2.7). */
export const allCases: readonly NormCase[] = (['reaction', 'resolution'] as const).flatMap((measure) =>
  ticketKinds.flatMap((kind) =>
    [null, ...complexities].flatMap((complexity) =>
      (kind === 'defect' ? [false, true] : [false]).map((critical) => ({ measure, kind, complexity, critical })),
    ),
  ),
)

function contradictions(norms: readonly Norm[]): Problem[] {
  const found = new Map<string, Problem>()
  for (const asked of allCases) {
    const ids = normsFor(norms, asked).map((norm) => norm.id)
    if (ids.length < 2) continue
    const at = `norms.${norms.findIndex((norm) => norm.id === ids[1])}.when`
    const key = ids.join(' ')
    if (!found.has(key)) found.set(key, { word: 'norms_contradict', at, norms: ids, case: asked })
  }
  return [...found.values()]
}

function holes(norms: readonly Norm[]): Problem[] {
  return allCases
    .filter((asked) => mustHaveNorm(asked) && normsFor(norms, asked).length === 0)
    .map((asked) => ({ word: 'no_norm_for_case', at: 'norms', case: asked }))
}

/** A resolution norm may wait until the request is classified (DOMAIN 4.4); a reaction norm must run from the start. */
const mustHaveNorm = (asked: NormCase): boolean => asked.measure === 'reaction' || asked.complexity !== null

function normProblems(norms: readonly Norm[]): Problem[] {
  return norms.flatMap((norm, index) => {
    const at = `norms.${index}`
    const problems: Problem[] = []
    const { kinds, critical } = norm.when
    if (critical === true && (kinds === undefined || kinds.some((kind) => kind !== 'defect'))) {
      problems.push({ word: 'critical_only_for_defects', at: `${at}.when.critical`, norms: [norm.id] })
    }
    if (norm.measure === 'reaction' && norm.pausesWhileWaiting) {
      problems.push({ word: 'reaction_never_pauses', at: `${at}.pausesWhileWaiting`, norms: [norm.id] })
    }
    if (norm.measure === 'reaction' && norm.target.kind === 'planned') {
      problems.push({ word: 'reaction_needs_hours', at: `${at}.target`, norms: [norm.id] })
    }
    if (!allCases.some((asked) => normsFor([norm], asked).length > 0)) {
      problems.push({ word: 'condition_matches_nothing', at: `${at}.when`, norms: [norm.id] })
    }
    return problems
  })
}

function duplicates(regulation: Regulation): Problem[] {
  return [
    ...repeated(regulation.norms.map((norm) => norm.id)).map((index): Problem => ({
      word: 'duplicate_id',
      at: `norms.${index}.id`,
    })),
    ...repeated(regulation.services.map((one) => one.service)).map((index): Problem => ({
      word: 'duplicate_service',
      at: `services.${index}.service`,
    })),
  ]
}

/** Indexes of the values that stood before already. */
const repeated = (values: readonly string[]): number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []))
