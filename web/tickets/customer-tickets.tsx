import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Link } from '../ui/link.tsx'

export interface CustomerCounts {
  readonly counts: Readonly<Record<'all' | 'open' | 'ended', number>>
}

/** How many requests of a customer there are; live messages make it stale like every count. */
export const customerCounts = (customerId: string) =>
  queryOptions({
    queryKey: ['counts', customerId],
    queryFn: ({ signal }) => call<CustomerCounts>('GET', '/tickets/counts', { query: { customerId }, signal }),
  })

/** Leads to the requests of a customer, saying how many there are. */
export function CustomerTickets({ customerId }: { readonly customerId: string }) {
  const t = useTexts().ticketPage
  const { data } = useQuery(customerCounts(customerId))
  if (data?.counts.all === 0) return t.openOfAll(0, 0)
  return (
    <Link to={paths.deskCustomerTickets(customerId)}>
      {data === undefined ? t.theirTickets() : t.openOfAll(data.counts.open, data.counts.all)}
    </Link>
  )
}
