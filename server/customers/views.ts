import type { CustomerRow as CustomerRowView } from '../../core/customers/wire.ts'
import type { CallerResult } from '../../core/tickets/wire-lists.ts'
import type { CustomerListRow } from './reads.ts'
import type { FoundPerson, FoundTicket } from './reads-callers.ts'

export const customerRowView = (row: CustomerListRow): CustomerRowView => ({
  id: row.id,
  kind: row.kind as CustomerRowView['kind'],
  name: row.name,
  shortName: row.short_name,
  inn: row.inn,
  archived: row.archived_at !== null,
  people: row.people ?? 0,
  openTickets: row.openTickets ?? 0,
  coveredUntil: row.coveredUntil,
  covered: row.covered,
})

export const callersView = (found: {
  people: readonly FoundPerson[]
  customers: readonly { id: string; name: string }[]
  tickets: readonly FoundTicket[]
}): CallerResult => ({
  people: found.people.map((row) => ({
    id: row.id,
    name: row.name,
    customer: { id: row.customerId, name: row.customerName },
    phone: row.phone,
    email: row.email,
    position: row.position,
    openTickets: row.openTickets ?? 0,
  })),
  customers: found.customers.map(({ id, name }) => ({ id, name })),
  tickets: found.tickets.map((row) => ({
    number: row.number,
    subject: row.subject,
    state: row.state as CallerResult['tickets'][number]['state'],
    customer: { id: row.customerId, name: row.customerName },
  })),
})
