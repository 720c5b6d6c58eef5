import type { z } from 'zod'
import type { SignedIn } from '../../core/people/actor.ts'
import { forCustomer } from '../../core/tickets/for-customer.ts'
import type { historyShape } from '../../core/tickets/wire.ts'
import type { Reader } from '../../db/connect.ts'
import { eventsOf, isVisible } from './reads-card.ts'

/**
 * A request's events as they were hashed, their hashes in the same order, and the texts that they name by digest
 * (docs/verify-history.md). A customer gets the public ones, which form the chain by themselves, without the sequence
 * numbers, whose gaps would tell that there is something else (B1).
 */
export async function readHistory(
  reader: Reader,
  { number, actor }: { readonly number: number; readonly actor: SignedIn },
): Promise<z.input<typeof historyShape> | undefined> {
  if (!(await isVisible(reader, { number, actor }))) return undefined
  const stored = await eventsOf(reader, number)
  const staff = actor.side === 'provider'
  const shown = staff ? stored : forCustomer(stored)
  return {
    number,
    events: shown.map(({ event: { seq, ...said } }) => (staff ? { seq, ...said } : said)),
    texts: Object.fromEntries(shown.flatMap(({ texts }) => Object.entries(texts))),
    chain: shown.map(({ hash }) => hash),
  }
}
