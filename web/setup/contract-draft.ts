import type { ContractView } from '../../core/contracts/wire.ts'
import type { Service } from '../../core/tickets/words.ts'
import { orNull } from './or-null.ts'

/** What the form of a contract holds. */
export interface ContractDraft {
  readonly kind: ContractView['kind']
  readonly number: string
  readonly startsOn: string
  readonly endsOn: string
  readonly services: readonly Service[]
  readonly productIds: readonly string[]
  readonly place: ContractView['place']
  readonly priceNote: string
  readonly specification: string
  /** Hours as typed, by norm; empty: as the regulation says. */
  readonly hours: Readonly<Record<string, string>>
}

export function draftOf(contract: ContractView | null, today: string): ContractDraft {
  if (contract === null)
    return {
      kind: 'service',
      number: '',
      startsOn: today,
      endsOn: '',
      services: ['support'],
      productIds: [],
      place: 'remote',
      priceNote: '',
      specification: '',
      hours: {},
    }
  return {
    kind: contract.kind,
    number: contract.number,
    startsOn: contract.startsOn,
    endsOn: contract.endsOn ?? '',
    services: contract.services,
    productIds: contract.products.map(({ id }) => id),
    place: contract.place,
    priceNote: contract.priceNote ?? '',
    specification: contract.specification ?? '',
    hours: Object.fromEntries(Object.entries(contract.normMinutes).map(([id, minutes]) => [id, hoursText(minutes)])),
  }
}

/** «1,5» or «1.5» hours in minutes; undefined for what is no positive number. */
export function minutesOf(hours: string): number | undefined {
  const text = hours.trim().replace(',', '.')
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(text)) return undefined
  const minutes = Math.round(Number(text) * 60)
  return minutes > 0 ? minutes : undefined
}

/** Minutes as hours that `minutesOf` reads back. */
export const hoursText = (minutes: number): string => String(Number((minutes / 60).toFixed(4))).replace('.', ',')

/** Norms whose hours are no number. */
export const wrongNorms = ({ hours }: ContractDraft): readonly string[] =>
  Object.entries(hours).flatMap(([id, text]) => (text.trim() === '' || minutesOf(text) !== undefined ? [] : [id]))

/** The contract as it goes over the wire. */
export const wireOf = (draft: ContractDraft) => ({
  kind: draft.kind,
  number: draft.number,
  startsOn: draft.startsOn,
  endsOn: orNull(draft.endsOn),
  services: draft.services,
  productIds: draft.productIds,
  place: draft.place,
  priceNote: orNull(draft.priceNote),
  specification: orNull(draft.specification),
  normMinutes: Object.fromEntries(
    Object.entries(draft.hours).flatMap(([id, text]) => {
      const minutes = minutesOf(text)
      return minutes === undefined ? [] : [[id, minutes]]
    }),
  ),
})
