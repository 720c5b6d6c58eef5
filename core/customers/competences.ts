import { type Competence, competences } from '../people/roles.ts'

/** What the rule asks of a customer's person. */
export interface Able {
  readonly active: boolean
  readonly competences: readonly Competence[]
}

/**
 * Competences that R3 asks for and nobody active at the customer holds, in the order of the clause. Supported by the
 * provider, a customer needs one person to administer the system; supporting himself, the other three as well.
 */
export function missingCompetences(
  people: readonly Able[],
  support: 'by_provider' | 'by_himself',
): readonly Competence[] {
  const needed = support === 'by_provider' ? (['system_administrator'] as const) : competences
  const held = new Set(people.filter((person) => person.active).flatMap((person) => person.competences))
  return needed.filter((competence) => !held.has(competence))
}
