import { entitle } from '../../core/contracts/entitle.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import type { Norm, Regulation } from '../../core/regulation/regulation.ts'
import type { Instant } from '../../core/time/instant.ts'
import { dateIn } from '../../core/time/zone.ts'
import type { Reader } from '../../db/connect.ts'
import { contractsOf } from '../contracts/reads.ts'
import type { House } from '../house.ts'

/**
 * The regulation that a reader is under (DOMAIN 4.8): a customer that of the contract which a plain question of his
 * would be registered under today, with the norms that the contract replaces; everybody else the house's own.
 */
export async function regulationOfReader(
  reader: Reader,
  { regulations }: Pick<House, 'regulations'>,
  { actor, now }: { readonly actor: SignedIn; readonly now: Instant },
): Promise<Regulation> {
  const byDefault = regulations.current()
  if (actor.side === 'provider') return byDefault
  const contracts = await contractsOf(reader, actor.customerId)
  const { contractId } = entitle({
    contracts,
    kind: 'consultation',
    service: 'support',
    productId: null,
    on: dateIn(regulations.calendarOf(byDefault).zone, now),
  })
  const contract = contracts.find(({ id }) => id === contractId)
  if (contract === undefined) return byDefault
  const regulation = regulations.currentOf(contract.regulationId)
  return { ...regulation, norms: regulation.norms.map((norm) => replaced(norm, contract.normMinutes)) }
}

/** Only a target in working time can be replaced by a contract. */
function replaced(norm: Norm, normMinutes: Readonly<Record<string, number>>): Norm {
  const minutes = normMinutes[norm.id]
  return minutes === undefined || norm.target.kind !== 'working'
    ? norm
    : { ...norm, target: { ...norm.target, minutes } }
}
