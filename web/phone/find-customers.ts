import type { CustomerRow } from '../../core/customers/wire.ts'
import { call } from '../api.ts'
import type { Option } from '../ui/options.ts'

/** Customers by a few letters or digits: a source for a `Combobox`. */
export async function findCustomers(query: string, signal: AbortSignal): Promise<readonly Option[]> {
  const { items } = await call<{ items: readonly CustomerRow[] }>('GET', '/customers', {
    query: { q: query.trim() === '' ? undefined : query, limit: 12 },
    signal,
  })
  return items.map((row) => ({ value: row.id, label: row.shortName, detail: row.inn ?? row.name }))
}
