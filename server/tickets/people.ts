import type { PersonFacts } from '../../core/notices/hears.ts'
import type { CustomerRole, Language, StaffRole } from '../../core/people/roles.ts'

/** A person as the acts on requests need him: what the rules ask, and where a letter goes. */
export type PersonCard = PersonFacts & {
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** A person as the database says him, in JSON. */
export interface PersonJson {
  readonly id: string
  readonly side: string
  readonly customerId: string | null
  readonly role: string
  readonly lineId: string | null
  readonly active: boolean
  readonly name: string
  readonly email: string
  readonly language: string
}

/** The checks of the table let in only these words. */
export function personCard(row: PersonJson): PersonCard {
  const { id, active, name, email } = row
  const language: Language = row.language === 'en' ? 'en' : 'ru'
  const common = { id, active, name, email, language }
  if (row.side === 'customer' && row.customerId !== null)
    return { ...common, side: 'customer', customerId: row.customerId, role: row.role as CustomerRole }
  return { ...common, side: 'provider', role: row.role as StaffRole, lineId: row.lineId }
}

/** People by id. */
export type People = ReadonlyMap<string, PersonCard>

export const peopleById = (rows: readonly PersonJson[]): People =>
  new Map(rows.map((row) => [row.id, personCard(row)] as const))
