import type { House } from '../house.ts'
import type { Language, Sees } from '../../core/people/roles.ts'
import type { SessionView } from '../../core/people/wire.ts'
import type { Me } from './reads.ts'

/** Who is signed in. */
export function sessionView(house: House, me: Me): SessionView {
  const { name, shortName } = house.regulations.current().provider
  return {
    person: {
      id: me.id,
      name: me.name,
      email: me.email,
      side: me.side,
      role: me.role as SessionView['person']['role'],
      sees: me.sees as Sees,
      language: me.language as Language,
      customer: me.customer,
      line: me.line,
    },
    provider: { name, shortName },
    maxFileSize: house.maxFileSize,
  }
}
