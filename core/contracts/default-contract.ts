import { addCivilDays, parseCivilDate } from '../time/civil.ts'
import { padded } from '../time/day-number.ts'
import type { CivilDate } from '../time/instant.ts'
import type { Contract } from './contract.ts'

/**
 * The typical licence contract of R2.5 in one step: one year of free technical support from a date, given remotely,
 * for the products that were licensed (none named: all that the customer has).
 */
export function defaultContract(given: {
  readonly id: string
  readonly customerId: string
  readonly number: string
  readonly startsOn: CivilDate
  readonly regulationId: string
  readonly productIds?: readonly string[]
}): Contract {
  return {
    id: given.id,
    customerId: given.customerId,
    kind: 'licence',
    number: given.number,
    startsOn: given.startsOn,
    endsOn: lastDayOfYearFrom(given.startsOn),
    services: ['support'],
    productIds: given.productIds ?? [],
    place: 'remote',
    regulationId: given.regulationId,
    normMinutes: {},
  }
}

/** The last day, inclusive, of a year that starts on the date: 2026-03-10 → 2027-03-09, 2024-02-29 → 2025-02-28. */
export function lastDayOfYearFrom(startsOn: CivilDate): CivilDate {
  const year = padded(Number(startsOn.slice(0, 4)) + 1, 4)
  // A year from 29 February would end on a day that does not exist: it runs to the last of the month (ГК РФ 192).
  const next = parseCivilDate(`${year}${startsOn.slice(4)}`) ?? (`${year}-03-01` as CivilDate)
  return addCivilDays(next, -1)
}
