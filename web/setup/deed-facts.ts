import { customerRoles, staffRoles } from '../../core/people/roles.ts'
import type { Texts } from '../../lang/ru.ts'

type Words = Pick<Texts, 'setup' | 'people'>

/** What an administrative act changed, one «name: value» each. Ids say nothing to a reader and are left out. */
export function deedFacts(detail: Readonly<Record<string, unknown>>, words: Words): readonly string[] {
  return Object.entries(detail).flatMap(([name, value]) => {
    if (/Ids?$/.test(name) || name === 'id') return []
    return [`${words.setup.detail(name)}: ${valueText(name, value, words)}`]
  })
}

const roles = [...customerRoles, ...staffRoles]

function valueText(name: string, value: unknown, { setup, people }: Words): string {
  if (value === null || value === undefined || value === '') return setup.empty()
  if (typeof value === 'boolean') return value ? setup.yes() : setup.no()
  const role = name === 'role' ? roles.find((one) => one === value) : undefined
  if (role !== undefined) return people.role(role)
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? setup.empty() : value.map(String).join(', ')
  const pairs = Object.entries(value).map(([key, one]) => `${key} ${String(one)}`)
  return pairs.length === 0 ? setup.empty() : pairs.join(', ')
}
