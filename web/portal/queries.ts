import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CustomerCard, ProductView } from '../../core/customers/wire.ts'
import type { RegulationWords, ServiceCard } from '../../core/regulation/service-wire.ts'
import type { TicketRow } from '../../core/tickets/wire.ts'
import type { TicketView } from '../../core/tickets/wire-lists.ts'
import { call } from '../api.ts'

/** `ticketPageShape`. */
export interface TicketPage {
  readonly items: readonly TicketRow[]
  readonly next: string | null
  readonly asOf: string
}

export interface TicketListing {
  readonly view: TicketView
  readonly sort?: 'due' | 'newest' | 'last_word'
  readonly q?: string
  readonly limit?: number
}

/** The beginning of a list, for the first page. */
export const someTickets = (listing: TicketListing) =>
  queryOptions({
    queryKey: ['tickets', 'some', listing],
    queryFn: ({ signal }) => call<TicketPage>('GET', '/tickets', { query: { ...listing }, signal }),
  })

/** A whole list, page by page. */
export const allTickets = (listing: TicketListing) =>
  infiniteQueryOptions({
    queryKey: ['tickets', 'all', listing],
    queryFn: ({ pageParam, signal }) =>
      call<TicketPage>('GET', '/tickets', { query: { ...listing, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: ({ signal }) =>
    call<{ readonly counts: Readonly<Record<string, number>> }>('GET', '/tickets/counts', { signal }),
})

/** The own organisation: contracts and people (R2.5, R3). */
export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: ({ signal }) => call<CustomerCard>('GET', '/organisation', { signal }),
})

/** Contacts and hours; whether somebody is there changes by the minute (R2.2, R2.7). */
export const serviceQuery = queryOptions({
  queryKey: ['service'],
  queryFn: ({ signal }) => call<ServiceCard>('GET', '/service', { signal }),
  refetchInterval: 60_000,
})

export const productsQuery = queryOptions({
  queryKey: ['products'],
  queryFn: ({ signal }) => call<readonly ProductView[]>('GET', '/products', { signal }),
  staleTime: 5 * 60_000,
})

export const regulationQuery = queryOptions({
  queryKey: ['regulation'],
  queryFn: ({ signal }) => call<RegulationWords>('GET', '/regulation', { signal }),
  staleTime: 5 * 60_000,
})
