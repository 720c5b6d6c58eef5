import { useQuery } from '@tanstack/react-query'
import { number } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { customerQuery } from '../setup/queries.ts'
import { customerCounts } from '../tickets/customer-tickets.tsx'
import { Link } from '../ui/link.tsx'
import css from './customer-head.module.css'
import { customerParts, type DeskPlaceNow } from './where.ts'

/** Whose requests these are, leading to his card. */
export function CustomerName({ id }: { readonly id: string }) {
  const { data } = useQuery(customerQuery(id))
  const t = useTexts().desk
  return <Link to={paths.deskCustomer(id)}>{data?.shortName ?? t.ofCustomer()}</Link>
}

interface PartsProps {
  readonly customer: NonNullable<DeskPlaceNow['customer']>
  readonly search: string | undefined
}

/** All requests of the customer, the open ones, those that have ended, each with how many there are. */
export function CustomerParts({ customer: { id, of }, search }: PartsProps) {
  const t = useTexts().desk
  const { language } = useReader()
  const { data } = useQuery(customerCounts(id))
  return (
    <nav className={css.parts} aria-label={t.ofCustomer()}>
      {customerParts.map((part) => (
        <Link
          key={part}
          to={paths.deskCustomerTickets(id, { of: part, ...(search === undefined ? {} : { q: search }) })}
          className={css.part}
          aria-current={part === of ? 'page' : undefined}
        >
          {t.customerPart(part)} {data && <span className={css.count}>{number(language, data.counts[part])}</span>}
        </Link>
      ))}
    </nav>
  )
}
