import type { AuditRow } from '../../core/audit/wire.ts'
import { type Competence, competences, customerRoles, staffRoles, visibilities } from '../../core/people/roles.ts'
import { services } from '../../core/tickets/words.ts'
import type { Language } from '../../core/people/roles.ts'
import { civilDate } from '../../lang/format.ts'
import type { Texts } from '../../lang/ru.ts'

type Words = Pick<Texts, 'setup' | 'people' | 'tickets' | 'contracts' | 'customers'>

interface Saying {
  readonly words: Words
  readonly language: Language
  /** Of what the value is: one word may mean several things. */
  readonly name: string
}

/** As a person would tell it: who or which first. What is not here follows. */
const order = [
  'name',
  'shortName',
  'customer',
  'product',
  'number',
  'kind',
  'role',
  'email',
  'phone',
  'position',
  'startsOn',
  'endsOn',
]

const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length)

/** What an act was about, and what it changed: one «name: value» each. Ids say nothing to a reader and are left out. */
export function deedFacts(
  { subjectType, subject, detail }: Pick<AuditRow, 'subjectType' | 'subject' | 'detail'>,
  { words, language }: { readonly words: Words; readonly language: Language },
): readonly string[] {
  const changes = Object.entries(detail)
    .filter(([name]) => !/(^i|I)ds?$/.test(name))
    .sort(([one], [other]) => rank(one) - rank(other))
    .map(([name, value]) => `${words.setup.detail(name, subjectType)}: ${valueText(value, { words, language, name })}`)
  return subject === null ? changes : [subject, ...changes]
}

function valueText(value: unknown, to: Saying): string {
  const { setup } = to.words
  if (value === null || value === undefined || value === '') return setup.empty()
  if (typeof value === 'boolean') return value ? setup.yes() : setup.no()
  if (typeof value === 'string') return wordText(value, to)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((one) => valueText(one, to)).join(', ') || setup.empty()
  return (
    Object.entries(value)
      .map(([key, one]) => `${key} ${String(one)}`)
      .join(', ') || setup.empty()
  )
}

const roles = [...customerRoles, ...staffRoles]

/** A word of the glossary in the reader's language, a date as dates are written, anything else as it stands. */
function wordText(value: string, { words, language, name }: Saying): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return civilDate(language, value)
  if (name === 'language' && (value === 'ru' || value === 'en')) return words.customers.languages[value]()
  if (name === 'place' && (value === 'remote' || value === 'on_site')) return words.contracts.place(value)
  if (name === 'kind' && (value === 'licence' || value === 'service')) return words.contracts.kind(value)
  if (name === 'kind' && (value === 'organisation' || value === 'person')) return words.customers.kinds[value]()
  const role = roles.find((one) => one === value)
  const service = services.find((one) => one === value)
  const sees = visibilities.find((one) => one === value)
  const able: Competence | undefined = competences.find((one) => one === value)
  if (role !== undefined) return words.people.role(role)
  if (service !== undefined) return words.tickets.service(service)
  if (sees !== undefined) return words.people.sees(sees)
  return able === undefined ? value : words.people.competence(able)
}
