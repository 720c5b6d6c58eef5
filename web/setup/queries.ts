import { queryOptions } from '@tanstack/react-query'
import type { CustomerCard, ProductView } from '../../core/customers/wire.ts'
import type { LineView, StaffView } from '../../core/people/wire.ts'
import type { ServiceCard } from '../../core/regulation/service-wire.ts'
import { call } from '../api.ts'

/** What several screens ask for; one key each, so that they share the answer. */
export const productsQuery = queryOptions({
  queryKey: ['products'],
  queryFn: ({ signal }) => call<ProductView[]>('GET', '/products', { signal }),
})

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => call<StaffView[]>('GET', '/staff', { signal }),
})

export const linesQuery = queryOptions({
  queryKey: ['lines'],
  queryFn: ({ signal }) => call<LineView[]>('GET', '/lines', { signal }),
})

export const serviceQuery = queryOptions({
  queryKey: ['service'],
  queryFn: ({ signal }) => call<ServiceCard>('GET', '/service', { signal }),
})

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => call<CustomerCard>('GET', `/customers/${id}`, { signal }),
  })
