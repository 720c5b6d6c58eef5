import type { Wall } from '../../core/tickets/wire-lists.ts'

/** Whose figure: nobody's, since nobody has been assigned. */
export const NOBODY = 'nobody'

/** The list that a figure opens, as the address says it; '' : not by this. */
export interface Chosen {
  readonly norm: string
  readonly person: string
  readonly of: 'late' | 'near' | 'open' | ''
}

export function chosenOf({ norm, person, of }: { norm: string; person: string; of: string }): Chosen {
  const known = (['late', 'near', 'open'] as const).find((one) => one === of)
  return { norm, person, of: known ?? '' }
}

/** The figure as the server is asked for it; what is open with somebody is a list of another line. */
export const askedFor = ({ norm, person, of }: Chosen): { norm?: string; person?: string; of?: 'late' | 'near' } =>
  of === 'open'
    ? {}
    : { ...(norm === '' ? {} : { norm }), ...(person === '' ? {} : { person }), ...(of === '' ? {} : { of }) }

/** The same test that the server's figures are counted by: a figure and its list never differ. */
export function inList(item: Wall['items'][number], { norm, person, of }: Chosen): boolean {
  if (norm !== '' && item.norm !== norm) return false
  if (person !== '' && (item.assignee?.id ?? NOBODY) !== person) return false
  return of === '' || of === 'open' || item.late === (of === 'late')
}
