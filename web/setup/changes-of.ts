/**
 * What a form has changed, and nothing else: what was not touched is not written over a colleague's newer word, and the
 * journal tells of changes only.
 */
export function changesOf<Fields extends Readonly<Record<string, unknown>>>(
  before: Readonly<Partial<Record<keyof Fields, unknown>>>,
  next: Fields,
): Partial<Fields> {
  const keys = Object.keys(next) as (keyof Fields)[]
  const changed = keys.filter((key) => JSON.stringify(next[key]) !== JSON.stringify(before[key]))
  return Object.fromEntries(changed.map((key) => [key, next[key]])) as Partial<Fields>
}
