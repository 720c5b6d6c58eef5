import { useQuery } from '@tanstack/react-query'
import type { CustomerCard } from '../../core/customers/wire.ts'
import type { TicketRow } from '../../core/tickets/wire.ts'
import { civilDate } from '../../lang/format.ts'
import { call } from '../api.ts'
import { useSession } from '../frame/session.ts'
import { useReader, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { customerQuery } from '../setup/queries.ts'
import { Badge, StateMark } from '../ui/badge.tsx'
import { Link } from '../ui/link.tsx'
import { Moment } from '../ui/moment.tsx'
import { Facts, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { FoundPerson } from './callers.ts'
import css from './phone.module.css'
import { bySimilarity } from './similar.ts'

export interface BesideProps {
  readonly person: FoundPerson | null
  /** What has been written so far: like requests come first. */
  readonly typed: string
}

/** Beside the form: who registers and for whom, what covers it, and what the organisation has open already. */
export function Beside({ person, typed }: BesideProps) {
  const t = useTexts().phone
  const me = useSession().person
  return (
    <aside className={css.beside}>
      <Panel>
        <Facts
          facts={[
            { label: t.registeredBy(), value: me.name },
            { label: t.onBehalfOf(), value: person && `${person.name}, ${person.customer.name}` },
            { label: t.contract(), value: person && <Cover customerId={person.customer.id} /> },
          ]}
        />
      </Panel>
      <Panel title={t.besideTitle()} flush>
        {person === null ? (
          <p className={css.quiet}>{t.besideEmpty()}</p>
        ) : (
          <OpenTickets customerId={person.customer.id} typed={typed} />
        )}
      </Panel>
    </aside>
  )
}

function Cover({ customerId }: { readonly customerId: string }) {
  const t = useTexts().phone
  const { language } = useReader()
  const { data } = useQuery(customerQuery(customerId))
  if (data === undefined) return null
  const valid = data.contracts.filter(inForce)
  if (valid.length === 0)
    return (
      <>
        <Badge tone="warn" icon="warning">
          {t.noContract().split('. ')[0]}
        </Badge>{' '}
        <span className={css.line}>{t.noContract().split('. ').slice(1).join('. ')}</span>
      </>
    )
  return valid.map(({ id, number, endsOn }) => (
    <span key={id} className={css.line}>
      {t.contractUntil(number, endsOn === null ? null : civilDate(language, endsOn))}
    </span>
  ))
}

const inForce = ({ state }: CustomerCard['contracts'][number]): boolean =>
  state === 'active' || state === 'expires_soon'

function OpenTickets({ customerId, typed }: { readonly customerId: string; readonly typed: string }) {
  const t = useTexts().phone
  const { data } = useQuery({
    queryKey: ['tickets', 'open-of', customerId],
    queryFn: ({ signal }) =>
      call<{ items: readonly TicketRow[] }>('GET', '/tickets', {
        query: { view: 'open', customerId, sort: 'newest', limit: 50 },
        signal,
      }),
  })
  if (data === undefined) return <Skeleton shape="rows" />
  if (data.items.length === 0) return <p className={css.quiet}>{t.noneOpen()}</p>
  return (
    <ul className={css.open}>
      {bySimilarity(data.items, typed, ({ subject, module, product }) =>
        [subject, product?.name, module?.name].filter(Boolean).join(' '),
      ).map(({ item, alike }) => (
        <OpenTicket key={item.number} row={item} alike={alike} />
      ))}
    </ul>
  )
}

function OpenTicket({ row, alike }: { readonly row: TicketRow; readonly alike: boolean }) {
  const { phone: t, tickets } = useTexts()
  return (
    <li>
      <Link to={paths.deskTicket(row.number)} className={css.ticket} data-alike={alike || undefined}>
        <span className={css.ticketSubject}>
          {tickets.number(row.number)} {row.subject}
        </span>
        <span className={css.ticketFacts}>
          {alike && (
            <Badge tone="accent" icon="link" plain>
              {t.similar()}
            </Badge>
          )}
          <StateMark state={row.state} plain />
          <span>{row.requester.name}</span>
          <Moment at={row.registeredAt} form="brief" />
        </span>
      </Link>
    </li>
  )
}
