import type { z } from 'zod'
import type { SignedIn } from '../../core/people/actor.ts'
import { forCustomer } from '../../core/tickets/for-customer.ts'
import type { historyShape } from '../../core/tickets/wire.ts'
import type { Reader } from '../../db/connect.ts'
import { eventsOf, isVisible } from './reads-card.ts'

/**
 * A request's events as they were hashed, each with its hash, and the texts that they name by digest
 * (docs/verify-history.md). A customer gets the public ones, which form the chain; the facts as they are in it.
 */
export async function readHistory(
  reader: Reader,
  { number, actor }: { readonly number: number; readonly actor: SignedIn },
): Promise<z.input<typeof historyShape> | undefined> {
  if (!(await isVisible(reader, { number, actor }))) return undefined
  const stored = await eventsOf(reader, number)
  const allowed = new Set(forCustomer(stored.map(({ event }) => event)).map(({ seq }) => seq))
  const shown = actor.side === 'provider' ? stored : stored.filter(({ event }) => allowed.has(event.seq))
  return {
    number,
    events: shown.map(({ event, hash }) => ({ ...event, hash })),
    texts: Object.fromEntries(shown.flatMap(({ texts }) => Object.entries(texts))),
    chain: shown.filter(({ event }) => event.visibility === 'public').map(({ hash }) => hash),
  }
}
