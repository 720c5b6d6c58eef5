import type { House } from '../house.ts'
import type { Competence, Language, Sees } from '../../core/people/roles.ts'
import type { ContactView, LineView, SessionView, StaffView } from '../../core/people/wire.ts'
import { formatInstant } from '../../core/time/instant.ts'
import type { Me } from './reads.ts'
import type { ContactRow } from './reads-contacts.ts'
import type { LineRow } from './reads-lines.ts'
import type { StaffRow } from './reads-staff.ts'

// The words in these columns are held by the checks of the tables and by the shapes that let them in.

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

/** A person of a customer, for the staff and for his own organisation. */
export const contactView = (row: ContactRow): ContactView => ({
  id: row.id,
  customer: { id: row.customerId, name: row.customerName },
  name: row.name,
  email: row.email,
  phone: row.phone,
  position: row.position,
  role: row.role as ContactView['role'],
  sees: row.sees as Sees,
  competences: row.competences as Competence[],
  language: row.language as Language,
  active: row.active,
  joined: row.joined,
  draft: row.draft,
  mailFailure:
    row.mail_failed_at === null ? null : { at: formatInstant(row.mail_failed_at), words: row.mail_failure ?? '' },
})

/** A member of the staff, for the staff only (A12). */
export const staffView = (row: StaffRow): StaffView => ({
  id: row.id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  position: row.position,
  role: row.role as StaffView['role'],
  line: row.lineId !== null && row.lineName !== null ? { id: row.lineId, name: row.lineName } : null,
  language: row.language as Language,
  active: row.active,
  joined: row.joined,
  createdAt: formatInstant(row.created_at),
  openTickets: row.openTickets ?? 0,
})

export const lineView = (row: LineRow): LineView => ({
  id: row.id,
  name: row.name,
  rank: row.rank,
  archived: row.archived_at !== null,
  people: row.people ?? 0,
})
