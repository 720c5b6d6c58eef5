import { queryOptions } from '@tanstack/react-query'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { call } from '../api.ts'

/** The page of a request. Read again every minute: what is overdue grows, whoever does nothing. */
export const ticketQuery = (number: number) =>
  queryOptions({
    queryKey: ['ticket', number],
    queryFn: ({ signal }) => call<TicketCard>('GET', `/tickets/${number}`, { signal }),
    refetchInterval: 60_000,
  })
