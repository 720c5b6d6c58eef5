import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import type { TicketRow } from '../../core/tickets/wire.ts'
import type { ticketPageShape, ticketQueryShape } from '../../core/tickets/wire-lists.ts'
import { call } from '../api.ts'
import { type Steady, steady } from './steady.ts'

type Page = z.infer<typeof ticketPageShape>
export type QueueFilter = Pick<z.infer<typeof ticketQueryShape>, 'view' | 'q' | 'sort' | 'customerId'>

export interface QueueData extends Steady {
  readonly loading: boolean
  readonly error: Error | null
  readonly retry: () => void
  /** Takes over the newest order. */
  readonly settle: () => void
  /** Loads the next page; undefined on the last. */
  readonly more: (() => void) | undefined
}

/** A queue by pages of fifty, renewed every minute and by live messages, without moving under the reader's hand. */
export function useQueue(filter: QueueFilter): QueueData {
  const key = JSON.stringify(filter)
  const query = useInfiniteQuery({
    queryKey: ['tickets', 'queue', filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page>('GET', '/tickets', {
        query: { ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page: Page) => page.next ?? undefined,
    refetchInterval: 60_000,
    // While one types, the last finds stay until the next have come.
    ...(filter.q === undefined ? {} : { placeholderData: keepPreviousData }),
  })
  const latest = useMemo(() => onceEach(query.data?.pages ?? []), [query.data])
  const [shown, setShown] = useState<{ readonly key: string; readonly rows: readonly TicketRow[] }>()
  const settled = shown?.key === key && !query.isPlaceholderData ? shown.rows : undefined
  const list = useMemo(() => steady(settled ?? latest, latest), [settled, latest])
  const ready = query.data !== undefined && !query.isPlaceholderData
  // The first order is kept, and grows by what is loaded below.
  if (ready && settled === undefined) setShown({ key, rows: latest })
  else if (ready && settled !== undefined && list.rows.length > settled.length) {
    setShown({ key, rows: [...settled, ...list.rows.slice(settled.length).map(({ row }) => row)] })
  }
  return {
    ...list,
    loading: query.isPending,
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
    settle: () => setShown({ key, rows: latest }),
    more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined,
  }
}

/** A row that moved between two readings may stand on two pages: the first counts. */
function onceEach(pages: readonly Page[]): readonly TicketRow[] {
  const rows = new Map<number, TicketRow>()
  for (const { items } of pages) for (const row of items) if (!rows.has(row.number)) rows.set(row.number, row)
  return [...rows.values()]
}
