import type { StaffRole } from '../../core/people/roles.ts'
import { useSession } from '../frame/session.ts'
import { paths } from '../paths.ts'
import { useHere, useQueryParameter } from '../ui/link.tsx'
import { type DeskViewName, viewNamed } from './views.ts'

export interface DeskPlaceNow {
  readonly view: DeskViewName
  /** The request that stands open beside the list. */
  readonly number: number | undefined
  /** What is being searched for; undefined: a queue is shown. */
  readonly search: string | undefined
}

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
  const number = /^\/desk\/tickets\/(\d+)$/.exec(here)?.[1]
  const inPath = /^\/desk\/([a-z_]+)$/.exec(here)?.[1]
  const fallback = person.side === 'provider' ? first[person.role] : 'open'
  const searching = here === paths.deskSearch() || (number !== undefined && words !== '')
  return {
    view: viewNamed(asked) ?? viewNamed(inPath ?? '') ?? fallback,
    number: number === undefined ? undefined : Number(number),
    search: searching ? words : undefined,
  }
}

/** The address of a request beside the list that is shown now. */
export const ticketBeside = (number: number, { view, search }: Pick<DeskPlaceNow, 'view' | 'search'>): string =>
  paths.deskTicket(number, search === undefined ? { view } : { q: search })

/** The address of the list that is shown now. */
export const listOf = ({ view, search }: Pick<DeskPlaceNow, 'view' | 'search'>): string =>
  search === undefined ? paths.deskView(view) : paths.deskSearch(search)
