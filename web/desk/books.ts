import { queryOptions } from '@tanstack/react-query'
import type { ProductView } from '../../core/customers/wire.ts'
import type { ContactView, LineView, StaffView } from '../../core/people/wire.ts'
import { call } from '../api.ts'
import type { Option } from '../ui/options.ts'

/** What the desk looks up again and again; it changes seldom. */
const seldom = 60_000

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => call<readonly StaffView[]>('GET', '/staff', { signal }),
  staleTime: seldom,
})

export const linesQuery = queryOptions({
  queryKey: ['lines'],
  queryFn: ({ signal }) => call<readonly LineView[]>('GET', '/lines', { signal }),
  staleTime: seldom,
})

export const productsQuery = queryOptions({
  queryKey: ['products'],
  queryFn: ({ signal }) => call<readonly ProductView[]>('GET', '/products', { signal }),
  staleTime: seldom,
})

/** People of a customer, by a few letters: a source for a `Combobox`. Keep what it gives (useMemo). */
export const contactsOf =
  (customerId: string) =>
  async (q: string, signal: AbortSignal): Promise<readonly Option[]> => {
    const query = { customerId, ...(q === '' ? {} : { q }) }
    const page = await call<{ items: readonly ContactView[] }>('GET', '/contacts', { query, signal })
    return page.items
      .filter(({ active }) => active)
      .map(({ id, name, position, email }) => ({ value: id, label: name, detail: position ?? email }))
  }
