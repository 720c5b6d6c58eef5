import type { StaffRole } from '../../core/people/roles.ts'
import { useSession } from '../frame/session.ts'
import { paths } from '../paths.ts'
import { useHere, useQueryParameter } from '../ui/link.tsx'
import { type DeskViewName, viewNamed } from './views.ts'

export interface DeskPlaceNow {
  readonly view: DeskViewName
  /** The request that stands open beside the list. */
  readonly number: number | undefined
  /** What is being searched for; undefined: a queue is shown, or all of a customer's. */
  readonly search: string | undefined
  /** Whose requests are listed, and which of them; undefined: everybody's. */
  readonly customer: { readonly id: string; readonly of: CustomerPart } | undefined
}

/** Which requests of a customer. */
export const customerParts = ['all', 'open', 'ended'] as const
export type CustomerPart = (typeof customerParts)[number]

/** What the list beside a request is known by. */
export type DeskList = Omit<DeskPlaceNow, 'number'>

/** With what the working day of each begins. */
const first: Record<StaffRole, DeskViewName> = {
  dispatcher: 'unassigned',
  specialist: 'mine',
  manager: 'overdue',
  administrator: 'open',
}

/** Which list and which request the address shows. */
export function useDeskPlace(): DeskPlaceNow {
  const { person } = useSession()
  const here = useHere()
  const asked = useQueryParameter('view')
  const words = useQueryParameter('q')
  const whose = useQueryParameter('customer')
  const part = useQueryParameter('of')
  const number = /^\/desk\/tickets\/(\d+)$/.exec(here)?.[1]
  const inPath = /^\/desk\/([a-z_]+)$/.exec(here)?.[1]
  const fallback = person.side === 'provider' ? first[person.role] : 'open'
  const customer = whose === '' ? undefined : { id: whose, of: customerParts.find((one) => one === part) ?? 'all' }
  const searching = words !== '' || (customer === undefined && here === paths.deskSearch())
  const within = here === paths.deskSearch() || number !== undefined
  return {
    view: viewNamed(asked) ?? viewNamed(inPath ?? '') ?? fallback,
    number: number === undefined ? undefined : Number(number),
    search: within && searching ? words : undefined,
    customer: within ? customer : undefined,
  }
}

/** The address of a request beside the list that is shown now. */
export function ticketBeside(number: number, { view, search, customer }: DeskList): string {
  const words = search === undefined ? {} : { q: search }
  if (customer !== undefined) return paths.deskTicket(number, { customer: customer.id, of: customer.of, ...words })
  return paths.deskTicket(number, search === undefined ? { view } : words)
}

/** The address of what is found by words: in a customer's list among his requests, elsewhere among all. */
export const foundBy = (words: string, { customer }: Pick<DeskPlaceNow, 'customer'>): string =>
  customer === undefined
    ? paths.deskSearch(words)
    : paths.deskCustomerTickets(customer.id, { of: customer.of, q: words })

/** The address of the list that is shown now. */
export function listOf({ view, search, customer }: DeskList): string {
  if (customer !== undefined)
    return paths.deskCustomerTickets(customer.id, { of: customer.of, ...(search === undefined ? {} : { q: search }) })
  return search === undefined ? paths.deskView(view) : paths.deskSearch(search)
}
