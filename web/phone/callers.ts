import type { CallerResult } from '../../core/tickets/wire-lists.ts'
import type { Texts } from '../../lang/ru.ts'
import { call } from '../api.ts'
import type { Option, OptionSource } from '../ui/options.ts'

export type FoundPerson = CallerResult['people'][number]

/** What was picked of all that a caller search finds. */
export type Picked =
  | { readonly is: 'person'; readonly person: FoundPerson }
  | { readonly is: 'customer'; readonly customer: { readonly id: string; readonly name: string } }
  | { readonly is: 'ticket'; readonly number: number }
  | { readonly is: 'new'; readonly typed: string }

export interface Callers {
  readonly source: OptionSource
  /** What an option of the latest search stands for. */
  readonly meaning: (value: string) => Picked | undefined
}

type Words = Pick<Texts, 'phone' | 'tickets'>

/** Caller search as options of one list, so that arrows and Enter reach all of it: people first, a new one last. */
export function makeCallers(words: Words): Callers {
  const meanings = new Map<string, Picked>()
  const note = ({ option, picked }: Entry): Option => {
    meanings.set(option.value, picked)
    return option
  }
  return {
    source: async (query, signal) => {
      const typed = query.trim()
      if (typed === '') return []
      const found = await call<CallerResult>('GET', '/callers', { query: { q: typed }, signal })
      return entriesOf(found, typed, words).map(note)
    },
    meaning: (value) => meanings.get(value),
  }
}

interface Entry {
  readonly option: Option
  readonly picked: Picked
}

const OTHERS = 3

export function entriesOf(found: CallerResult, typed: string, { phone, tickets }: Words): readonly Entry[] {
  const people = found.people.map((person) => ({
    option: { value: `person-${person.id}`, label: person.name, detail: personDetail(person, phone) },
    picked: { is: 'person', person } as const,
  }))
  const requests = found.tickets.map((ticket) => ({
    option: {
      value: `ticket-${ticket.number}`,
      label: `${tickets.number(ticket.number)} ${ticket.subject}`,
      detail: `${ticket.customer.name} · ${tickets.state(ticket.state)}`,
    },
    picked: { is: 'ticket', number: ticket.number } as const,
  }))
  const customers = found.customers.map((customer) => ({
    option: { value: `customer-${customer.id}`, label: customer.name, detail: phone.ofOrganisation() },
    picked: { is: 'customer', customer } as const,
  }))
  const newcomer = {
    option: { value: 'new', label: phone.newPersonNamed(typed), detail: phone.newPersonDetail() },
    picked: { is: 'new', typed } as const,
  }
  // A number that is typed is most likely read from a letter: the request itself comes first.
  const named = /^(?:№|#|N)?\s*(\d{1,9})$/i.exec(typed)?.[1]
  const first = requests.filter(({ picked }) => String(picked.number) === named)
  // The rest stand beside the form as soon as somebody is picked; here they must not push a new person out of sight.
  const others = requests.filter((one) => !first.includes(one)).slice(0, OTHERS)
  return [...first, ...people, ...customers, ...others, newcomer]
}

function personDetail(person: FoundPerson, phone: Words['phone']): string {
  const open = person.openTickets > 0 ? phone.openTickets(person.openTickets) : null
  return [person.customer.name, person.position, person.phone, open].filter(Boolean).join(' · ')
}
